package org.quadrant.benchmarks.experiments.reach;

import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.Snapshot;
import org.quadrant.benchmarks.experiments.TrainingRecord;

/**
 * When a training passed what marks its phases, and where it ended.
 *
 * @param startShare share of the squared weights that signals hold at the start, about 1/d
 * @param aligned time at which signals hold a quarter of the squared weights; NaN if never
 * @param grown time at which the block masses add up to 0.15; NaN if never
 * @param learnt time from which on the test error is at most 5 %; NaN if never
 * @param finalError test error at the end
 */
record Milestones(
    double startShare, double aligned, double grown, double learnt, double finalError) {
  private static final double SIGNAL_SHARE = 0.25;
  private static final double TOTAL_MASS = 0.15;
  private static final double ERROR = 0.05;

  static Milestones of(TrainingRecord record) {
    return new Milestones(
        BlockMasses.signalShare(record.snapshots().getFirst().neurons()),
        crossing(record, snapshot -> BlockMasses.signalShare(snapshot.neurons()), SIGNAL_SHARE),
        crossing(record, snapshot -> BlockMasses.of(snapshot.neurons()).total(), TOTAL_MASS),
        crossing(record, snapshot -> 1 / snapshot.test().errorRate(), 1 / ERROR),
        record.snapshots().getLast().test().errorRate());
  }

  /**
   * Time from which on a figure stays above a level, its logarithm interpolated between snapshots.
   * An error may dip below its level and rise again while masses change places.
   */
  private static double crossing(
      TrainingRecord record, ToDoubleFunction<Snapshot> figure, double level) {
    double[] times = record.times();
    double[] values = record.series(figure);
    for (int i = times.length - 1; i > 0 && values[i] >= level; i--) {
      if (values[i - 1] < level) {
        double part = Math.log(level / values[i - 1]) / Math.log(values[i] / values[i - 1]);
        return times[i - 1] + part * (times[i] - times[i - 1]);
      }
    }
    return Double.NaN;
  }
}
