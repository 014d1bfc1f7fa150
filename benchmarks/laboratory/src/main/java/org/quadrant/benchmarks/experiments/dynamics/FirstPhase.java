package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.NeuronFlow;
import org.quadrant.theory.SingleNeuron;
import org.quadrant.training.Snapshot;

/**
 * Exponential growth in the first phase, fitted to one training by least squares of the logarithm
 * over time, and the same fit to what theory predicts for every neuron by itself.
 */
final class FirstPhase {
  /** Opposite components are fitted up to this time, while noise is small beside them. */
  static final double OPPOSITE_END = 3;

  static final String OPPOSITE_END_TEXT = Numbers.plain(OPPOSITE_END);

  private final TrainingRecord record;
  private final double end;

  /** The first phase of a training. */
  FirstPhase(TrainingRecord record, PhaseBoundaries boundaries) {
    this.record = record;
    this.end = boundaries.smallSignals();
  }

  /** Growth rate of a block's mean |s| per unit of time, while signals are small. */
  double signalRate(Block block) {
    return rate(record.snapshots(), block, NeuronAverage.SIGNAL, end);
  }

  /** Growth rate of the mean |o| over all neurons per unit of time, up to t = 3. */
  double oppositeRate() {
    SimpleRegression fit = new SimpleRegression();
    record.snapshots().stream()
        .filter(snapshot -> snapshot.time() <= OPPOSITE_END)
        .forEach(s -> fit.addData(s.time(), Math.log(NeuronAverage.OPPOSITE.over(s.neurons()))));
    return fit.getSlope();
  }

  /** What {@link #signalRate} would be if every neuron took steps on the expected loss alone. */
  double predictedSignalRate(Block block) {
    NeuronStates start = record.snapshots().getFirst().neurons();
    List<SingleNeuron> neurons =
        IntStream.range(0, start.neurons())
            .filter(j -> start.block(j) == block)
            .mapToObj(j -> neuron(start, j))
            .toList();
    double learningRate = record.plan().configuration().learningRate();
    SimpleRegression fit = new SimpleRegression();
    long step = 0;
    for (Snapshot snapshot : record.snapshots()) {
      if (snapshot.time() > end) {
        break;
      }
      for (; step < snapshot.step(); step++) {
        neurons = neurons.stream().map(n -> NeuronFlow.step(n, learningRate)).toList();
      }
      double mean = neurons.stream().mapToDouble(n -> Math.abs(n.signal())).average().orElse(0);
      fit.addData(snapshot.time(), Math.log(mean));
    }
    return fit.getSlope();
  }

  /**
   * Variance of {@link #signalRate} over that which noise adds, per unit of time, to the logarithm
   * of a mean |s| that does not grow: what is added at time s, e^(−cs) times as much, moves all
   * later points of the fit.
   *
   * @param rate c, at which signals grow
   */
  double noiseOfSlope(double rate) {
    double[] times =
        record.snapshots().stream().mapToDouble(Snapshot::time).filter(t -> t <= end).toArray();
    double mean = Arrays.stream(times).average().orElseThrow();
    double squares = Arrays.stream(times).map(t -> (t - mean) * (t - mean)).sum();
    double variance = 0;
    double moved = 0;
    for (int k = times.length - 1; k > 0; k--) {
      moved += (times[k] - mean) / squares;
      double middle = 0.5 * (times[k - 1] + times[k]);
      variance += moved * moved * Math.exp(-2 * rate * middle) * (times[k] - times[k - 1]);
    }
    return variance;
  }

  /** A neuron in its own coordinates. */
  static SingleNeuron neuron(NeuronStates states, int j) {
    return new SingleNeuron(
        states.signal(j),
        states.opposite(j),
        states.orthogonalNorm(j),
        Math.abs(states.outputWeight(j)));
  }

  private static double rate(
      List<Snapshot> snapshots, Block block, NeuronAverage figure, double end) {
    SimpleRegression fit = new SimpleRegression();
    List<Snapshot> early = new ArrayList<>(snapshots);
    early.removeIf(snapshot -> snapshot.time() > end);
    early.forEach(s -> fit.addData(s.time(), Math.log(figure.over(s.neurons(), block))));
    return fit.getSlope();
  }
}
