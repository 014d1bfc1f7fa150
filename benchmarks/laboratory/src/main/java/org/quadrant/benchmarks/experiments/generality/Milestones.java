package org.quadrant.benchmarks.experiments.generality;

import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.theory.EarlyFlow;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/**
 * When a training passed what marks its phases, and where it ended.
 *
 * @param aligned time at which signals hold a quarter of the squared weights; NaN if never
 * @param grown time at which the block masses add up to 0.15; NaN if never
 * @param learnt time from which on the test error is at most 5 %; NaN if never
 * @param finalError test error at the end
 */
record Milestones(double aligned, double grown, double learnt, double finalError) {
  private static final double SIGNAL_SHARE = 0.25;
  private static final double ERROR = 0.05;

  /** The error at which a training counts as learnt, in percent. */
  static final String ERROR_PERCENT = Numbers.percent(ERROR);

  boolean isComplete() {
    return Double.isFinite(aligned + grown + learnt);
  }

  static Milestones of(TrainingRecord record) {
    return new Milestones(
        crossing(record, snapshot -> BlockMasses.signalShare(snapshot.neurons()), SIGNAL_SHARE),
        crossing(
            record, snapshot -> snapshot.neurons().masses().total(), TrainingRecord.OUTPUT_MASS),
        crossing(record, snapshot -> 1 / snapshot.test().errorRate(), 1 / ERROR),
        record.snapshots().getLast().test().errorRate());
  }

  /**
   * When the early flow aligns the neurons that a training starts from, in the same steps.
   *
   * @param plan of the training, with Gaussian inputs
   * @return time at which signals hold a quarter of the squared weights; NaN if not by its end
   */
  static double flowAligned(TrainingPlan plan) {
    TrainingConfiguration configuration = plan.configuration();
    EarlyFlow flow = new EarlyFlow(configuration.problem());
    int stride = (int) plan.observeEvery();
    Network network = Initialisation.draw(configuration);
    double before = BlockMasses.signalShare(NeuronStates.of(network));
    for (long step = stride; step <= plan.steps(); step += stride) {
      network = flow.advance(network, configuration.learningRate(), stride);
      double now = BlockMasses.signalShare(NeuronStates.of(network));
      if (now >= SIGNAL_SHARE) {
        double part = Math.log(SIGNAL_SHARE / before) / Math.log(now / before);
        return configuration.time(step - stride) + part * configuration.time(stride);
      }
      before = now;
    }
    return Double.NaN;
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
