package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.theory.NeuronFlow;
import org.quadrant.theory.SingleNeuron;
import org.quadrant.training.Snapshot;

/**
 * Every neuron of a network at the end of the first phase, as simulated and as predicted from its
 * start.
 *
 * @param neurons in the order of the network
 */
record NeuronForecast(long seed, double time, List<Pair> neurons) {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  /**
   * A neuron.
   *
   * @param start at time 0
   * @param predicted by the flow
   * @param stepped by the same pull in steps of η
   * @param found in the simulation
   */
  record Pair(
      SingleNeuron start, SingleNeuron predicted, SingleNeuron stepped, SingleNeuron found) {}

  static NeuronForecast of(TrainingRecord record) {
    Snapshot end = record.at(PhaseBoundaries.of(record).firstEnds());
    NeuronStates start = record.snapshots().getFirst().neurons();
    List<Pair> neurons =
        IntStream.range(0, start.neurons())
            .mapToObj(
                j -> {
                  SingleNeuron initial = FirstPhase.neuron(start, j);
                  return new Pair(
                      initial,
                      NeuronFlow.solve(initial, end.time()),
                      stepped(initial, record.plan().configuration().learningRate(), end.step()),
                      FirstPhase.neuron(end.neurons(), j));
                })
            .toList();
    return new NeuronForecast(record.seed(), end.time(), neurons);
  }

  private static SingleNeuron stepped(SingleNeuron start, double learningRate, long steps) {
    SingleNeuron neuron = start;
    for (long i = 0; i < steps; i++) {
      neuron = NeuronFlow.step(neuron, learningRate);
    }
    return neuron;
  }

  double steppedFit() {
    return IndividualExperiment.determination(
        neurons, n -> n.found().signal(), n -> n.stepped().signal());
  }

  /** By how much ‖w⊥‖² is larger than predicted in steps, over a² at the start. */
  double lengthening() {
    return mean(
            n ->
                Math.pow(n.found().orthogonalNorm(), 2) - Math.pow(n.stepped().orthogonalNorm(), 2))
        / mean(n -> Math.pow(n.start().outputWeight(), 2));
  }

  /** Mean of a figure over the neurons. */
  double mean(ToDoubleFunction<Pair> figure) {
    return neurons.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  double signalFit() {
    return IndividualExperiment.determination(
        neurons, n -> n.found().signal(), n -> n.predicted().signal());
  }

  double linearFit() {
    double growth = Math.exp(C * time);
    return IndividualExperiment.determination(
        neurons, n -> n.found().signal(), n -> growth * n.start().signal());
  }

  double orthogonalFit() {
    return IndividualExperiment.determination(
        neurons, n -> n.found().orthogonalNorm(), n -> n.predicted().orthogonalNorm());
  }

  double outputFit() {
    return IndividualExperiment.determination(
        neurons, n -> n.found().outputWeight(), n -> n.predicted().outputWeight());
  }

  /** Share of neurons whose signal has another sign than at the start. */
  double changedSign() {
    long changed =
        neurons.stream().filter(n -> n.found().signal() * n.start().signal() < 0).count();
    return (double) changed / neurons.size();
  }
}
