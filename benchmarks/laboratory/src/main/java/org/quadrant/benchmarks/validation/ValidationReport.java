package org.quadrant.benchmarks.validation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;

/**
 * Outcome of a validation.
 *
 * @param machine where
 * @param extent how much was computed
 * @param seconds how long it took
 * @param falseAlarmRate probability that one of the statistical checks fails by chance
 * @param checks all results, in the order of the checks
 */
public record ValidationReport(
    Build build,
    Machine machine,
    Extent extent,
    double seconds,
    double falseAlarmRate,
    List<CheckResult> checks) {

  /**
   * Whether no check failed.
   *
   * @return true if all checks passed or were skipped
   */
  @JsonProperty
  public boolean passed() {
    return failures() == 0;
  }

  /**
   * How many checks failed.
   *
   * @return their number
   */
  public long failures() {
    return checks.stream().filter(CheckResult::failed).count();
  }
}
