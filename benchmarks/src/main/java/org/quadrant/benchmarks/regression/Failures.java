package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Forks that did not run to their end, and what they say of the builds. */
final class Failures {
  private static final String CHECK = "running at all";

  /** One failure may be the machine's. */
  private static final int FEWEST_DOUBTS = 2;

  private final Map<Arm, Integer> counts = new EnumMap<>(Arm.class);
  private final Map<String, Arm> given = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * Notes a fork that failed and whose benchmark ran when it was tried again.
   *
   * @param reason in words
   * @return the line that says so
   */
  String once(String benchmark, Arm arm, String reason) {
    counts.merge(arm, 1, Integer::sum);
    return note(benchmark, "failed once", arm, reason);
  }

  /**
   * Notes a benchmark that failed when it was tried again, too: it is given up.
   *
   * @param arm the build that is to blame
   * @param reason in words
   * @return the line that says so
   */
  String twice(String benchmark, Arm arm, String reason) {
    given.put(benchmark, arm);
    return note(benchmark, "fails", arm, reason);
  }

  private String note(String benchmark, String fails, Arm arm, String reason) {
    lines.add("%s %s in the %s: %s".formatted(benchmark, fails, arm.text(), reason));
    return lines.getLast();
  }

  /** Whether a benchmark was given up. */
  boolean has(String benchmark) {
    return given.containsKey(benchmark);
  }

  /**
   * Benchmarks that were given up.
   *
   * @param arm the build that is to blame
   */
  List<String> in(Arm arm) {
    return given.keySet().stream().filter(benchmark -> given.get(benchmark) == arm).toList();
  }

  /**
   * Whether the candidate runs. It does not if a benchmark was given up for its sake, or if so many
   * more of its forks failed than of the baseline's that chance, which finds either build as often,
   * seldom does that.
   */
  HardCheck check() {
    List<String> blamed = in(Arm.CANDIDATE);
    if (!blamed.isEmpty()) {
      return new HardCheck(CHECK, false, "fails in the candidate: " + String.join(", ", blamed));
    }
    int candidate = count(Arm.CANDIDATE);
    int baseline = count(Arm.BASELINE);
    boolean passed = chance(candidate, baseline) > Gate.FALSE_ALARMS;
    return new HardCheck(
        CHECK,
        passed,
        candidate + baseline == 0
            ? "no fork failed"
            : "%d forks of the candidate failed once, %d of the baseline"
                .formatted(candidate, baseline));
  }

  private static double chance(int candidate, int baseline) {
    return 1
        - new BinomialDistribution(null, candidate + baseline, 1.0 / Arm.values().length)
            .cumulativeProbability(candidate - 1);
  }

  /**
   * Whether more of the candidate's forks failed than of the baseline's, and more than one: too
   * many to clear it, if too few to blame it.
   */
  boolean areDoubtful() {
    int candidate = count(Arm.CANDIDATE);
    return candidate >= FEWEST_DOUBTS && candidate > count(Arm.BASELINE);
  }

  private int count(Arm arm) {
    return counts.getOrDefault(arm, 0);
  }

  /**
   * All of them in words.
   *
   * @return a line for each benchmark that fails, and for each fork that failed once
   */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
