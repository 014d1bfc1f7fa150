package org.quadrant.network;

/**
 * Scale of the network's output (SPECIFICATION.md, section 3.1). The update of the parameters is
 * the same for both.
 */
public enum Scaling {
  /** f(x) = (1/p) Σⱼ aⱼ max(0, wⱼ·x). */
  MEAN,
  /** f(x) = Σⱼ aⱼ max(0, wⱼ·x). */
  SUM;

  /**
   * What the sum over neurons is divided by.
   *
   * @param neurons p
   * @return p for {@link #MEAN}, 1 for {@link #SUM}
   */
  public int divisor(int neurons) {
    return this == MEAN ? neurons : 1;
  }
}
