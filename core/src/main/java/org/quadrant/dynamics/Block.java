package org.quadrant.dynamics;

/**
 * The four blocks of neurons, in the order in which every vector over blocks is written: +μ₁, −μ₁,
 * +μ₂, −μ₂. A neuron with output weight a and signal s is in the block whose axis is its own and
 * whose sign is that of s.
 *
 * <p>Adjacent blocks are those on different axes: their directions are a quarter turn apart, and
 * the label changes half-way between them.
 */
public enum Block {
  /** Along +μ₁ = e₁ − e₂: a ≥ 0, s ≥ 0. */
  PLUS_MU_1(Axis.MU_1, +1, "+μ₁"),
  /** Along −μ₁: a ≥ 0, s &lt; 0. */
  MINUS_MU_1(Axis.MU_1, -1, "−μ₁"),
  /** Along +μ₂ = e₁ + e₂: a &lt; 0, s ≥ 0. */
  PLUS_MU_2(Axis.MU_2, +1, "+μ₂"),
  /** Along −μ₂: a &lt; 0, s &lt; 0. */
  MINUS_MU_2(Axis.MU_2, -1, "−μ₂");

  private final Axis axis;
  private final int sign;
  private final String symbol;

  Block(Axis axis, int sign, String symbol) {
    this.axis = axis;
    this.sign = sign;
    this.symbol = symbol;
  }

  /**
   * Block of a neuron. Zeros of either sign count as positive, NaN as negative.
   *
   * @param outputWeight a
   * @param signal s, the component of w along the neuron's own axis
   * @return the neuron's block
   */
  public static Block of(double outputWeight, double signal) {
    return of(Axis.own(outputWeight), signal);
  }

  static Block of(Axis axis, double component) {
    if (axis == Axis.MU_1) {
      return component >= 0 ? PLUS_MU_1 : MINUS_MU_1;
    }
    return component >= 0 ? PLUS_MU_2 : MINUS_MU_2;
  }

  /**
   * Axis on which the block lies.
   *
   * @return μ₁ or μ₂
   */
  public Axis axis() {
    return axis;
  }

  /**
   * Side of the axis.
   *
   * @return +1 or −1
   */
  public int sign() {
    return sign;
  }

  /**
   * Label of the inputs along the block's direction; also the sign of its neurons' output weights.
   *
   * @return +1 on μ₁, −1 on μ₂
   */
  public int label() {
    return axis.label();
  }

  /**
   * Polar angle of the block's direction in the (x₁, x₂) plane.
   *
   * @return radians from e₁ towards e₂, in (−π, π]
   */
  public double angle() {
    return sign > 0 ? axis.angle() : axis.angle() - Math.copySign(Math.PI, axis.angle());
  }

  /**
   * Unit vector ±μ̂ of the block, of which all coordinates beyond the second are zero.
   *
   * @return (x₁, x₂), length 2, a new array
   */
  public double[] unitDirection() {
    return new double[] {
      Math.copySign(Math.sqrt(0.5), Math.cos(angle())),
      Math.copySign(Math.sqrt(0.5), Math.sin(angle()))
    };
  }

  /**
   * The block's name for tables and figures.
   *
   * @return +μ₁, −μ₁, +μ₂ or −μ₂
   */
  public String symbol() {
    return symbol;
  }
}
