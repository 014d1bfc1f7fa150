package org.quadrant.benchmarks.regression;

/**
 * What the baseline has and the candidate does not have in the same way: nobody knows whether it
 * became slower.
 *
 * @param what full name of a benchmark, and one of its parameters with a value if that is all
 * @param reason in words
 */
public record Gone(String what, String reason) {
  /**
   * Both in one line.
   *
   * @return such as {@code a.B.c n=1: missing in the candidate}
   */
  public String text() {
    return what + ": " + reason;
  }
}
