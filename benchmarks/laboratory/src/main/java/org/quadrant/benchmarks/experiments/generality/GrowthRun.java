package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.theory.EarlyFlow;
import org.quadrant.training.Initialisation;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;

/**
 * Growth of all neurons' components in the first phase of one training, beside the early flow of
 * the same neurons in the same steps. The growth of a component, say the signal, is the slope of
 * its values at time t on those at the start, Σ s(t) s(0)/Σ s(0)²: noise, which knows nothing of
 * the start, does not add to it.
 *
 * @param times t, from 0
 * @param signal growth of the signals
 * @param opposite growth of the opposite components
 * @param flowSignal growth of the signals in the flow
 * @param flowOpposite growth of the opposite components in the flow
 * @param outputRatio mean |a| at the end over neurons with a &lt; 0, over that of the others
 * @param flowOutputRatio the same in the flow
 */
record GrowthRun(
    double[] times,
    double[] signal,
    double[] opposite,
    double[] flowSignal,
    double[] flowOpposite,
    double outputRatio,
    double flowOutputRatio) {

  /**
   * Trains.
   *
   * @param engine of one thread
   * @param configuration what to train
   * @param observations number of observations after the start
   * @param stride steps between observations
   */
  static GrowthRun train(
      WeightEngine engine, TrainingConfiguration configuration, int observations, int stride) {
    // Before anything is allocated.
    engine.requireRoom(configuration);
    Network start = Initialisation.draw(configuration);
    try (Training training = engine.start(configuration, start)) {
      Growth growth = new Growth(training, start, observations, stride);
      new ObservedRun((long) observations * stride, stride).run(training, loss -> growth.observe());
      return growth.run();
    }
  }

  /** Follows the neurons of a training, and the same neurons in the flow. */
  private static final class Growth {
    private final Training training;
    private final int stride;
    private final EarlyFlow flow;
    private final NeuronStates start;
    private final double[] times;
    private final double[][] growth;
    private Network predicted;
    private NeuronStates measured;
    private NeuronStates expected;
    private int observed;

    Growth(Training training, Network start, int observations, int stride) {
      this.training = training;
      this.stride = stride;
      this.flow = new EarlyFlow(training.configuration().problem());
      this.start = NeuronStates.of(start);
      this.times = new double[observations + 1];
      this.growth = new double[4][observations + 1];
      this.predicted = start;
    }

    boolean observe() {
      TrainingConfiguration configuration = training.configuration();
      if (observed > 0) {
        predicted = flow.advance(predicted, configuration.learningRate(), stride);
      }
      measured = training.neurons();
      expected = NeuronStates.of(predicted);
      times[observed] = configuration.time(training.steps());
      growth[0][observed] = slope(start.signals(), measured.signals());
      growth[1][observed] = slope(start.opposites(), measured.opposites());
      growth[2][observed] = slope(start.signals(), expected.signals());
      growth[3][observed] = slope(start.opposites(), expected.opposites());
      observed++;
      return true;
    }

    GrowthRun run() {
      return new GrowthRun(
          times,
          growth[0],
          growth[1],
          growth[2],
          growth[3],
          outputRatio(measured),
          outputRatio(expected));
    }
  }

  private static double slope(double[] start, double[] now) {
    double products = 0;
    double squares = 0;
    for (int j = 0; j < start.length; j++) {
      products += start[j] * now[j];
      squares += start[j] * start[j];
    }
    return products / squares;
  }

  private static double outputRatio(NeuronStates neurons) {
    double negative =
        Arrays.stream(neurons.outputWeights()).filter(a -> a < 0).average().orElse(Double.NaN);
    double positive =
        Arrays.stream(neurons.outputWeights()).filter(a -> a >= 0).average().orElse(Double.NaN);
    return -negative / positive;
  }

  /**
   * Growth rate of signals up to an observation, freed of the step's size: (A^(1/n) − 1)/η for a
   * growth A in n steps.
   */
  double rate(int observation, double learningRate) {
    double perTime = Math.log(signal[observation]) / times[observation];
    return Math.expm1(learningRate * perTime) / learningRate;
  }

  /** Measured exponent of the signals' growth up to the end over that of the flow. */
  double signalRatio() {
    int end = times.length - 1;
    return Math.log(signal[end]) / Math.log(flowSignal[end]);
  }

  /** Time scaled by a rate, in steps of finite size: log(1 + ηc) per step instead of ηc. */
  double[] scaledTimes(double rate, double learningRate) {
    return IntStream.range(0, times.length)
        .mapToDouble(i -> times[i] * Math.log1p(learningRate * rate) / learningRate)
        .toArray();
  }
}
