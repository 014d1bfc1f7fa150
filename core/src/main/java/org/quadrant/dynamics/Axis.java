package org.quadrant.dynamics;

/** Line through the origin of the (x₁, x₂) plane along which all inputs have the same label. */
public enum Axis {
  /** μ₁ = e₁ − e₂, label +1. */
  MU_1(+1, -Math.PI / 4),
  /** μ₂ = e₁ + e₂, label −1. */
  MU_2(-1, Math.PI / 4);

  private final int label;
  private final double angle;

  Axis(int label, double angle) {
    this.label = label;
    this.angle = angle;
  }

  /**
   * The axis along which a neuron's growth lowers the loss, fixed by the sign of its output weight.
   *
   * @param outputWeight a; zero counts as positive
   * @return {@link #MU_1} if a ≥ 0, else {@link #MU_2} (also for NaN)
   */
  public static Axis own(double outputWeight) {
    return outputWeight >= 0 ? MU_1 : MU_2;
  }

  /**
   * Label of the inputs on this axis.
   *
   * @return +1 or −1
   */
  public int label() {
    return label;
  }

  /**
   * Polar angle of the axis's positive direction in the (x₁, x₂) plane.
   *
   * @return radians from e₁ towards e₂
   */
  double angle() {
    return angle;
  }

  /**
   * The axis at right angles to this one.
   *
   * @return the other of the two axes
   */
  public Axis other() {
    return this == MU_1 ? MU_2 : MU_1;
  }
}
