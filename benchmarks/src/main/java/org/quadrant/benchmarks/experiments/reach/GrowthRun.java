package org.quadrant.benchmarks.experiments.reach;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.theory.EarlyFlow;
import org.quadrant.training.Engine;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

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
      Engine engine, TrainingConfiguration configuration, int observations, int stride) {
    EarlyFlow flow = new EarlyFlow(configuration.problem());
    double[] times = new double[observations + 1];
    double[][] growth = new double[4][observations + 1];
    Arrays.stream(growth).forEach(column -> column[0] = 1);
    Network predicted = Initialisation.draw(configuration);
    try (Training training = engine.start(configuration, predicted)) {
      NeuronStates start = NeuronStates.of(predicted);
      NeuronStates measured = start;
      NeuronStates expected = start;
      for (int i = 1; i <= observations; i++) {
        training.run(stride);
        predicted = flow.advance(predicted, configuration.learningRate(), stride);
        measured = training.neurons();
        expected = NeuronStates.of(predicted);
        times[i] = configuration.time(training.steps());
        growth[0][i] = slope(start.signals(), measured.signals());
        growth[1][i] = slope(start.opposites(), measured.opposites());
        growth[2][i] = slope(start.signals(), expected.signals());
        growth[3][i] = slope(start.opposites(), expected.opposites());
      }
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
