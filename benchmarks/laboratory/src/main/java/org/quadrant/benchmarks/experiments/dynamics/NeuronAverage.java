package org.quadrant.benchmarks.experiments.dynamics;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;

/** A figure of one neuron, averaged over some of them. */
@FunctionalInterface
interface NeuronAverage {
  /** |s|. */
  NeuronAverage SIGNAL = (states, j) -> Math.abs(states.signal(j));

  /** |o|. */
  NeuronAverage OPPOSITE = (states, j) -> Math.abs(states.opposite(j));

  /** ‖w⊥‖. */
  NeuronAverage ORTHOGONAL = NeuronStates::orthogonalNorm;

  /** |a|. */
  NeuronAverage OUTPUT_WEIGHT = (states, j) -> Math.abs(states.outputWeight(j));

  /** Figure of neuron j. */
  double of(NeuronStates states, int j);

  /** Mean over a block; NaN if it is empty. */
  default double over(NeuronStates states, Block block) {
    return mean(states, j -> states.block(j) == block);
  }

  /** Mean over all neurons. */
  default double over(NeuronStates states) {
    return mean(states, j -> true);
  }

  private double mean(NeuronStates states, IntPredicate isCounted) {
    return IntStream.range(0, states.neurons())
        .filter(isCounted)
        .mapToDouble(j -> of(states, j))
        .average()
        .orElse(Double.NaN);
  }
}
