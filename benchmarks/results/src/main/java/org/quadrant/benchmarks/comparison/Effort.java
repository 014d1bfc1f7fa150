package org.quadrant.benchmarks.comparison;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something was run before or while it was measured. What a file does not tell is null,
 * and is no difference.
 *
 * @param iterations in each fork
 * @param time of each, as JMH writes it
 * @param batchSize calls that make an operation
 */
record Effort(Integer iterations, String time, Integer batchSize) {
  private static final Pattern TIME = Pattern.compile("(\\d+) (\\w+)");

  /**
   * Whether two efforts are the same as far as is known.
   *
   * @return false if something that both tell differs
   */
  boolean isLike(Effort other) {
    boolean none = Integer.valueOf(0).equals(iterations) && iterations.equals(other.iterations);
    return none
        || (alike(iterations, other.iterations)
            && alike(nanoseconds(), other.nanoseconds())
            && alike(batchSize, other.batchSize));
  }

  private static boolean alike(Object some, Object others) {
    return some == null || others == null || some.equals(others);
  }

  /** The time in nanoseconds, such that 1000 ms are 1 s; JMH's words if they are something else. */
  private Object nanoseconds() {
    if (time == null) {
      return null;
    }
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      return time;
    }
    ScoreUnit unit = ScoreUnit.of(matcher.group(2) + "/op");
    return unit.isSpeed() ? Double.parseDouble(matcher.group(1)) * unit.nanoseconds() : time;
  }

  /** The effort in words, such as {@code 5 × 10 s}. */
  String text() {
    if (iterations != null && iterations == 0) {
      return "none";
    }
    String each = time == null ? "an unknown time" : time;
    String batches = batchSize == null || batchSize == 1 ? "" : " in batches of " + batchSize;
    return (iterations == null ? "unknown" : iterations) + " × " + each + batches;
  }
}
