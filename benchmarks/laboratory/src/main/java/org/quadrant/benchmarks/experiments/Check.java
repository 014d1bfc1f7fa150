package org.quadrant.benchmarks.experiments;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One number that was found, and the range in which theory and a stated allowance put it.
 *
 * @param name what was checked, a few words; unique in its experiment
 * @param value what was found
 * @param lower smallest value allowed; −∞ for none
 * @param upper largest value allowed; ∞ for none
 * @param standardError of the value, over seeds; NaN if there is none
 * @param unit of value, bounds and standard error; empty for plain numbers
 * @param note where the bounds come from, and if they are wide, why
 */
public record Check(
    String name,
    double value,
    double lower,
    double upper,
    double standardError,
    String unit,
    String note) {

  /**
   * A value that has to be in a range.
   *
   * @param found mean and standard error over seeds
   * @param lower smallest mean allowed
   * @param upper largest mean allowed
   * @param unit of the value
   * @param note where the bounds come from
   */
  public static Check between(
      String name, Sample found, double lower, double upper, String unit, String note) {
    return new Check(name, found.mean(), lower, upper, found.standardError(), unit, note);
  }

  /**
   * A value that has a largest value.
   *
   * @param upper largest value allowed
   * @param unit of the value
   */
  public static Check atMost(String name, double value, double upper, String unit, String note) {
    return new Check(name, value, Double.NEGATIVE_INFINITY, upper, Double.NaN, unit, note);
  }

  /**
   * A value that has a largest value, with its standard error.
   *
   * @param found mean and standard error over seeds
   * @param upper largest mean allowed
   * @param unit of the value
   */
  public static Check atMost(String name, Sample found, double upper, String unit, String note) {
    return between(name, found, Double.NEGATIVE_INFINITY, upper, unit, note);
  }

  /**
   * A value that has a smallest value.
   *
   * @param lower smallest value allowed
   * @param unit of the value
   */
  public static Check atLeast(String name, double value, double lower, String unit, String note) {
    return new Check(name, value, lower, Double.POSITIVE_INFINITY, Double.NaN, unit, note);
  }

  /**
   * A value that has a smallest value, with its standard error.
   *
   * @param found mean and standard error over seeds
   * @param lower smallest mean allowed
   * @param unit of the value
   */
  public static Check atLeast(String name, Sample found, double lower, String unit, String note) {
    return between(name, found, lower, Double.POSITIVE_INFINITY, unit, note);
  }

  /**
   * Whether the value is in its range.
   *
   * @return false if it is out of bounds or not a number
   */
  @JsonProperty
  public boolean passed() {
    return value >= lower && value <= upper;
  }
}
