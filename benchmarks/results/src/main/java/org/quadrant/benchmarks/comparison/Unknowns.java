package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhSettings;

/**
 * What a file does not tell, although results depend on it: old versions of JMH wrote less, and
 * other suites leave out what they do not have.
 */
final class Unknowns {
  /** In a description of a machine, see {@link Machine#cpuModel}. */
  private static final String UNKNOWN_CPU = "unknown";

  private Unknowns() {}

  /**
   * Lists what is not known.
   *
   * @param matched what both measured
   * @return at most one sentence for each file
   */
  static List<String> between(ResultFile before, ResultFile after, List<MatchedResult> matched) {
    Set<String> old = unknown(before, matched.stream().map(MatchedResult::before).toList());
    Set<String> next = unknown(after, matched.stream().map(MatchedResult::after).toList());
    if (old.equals(next)) {
      return sentences("Neither file tells", old);
    }
    List<String> notes = new ArrayList<>(sentences("The old file does not tell", old));
    notes.addAll(sentences("The new file does not tell", next));
    return notes;
  }

  private static List<String> sentences(String start, Set<String> unknown) {
    return unknown.isEmpty()
        ? List.of()
        : List.of(
            start
                + " "
                + String.join(", ", unknown)
                + ", so whether the files agree there is not known.");
  }

  private static Set<String> unknown(ResultFile file, List<JmhResult> results) {
    Set<String> unknown = new LinkedHashSet<>();
    if (file.machine().isPresent() && cpu(file.machine().get()) == null) {
      unknown.add("CPU");
    }
    for (JmhResult result : results) {
      add(unknown, "JDK", result.jdkVersion());
      add(unknown, "JVM", result.vmName());
      add(unknown, "version of the JVM", result.vmVersion());
      add(unknown, "JVM arguments", result.jvmArgs());
      add(unknown, "version of JMH", result.settings().jmhVersion());
      add(unknown, "warm-up", result.settings().warmupIterations());
      if (result.threads() < 1) {
        unknown.add("threads");
      }
    }
    return unknown;
  }

  private static void add(Set<String> unknown, String name, Object value) {
    if (!isKnown(value)) {
      unknown.add(name);
    }
  }

  /** Whether a file tells something. */
  static boolean isKnown(Object value) {
    return value != null && !(value instanceof String text && text.isBlank());
  }

  /** Model of the CPU; null where nothing told it. */
  static String cpu(Machine machine) {
    return UNKNOWN_CPU.equals(machine.cpuModel()) ? null : machine.cpuModel();
  }

  /** What went before the measurement. */
  static Effort warmUp(JmhSettings settings) {
    return new Effort(
        settings.warmupIterations(), settings.warmupTime(), settings.warmupBatchSize());
  }
}
