package org.quadrant.theory;

/**
 * One neuron in its own coordinates.
 *
 * @param signal s, component of w along the neuron's own axis
 * @param opposite o, component along the other axis
 * @param orthogonalNorm ‖w⊥‖
 * @param outputWeight |a|
 */
public record SingleNeuron(
    double signal, double opposite, double orthogonalNorm, double outputWeight) {
  static SingleNeuron of(double[] state) {
    return new SingleNeuron(state[0], state[1], Math.abs(state[2]), state[3]);
  }

  double[] toArray() {
    return new double[] {signal, opposite, orthogonalNorm, outputWeight};
  }

  /**
   * Norm of w.
   *
   * @return ‖w‖
   */
  public double norm() {
    return Math.hypot(Math.hypot(signal, opposite), orthogonalNorm);
  }
}
