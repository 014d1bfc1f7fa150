package org.quadrant.benchmarks.regression;

/**
 * A check whose outcome does not depend on noise.
 *
 * @param passed whether it is as it should be; null if it could not be checked
 * @param detail what was found, or why it was not checked
 */
public record HardCheck(String name, Boolean passed, String detail) {
  /**
   * Whether the check failed.
   *
   * @return true if it was made and not passed
   */
  public boolean failed() {
    return Boolean.FALSE.equals(passed);
  }
}
