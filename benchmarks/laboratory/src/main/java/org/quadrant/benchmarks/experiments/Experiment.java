package org.quadrant.benchmarks.experiments;

/** One claim about the training dynamics, put to the test. */
public interface Experiment {
  /**
   * Place in the order of the experiments.
   *
   * @return a number from 1
   */
  int number();

  /**
   * Name on the command line and of the folder of the results.
   *
   * @return lower-case letters, digits and hyphens
   */
  String name();

  /** Title in texts. */
  String title();

  /**
   * What is claimed.
   *
   * @return plain text; an empty line separates paragraphs
   */
  String claim();

  /**
   * What theory says, with the formulas that the checks rest on.
   *
   * @return plain text; an empty line separates paragraphs
   */
  String theory();

  /**
   * Carries the experiment out, and hands set-up, findings, checks, figures and tables to the
   * context.
   *
   * @param context size and means of the experiment; receives what it finds
   */
  void run(ExperimentContext context);
}
