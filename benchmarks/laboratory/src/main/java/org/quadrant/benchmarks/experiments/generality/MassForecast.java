package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.MassFlow;
import org.quadrant.training.Snapshot;

/**
 * The second phase of one training beside the block flow in the same steps, from the masses at one
 * of its snapshots on.
 *
 * @param times t of the snapshots from that one on; none if the phase never begins
 * @param measured masses then
 * @param forecast masses of the flow
 */
record MassForecast(double[] times, List<BlockValues> measured, List<BlockValues> forecast) {
  /** Share of its mass that a block has along its direction, at least, once it is aligned. */
  static final double ALIGNED = 0.98;

  /** From the first snapshot whose masses add up to more than the output's threshold. */
  static MassForecast whenOutputCounts(TrainingRecord record, MassFlow flow) {
    return from(record, flow, false);
  }

  /** From the first such snapshot in which all four blocks are aligned, too. */
  static MassForecast whenAligned(TrainingRecord record, MassFlow flow) {
    return from(record, flow, true);
  }

  private static MassForecast from(TrainingRecord record, MassFlow flow, boolean aligned) {
    List<Snapshot> later =
        record.snapshots().stream()
            .dropWhile(snapshot -> !begins(snapshot.neurons(), aligned))
            .toList();
    List<BlockValues> measured = later.stream().map(s -> s.neurons().masses()).toList();
    List<BlockValues> forecast = new ArrayList<>();
    if (!later.isEmpty()) {
      double learningRate = record.plan().configuration().learningRate();
      BlockValues now = measured.getFirst();
      long step = later.getFirst().step();
      for (Snapshot snapshot : later) {
        for (; step < snapshot.step(); step++) {
          now = flow.step(now, learningRate);
        }
        forecast.add(now);
      }
    }
    return new MassForecast(
        later.stream().mapToDouble(Snapshot::time).toArray(), measured, List.copyOf(forecast));
  }

  private static boolean begins(NeuronStates neurons, boolean aligned) {
    return neurons.masses().total() > TrainingRecord.OUTPUT_MASS
        && (!aligned || leastAlignment(neurons) >= ALIGNED);
  }

  /** Least of the four blocks' alignments |s|/‖w‖, each the mean weighted by mass. */
  static double leastAlignment(NeuronStates neurons) {
    double[] along = new double[Block.values().length];
    double[] all = new double[along.length];
    for (int j = 0; j < neurons.neurons(); j++) {
      int block = neurons.block(j).ordinal();
      along[block] += neurons.mass(j) * neurons.alignment(j);
      all[block] += neurons.mass(j);
    }
    double least = 1;
    for (int block = 0; block < all.length; block++) {
      least = all[block] > 0 ? Math.min(least, along[block] / all[block]) : 0;
    }
    return least;
  }

  boolean begins() {
    return times.length > 0;
  }

  /** Largest |log(q/forecast)| over blocks and times; NaN if the phase never begins. */
  double largestDeviation() {
    double largest = begins() ? 0 : Double.NaN;
    for (int i = 0; i < times.length; i++) {
      for (Block block : Block.values()) {
        largest = Math.max(largest, Math.abs(logRatio(i, block)));
      }
    }
    return largest;
  }

  /** log(q/forecast) of a block at one of the times. */
  double logRatio(int index, Block block) {
    return Math.log(measured.get(index).get(block) / forecast.get(index).get(block));
  }

  /**
   * Time from the start until the smallest mass of the forecast passes ½: noise adds up till then.
   */
  double growingTime() {
    for (int i = 0; i < times.length; i++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (Block block : Block.values()) {
        smallest = Math.min(smallest, forecast.get(i).get(block));
      }
      if (smallest > 0.5) {
        return times[i] - times[0];
      }
    }
    return times[times.length - 1] - times[0];
  }
}
