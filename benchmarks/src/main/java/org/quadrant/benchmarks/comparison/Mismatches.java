package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.Redaction;
import org.quadrant.benchmarks.results.JmhResult;

/** What two sessions do not have in common although their results depend on it. */
final class Mismatches {
  private final Set<String> found = new LinkedHashSet<>();

  private Mismatches() {}

  /**
   * Compares machines, as far as both are known, and the JVMs of matching results with their
   * arguments.
   *
   * @param before earlier session
   * @param after later session
   * @return one text each, with both values; empty if there is nothing
   */
  static List<String> between(ResultFile before, ResultFile after) {
    Mismatches mismatches = new Mismatches();
    if (before.machine().isPresent() && after.machine().isPresent()) {
      mismatches.addMachine(before.machine().get(), after.machine().get());
    }
    before
        .results()
        .forEach(
            (key, result) -> {
              JmhResult other = after.results().get(key);
              if (other != null) {
                mismatches.addJvm(result, other);
              }
            });
    return new ArrayList<>(mismatches.found);
  }

  private void addMachine(Machine before, Machine after) {
    add("CPU", before.cpuModel(), after.cpuModel());
    add("processors", before.processors(), after.processors());
    add("lanes", before.preferredLanes(), after.preferredLanes());
    add("instruction sets", before.instructionSets(), after.instructionSets());
    add("architecture", before.architecture(), after.architecture());
    add("JDK", before.jdk(), after.jdk());
  }

  private void addJvm(JmhResult before, JmhResult after) {
    add("JDK", before.jdkVersion(), after.jdkVersion());
    add("JVM", before.vmName(), after.vmName());
    add("JVM version", before.vmVersion(), after.vmVersion());
    if (before.jvmArgs() != null && after.jvmArgs() != null) {
      // Without paths: one of the files may have been published, and have none any more.
      Set<String> old = new LinkedHashSet<>(Redaction.arguments(before.jvmArgs()));
      Set<String> next = new LinkedHashSet<>(Redaction.arguments(after.jvmArgs()));
      add("JVM arguments", without(old, next), without(next, old));
    }
  }

  /** Twice the same argument, or others in between, make no difference. */
  private static String without(Set<String> some, Set<String> others) {
    Set<String> left = new LinkedHashSet<>(some);
    left.removeAll(others);
    return left.isEmpty() ? "none" : String.join(" ", left);
  }

  private void add(String name, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      found.add(name + " " + before + " and " + after);
    }
  }
}
