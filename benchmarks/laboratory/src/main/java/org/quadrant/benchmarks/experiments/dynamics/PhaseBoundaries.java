package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Alignment;
import org.quadrant.training.Snapshot;

/**
 * Where the phases of one training begin and end, each at the first snapshot that meets a
 * condition.
 *
 * @param smallSignals the last snapshot time before the mean alignment |s|/‖w‖ exceeds 1/4: until
 *     then signals are small beside w⊥
 * @param firstEnds the mean |s| exceeds the mean ‖w⊥‖: the first phase ends
 * @param aligned the mass-weighted alignment exceeds 0.995
 * @param secondBegins the four masses exceed 0.15 together: the output is no longer small, and the
 *     second phase begins
 */
record PhaseBoundaries(double smallSignals, double firstEnds, double aligned, double secondBegins) {
  static final double SMALL_ALIGNMENT = 0.25;
  static final double ALIGNED = 0.995;

  /** The conditions as texts have them. */
  static final String ALIGNED_TEXT = Numbers.plain(ALIGNED);

  static final String OUTPUT_MASS_TEXT = Numbers.plain(TrainingRecord.OUTPUT_MASS);

  static final String RULE =
      "The first phase ends when the mean |s| exceeds the mean ‖w⊥‖; the second begins when the"
          + " four block masses exceed "
          + OUTPUT_MASS_TEXT
          + " together, where the output begins to weaken the pull."
          + " Between them neurons are aligned (mass-weighted alignment above "
          + ALIGNED_TEXT
          + ") and the"
          + " output is still small.";

  /**
   * The trainings that get through all phases; how many do not is said in the findings.
   *
   * @return perhaps none
   */
  static List<TrainingRecord> complete(ExperimentContext context, List<TrainingRecord> records) {
    List<TrainingRecord> complete =
        records.stream().filter(record -> PhaseBoundaries.of(record).isComplete()).toList();
    if (complete.size() < records.size()) {
      context.found(
          "Of %d trainings, %d get through both phases%s."
              .formatted(
                  records.size(),
                  complete.size(),
                  complete.isEmpty()
                      ? ", so that there is nothing to be said of them"
                      : "; what follows is of these"));
    }
    return complete;
  }

  private boolean isComplete() {
    return Double.isFinite(smallSignals + firstEnds + aligned + secondBegins);
  }

  static PhaseBoundaries of(TrainingRecord record) {
    return new PhaseBoundaries(
        record.snapshots().stream()
            .takeWhile(s -> Alignment.of(s.neurons()).mean() <= SMALL_ALIGNMENT)
            .mapToDouble(Snapshot::time)
            .max()
            .orElse(Double.NaN),
        record.firstTime(
            s ->
                NeuronAverage.SIGNAL.over(s.neurons())
                    > NeuronAverage.ORTHOGONAL.over(s.neurons())),
        record.firstTime(s -> Alignment.of(s.neurons()).massWeighted() > ALIGNED),
        record.firstTime(s -> s.neurons().masses().total() > TrainingRecord.OUTPUT_MASS));
  }
}
