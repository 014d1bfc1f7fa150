package org.quadrant.benchmarks.cli;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.dynamics.ClusteringExperiment;
import org.quadrant.benchmarks.experiments.dynamics.CoherenceExperiment;
import org.quadrant.benchmarks.experiments.dynamics.IndividualExperiment;
import org.quadrant.benchmarks.experiments.dynamics.PhasesExperiment;
import org.quadrant.benchmarks.experiments.generality.DimensionExperiment;
import org.quadrant.benchmarks.experiments.generality.GeneralisationExperiment;
import org.quadrant.benchmarks.experiments.generality.LawsExperiment;
import org.quadrant.benchmarks.experiments.generality.ScalingExperiment;
import org.quadrant.benchmarks.experiments.generality.ZeroMarginExperiment;

/** The experiments that there are. */
final class ExperimentCatalogue {
  /** What stands for all of them on the command line. */
  static final String EVERY = "all";

  private final List<Experiment> experiments;

  /**
   * A catalogue.
   *
   * @param experiments in the order of their numbers, each of a name of its own
   */
  ExperimentCatalogue(List<Experiment> experiments) {
    this.experiments = List.copyOf(experiments);
  }

  /** The catalogue of this build. */
  static ExperimentCatalogue standard() {
    return new ExperimentCatalogue(
        List.of(
            new PhasesExperiment(),
            new ClusteringExperiment(),
            new CoherenceExperiment(),
            new GeneralisationExperiment(),
            new LawsExperiment(),
            new ZeroMarginExperiment(),
            new ScalingExperiment(),
            new IndividualExperiment(),
            new DimensionExperiment()));
  }

  /**
   * The experiments of given names, in the order of their numbers, each once.
   *
   * @throws IllegalArgumentException if there are no names, or one is of no experiment
   */
  List<Experiment> select(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("NAME: missing; allowed: " + allowed());
    }
    for (String name : names) {
      if (!name.equals(EVERY) && experiments.stream().noneMatch(e -> e.name().equals(name))) {
        throw new IllegalArgumentException("NAME: " + name + "; allowed: " + allowed());
      }
    }
    return experiments.stream()
        .filter(experiment -> names.contains(EVERY) || names.contains(experiment.name()))
        .toList();
  }

  private String allowed() {
    List<String> names = new ArrayList<>(List.of(EVERY));
    experiments.forEach(experiment -> names.add(experiment.name()));
    return String.join(", ", names);
  }
}
