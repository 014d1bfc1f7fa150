package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** Records of trainings that never took place. */
final class Synthetic {
  private static final Evaluation TEST = Evaluation.ofSums(10, 1, 1, 1);

  private Synthetic() {}

  /** A record with a snapshot at each time; η = 0.1. */
  static TrainingRecord record(DoubleFunction<NeuronStates> neurons, double... times) {
    TrainingPlan plan = new TrainingPlan(TrainingConfiguration.builder().build(), 100, 1, 1);
    List<Snapshot> snapshots =
        DoubleStream.of(times)
            .mapToObj(
                t ->
                    new Snapshot(
                        Math.round(t / 0.1), t, OptionalDouble.empty(), neurons.apply(t), TEST))
            .toList();
    return new TrainingRecord(plan, snapshots);
  }

  /** One neuron in each block, in the order of the blocks. */
  static NeuronStates four(double[] signals, double opposite, double orthogonal, double a) {
    double[] first = new double[4];
    double[] second = new double[4];
    double[] orthogonals = {orthogonal, orthogonal, orthogonal, orthogonal};
    double[] outputs = {a, a, -a, -a};
    for (int j = 0; j < 4; j++) {
      double sign = j % 2 == 0 ? 1 : -1;
      double own = sign * signals[j] / Math.sqrt(2);
      double other = opposite / Math.sqrt(2);
      // μ̂₁ = (1, −1)/√2, μ̂₂ = (1, 1)/√2.
      first[j] = own + other;
      second[j] = j < 2 ? other - own : own - other;
    }
    return NeuronStates.ofPlane(first, second, orthogonals, outputs);
  }

  static NeuronStates four(double signal, double opposite, double orthogonal, double a) {
    return four(new double[] {signal, signal, signal, signal}, opposite, orthogonal, a);
  }

  /** Times 0, step, 2·step, … up to the end. */
  static double[] times(double step, double end) {
    return DoubleStream.iterate(0, t -> t <= end + 1e-9, t -> t + step).toArray();
  }
}
