package org.quadrant.dynamics;

/**
 * One number for each of the four blocks: masses, growth rates, margins.
 *
 * @param plusMu1 value of the block along +μ₁
 * @param minusMu1 value of the block along −μ₁
 * @param plusMu2 value of the block along +μ₂
 * @param minusMu2 value of the block along −μ₂
 */
public record BlockValues(double plusMu1, double minusMu1, double plusMu2, double minusMu2) {

  /**
   * The same number for every block.
   *
   * @param value the number
   * @return four equal values
   */
  public static BlockValues uniform(double value) {
    return new BlockValues(value, value, value, value);
  }

  /**
   * Values from an array.
   *
   * @param values length 4, in the order of {@link Block}; copied
   * @return the same values
   * @throws IllegalArgumentException if there are not four values
   */
  public static BlockValues of(double[] values) {
    if (values.length != Block.values().length) {
      throw new IllegalArgumentException("four blocks, but " + values.length + " values");
    }
    return new BlockValues(values[0], values[1], values[2], values[3]);
  }

  /**
   * Value of one block.
   *
   * @param block which block
   * @return its value
   */
  public double get(Block block) {
    return switch (block) {
      case PLUS_MU_1 -> plusMu1;
      case MINUS_MU_1 -> minusMu1;
      case PLUS_MU_2 -> plusMu2;
      case MINUS_MU_2 -> minusMu2;
    };
  }

  /**
   * Sum over the blocks.
   *
   * @return sum of the four values
   */
  public double total() {
    return (plusMu1 + minusMu1) + (plusMu2 + minusMu2);
  }

  /**
   * The values as an array.
   *
   * @return length 4, in the order of {@link Block}, a new array
   */
  public double[] toArray() {
    return new double[] {plusMu1, minusMu1, plusMu2, minusMu2};
  }
}
