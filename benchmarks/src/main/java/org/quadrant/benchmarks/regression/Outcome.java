package org.quadrant.benchmarks.regression;

/**
 * What a run of the gate comes to, in the order of weight: what is known to be bad weighs more than
 * what nobody can know any more, this more than what was not done, and that more than doubt.
 */
public enum Outcome {
  /** A benchmark regressed, fails, allocates more, or the engines give other bits. */
  REGRESSION(1, "REGRESSION"),
  /** The candidate lacks something that the baseline has. */
  GONE(5, "GONE"),
  /** Something was not measured as far as would have been needed to find a regression. */
  NOT_DONE(4, "NOT DONE"),
  /** All was measured, and the noise hides what it says; or the ruler moved. */
  UNDECIDED(3, "undecided"),
  /** No benchmark regressed, and a slow-down of the size that matters can be ruled out. */
  NO_REGRESSION(0, "no regression");

  private final int exitCode;
  private final String text;

  Outcome(int exitCode, String text) {
    this.exitCode = exitCode;
    this.text = text;
  }

  /** The outcome for scripts. */
  public int exitCode() {
    return exitCode;
  }

  /**
   * The outcome in words.
   *
   * @return such as {@code no regression}
   */
  public String text() {
    return text;
  }

  /**
   * Exit code if files could not be written. What is known of the builds stays known; but nothing
   * passes whose evidence is lost.
   *
   * @return never 0 or 3
   */
  public int exitCodeWithoutFiles() {
    return compareTo(NOT_DONE) < 0 ? exitCode : NOT_DONE.exitCode;
  }
}
