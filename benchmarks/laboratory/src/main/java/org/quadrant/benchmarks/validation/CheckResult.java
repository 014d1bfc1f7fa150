package org.quadrant.benchmarks.validation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Outcome of one check.
 *
 * @param name what was checked, a few words
 * @param figure what was found; NaN if the check was skipped
 * @param bound largest figure allowed
 * @param unit of figure and bound
 * @param status whether the figure is within the bound
 * @param detail how the figure came about, or why the check was skipped
 */
public record CheckResult(
    String name, double figure, double bound, String unit, Status status, String detail) {

  /** What became of a check. */
  public enum Status {
    /** The figure is within the bound. */
    PASS,
    /** The figure is above the bound, or not a number. */
    FAIL,
    /** This JVM or CPU does not give what the check is about. */
    SKIP;

    /**
     * The name in tables and files.
     *
     * @return the name in lower case
     */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A check that was carried out.
   *
   * @param name what was checked
   * @param figure what was found
   * @param bound largest figure allowed
   * @param unit of figure and bound
   * @param detail how the figure came about
   * @return the result; failed if the figure is above the bound or not a number
   */
  public static CheckResult of(
      String name, double figure, double bound, String unit, String detail) {
    Status status = figure <= bound ? Status.PASS : Status.FAIL;
    return new CheckResult(name, figure, bound, unit, status, detail);
  }

  /**
   * A check that cannot be carried out here.
   *
   * @param reason why it was not
   */
  public static CheckResult skipped(String name, String reason) {
    return new CheckResult(name, Double.NaN, Double.NaN, "", Status.SKIP, reason);
  }

  /**
   * Whether the check failed.
   *
   * @return true if the figure is out of bounds
   */
  public boolean failed() {
    return status == Status.FAIL;
  }
}
