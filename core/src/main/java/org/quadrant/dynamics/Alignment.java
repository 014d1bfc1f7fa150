package org.quadrant.dynamics;

/**
 * How far a network's neurons have turned towards their own axes. The alignment of one neuron is
 * |s|/‖w‖, from 0 to 1; a neuron with w = 0 counts with alignment 0.
 *
 * @param mean mean over the neurons
 * @param massWeighted mean over the neurons weighted by their masses |a|‖w‖; NaN if all are zero
 * @param shareAligned share of the neurons whose alignment exceeds {@link #THRESHOLD}
 */
public record Alignment(double mean, double massWeighted, double shareAligned) {
  /** Alignment above which a neuron counts as aligned. */
  public static final double THRESHOLD = 0.9;

  /**
   * Alignment of a network.
   *
   * @param states all neurons of the network
   * @return its averages
   */
  public static Alignment of(NeuronStates states) {
    double sum = 0;
    double weightedSum = 0;
    double massSum = 0;
    int aligned = 0;
    for (int j = 0; j < states.neurons(); j++) {
      double alignment = states.alignment(j);
      sum += alignment;
      weightedSum += states.mass(j) * alignment;
      massSum += states.mass(j);
      if (alignment > THRESHOLD) {
        aligned++;
      }
    }
    return new Alignment(
        sum / states.neurons(), weightedSum / massSum, (double) aligned / states.neurons());
  }
}
