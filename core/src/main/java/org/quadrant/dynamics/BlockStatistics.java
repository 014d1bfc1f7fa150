package org.quadrant.dynamics;

/**
 * Averages over the neurons of one block. An empty block has mass 0 and NaN for every average.
 *
 * @param block which block
 * @param size number of neurons in it
 * @param meanSignal mean of |s|
 * @param signalDeviation population standard deviation of |s| (divisor: size)
 * @param meanOpposite mean of |o|
 * @param meanOrthogonalNorm mean of ‖w⊥‖
 * @param mass q_B = (1/p) Σ_{j∈B} |aⱼ|‖wⱼ‖, where p counts all neurons of the network; the factor
 *     1/p is there whatever the scaling of the network's output
 */
public record BlockStatistics(
    Block block,
    int size,
    double meanSignal,
    double signalDeviation,
    double meanOpposite,
    double meanOrthogonalNorm,
    double mass) {

  /**
   * Averages over one block of a network.
   *
   * @param block which block
   * @param states all neurons of the network
   * @return the block's averages
   */
  public static BlockStatistics of(Block block, NeuronStates states) {
    int size = 0;
    double signalSum = 0;
    double oppositeSum = 0;
    double orthogonalSum = 0;
    double massSum = 0;
    for (int j = 0; j < states.neurons(); j++) {
      if (states.block(j) == block) {
        size++;
        signalSum += Math.abs(states.signal(j));
        oppositeSum += Math.abs(states.opposite(j));
        orthogonalSum += states.orthogonalNorm(j);
        massSum += states.mass(j);
      }
    }
    double meanSignal = signalSum / size;
    return new BlockStatistics(
        block,
        size,
        meanSignal,
        signalDeviation(block, states, size, meanSignal),
        oppositeSum / size,
        orthogonalSum / size,
        massSum / states.neurons());
  }

  private static double signalDeviation(
      Block block, NeuronStates states, int size, double meanSignal) {
    // A second pass: mean of squares minus squared mean would cancel once the block is coherent.
    double squareSum = 0;
    for (int j = 0; j < states.neurons(); j++) {
      if (states.block(j) == block) {
        double deviation = Math.abs(states.signal(j)) - meanSignal;
        squareSum += deviation * deviation;
      }
    }
    return Math.sqrt(squareSum / size);
  }
}
