package org.quadrant.benchmarks.results;

/** Which way a score is better, as its unit tells. */
public enum Merit {
  /** More is better: operations per time. */
  HIGHER,
  /** Less is better: time or anything else per operation. */
  LOWER,
  /** The unit does not tell. */
  UNKNOWN;

  /**
   * Direction of a unit.
   *
   * @param unit JMH's unit of a score, such as {@code ops/s} or {@code ns/op}
   */
  public static Merit of(String unit) {
    if (unit.startsWith("ops/")) {
      return HIGHER;
    }
    return unit.endsWith("/op") ? LOWER : UNKNOWN;
  }
}
