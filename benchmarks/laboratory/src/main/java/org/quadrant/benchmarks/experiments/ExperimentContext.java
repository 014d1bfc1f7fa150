package org.quadrant.benchmarks.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.ExperimentResult.FigureEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.TableEntry;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.training.WeightEngine;

/** What an experiment works with, and what receives its findings. Used by one thread. */
public final class ExperimentContext {
  private final Size size;
  private final SeedChoice choice;
  private final Laboratory laboratory;
  private final Drawing drawing;
  private final Function<String, Path> draft;
  private final LastSteps steps;
  private final Consumer<MissingFigure> missingFigures;

  private final List<String> setUp = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private final Set<Long> seeds = new LinkedHashSet<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<FigureEntry> figures = new ArrayList<>();
  private final List<TableEntry> tables = new ArrayList<>();

  /**
   * A context without findings.
   *
   * @param choice seeds of the trainings
   * @param laboratory threads, engine and records
   * @param draft where to write a file of a given name
   * @param steps takes what must not cost the findings, such as writing a table
   * @param missingFigures receives each figure that is not there
   */
  ExperimentContext(
      Size size,
      SeedChoice choice,
      Laboratory laboratory,
      Drawing drawing,
      Function<String, Path> draft,
      LastSteps steps,
      Consumer<MissingFigure> missingFigures) {
    this.size = size;
    this.choice = choice;
    this.laboratory = laboratory;
    this.drawing = drawing;
    this.draft = draft;
    this.steps = steps;
    this.missingFigures = missingFigures;
  }

  /** How much to compute. */
  public Size size() {
    return size;
  }

  /**
   * What to train with.
   *
   * @return an engine of one thread
   */
  public WeightEngine engine() {
    return laboratory.engine();
  }

  /**
   * Seeds to repeat something with, put down in the results.
   *
   * @param usual how many, unless whoever runs the experiments asks for another number
   * @return consecutive seeds, from 1 unless another is asked for
   */
  public List<Long> seeds(int usual) {
    List<Long> chosen = choice.of(usual);
    seeds.addAll(chosen);
    return chosen;
  }

  /**
   * Does a job for every input, several at a time.
   *
   * @param <S> what a job is done for
   * @param <T> what a job gives
   * @param inputs usually seeds
   * @param job depends on its input and nothing else; must not use this context
   * @return results in the order of the inputs, the same whatever the number of threads
   */
  public <S, T> List<T> map(List<S> inputs, Function<? super S, ? extends T> job) {
    return laboratory.map(inputs, job);
  }

  /**
   * Trains networks, several at a time. A plan that any experiment of the same command has trained
   * is not trained again.
   *
   * @return records in the order of the plans, the same whatever the number of threads
   */
  public List<TrainingRecord> train(List<TrainingPlan> plans) {
    plans.forEach(plan -> seeds.add(plan.configuration().seed()));
    return laboratory.train(plans);
  }

  /**
   * Adds a paragraph on what is done.
   *
   * @param paragraph plain text
   */
  public void setUp(String paragraph) {
    setUp.add(paragraph);
  }

  /**
   * Adds a paragraph on what was found, made from the figures of this run.
   *
   * @param paragraph plain text
   */
  public void found(String paragraph) {
    found.add(paragraph);
  }

  /**
   * Adds a check.
   *
   * @param check of a name that no other has
   * @throws IllegalArgumentException if there is one of this name
   */
  public void check(Check check) {
    if (checks.stream().anyMatch(other -> other.name().equals(check.name()))) {
      throw new IllegalArgumentException("two checks are named " + check.name());
    }
    checks.add(check);
  }

  /**
   * Writes a figure as SVG and PNG. One that cannot be drawn or written is left out of the
   * findings.
   *
   * @param name of the files, without extension
   * @param figure what to draw
   * @param caption what is shown, for readers of the figure
   * @param alternative what can be seen, for those who cannot see it
   */
  public void figure(String name, Figure figure, String caption, String alternative) {
    drawing
        .write(figure, file(name + ".svg"), file(name + ".png"))
        .ifPresentOrElse(
            missingFigures, () -> figures.add(new FigureEntry(name, caption, alternative)));
  }

  /**
   * Writes a table. One that cannot be written is left out of the findings.
   *
   * @param table all its rows
   */
  public void table(Table table) {
    if (steps.write(file(table.file()), table::write)) {
      tables.add(new TableEntry(table.file(), table.caption(), table.columns()));
    }
  }

  private Path file(String name) {
    return draft.apply(name);
  }

  /** All findings as the result of an experiment. */
  ExperimentResult result(Experiment experiment, double seconds) {
    setUp(seedsText() + " " + Chance.rule());
    return ExperimentResult.of(
        experiment,
        size,
        choice,
        paragraphs(setUp),
        paragraphs(found),
        List.copyOf(seeds),
        List.copyOf(checks),
        List.copyOf(figures),
        List.copyOf(tables),
        seconds,
        engine());
  }

  private String seedsText() {
    if (seeds.isEmpty()) {
      return "No seeds.";
    }
    long first = Collections.min(seeds);
    long last = Collections.max(seeds);
    return last - first + 1 == seeds.size()
        ? "Seeds %d to %d.".formatted(first, last)
        : "Seeds "
            + seeds.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
            + ".";
  }

  private static String paragraphs(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }
}
