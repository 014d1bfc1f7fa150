package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhSettings;

/**
 * What two sessions do not have in common although their results depend on it. What one of them
 * does not tell is no mismatch: {@link Unknowns} lists it.
 */
final class Mismatches {
  private final List<String> machines = new ArrayList<>();
  private final Tally results = new Tally();

  private Mismatches() {}

  /**
   * Compares machines, as far as both are known; of matching results the JVMs with their arguments,
   * how many calls make an operation, and how warm the code was.
   *
   * @param matched what both measured
   * @return one text each, with both values; empty if there is nothing
   */
  static List<String> between(ResultFile before, ResultFile after, List<MatchedResult> matched) {
    Mismatches mismatches = new Mismatches();
    if (before.machine().isPresent() && after.machine().isPresent()) {
      mismatches.addMachine(before.machine().get(), after.machine().get());
    }
    matched.forEach(mismatches::addResult);
    List<String> all = new ArrayList<>(mismatches.machines);
    all.addAll(mismatches.results.texts(matched.size()));
    return all;
  }

  private void addMachine(Machine before, Machine after) {
    addMachine("CPU", Unknowns.cpu(before), Unknowns.cpu(after));
    addMachine("processors", before.processors(), after.processors());
    addMachine("lanes", before.preferredLanes(), after.preferredLanes());
    addMachine("instruction sets", before.instructionSets(), after.instructionSets());
    addMachine("architecture", before.architecture(), after.architecture());
    addMachine("JDK", before.jdk(), after.jdk());
  }

  private void addMachine(String name, Object before, Object after) {
    if (isDifferent(before, after)) {
      machines.add(name + " " + before + " and " + after);
    }
  }

  private void addResult(MatchedResult matched) {
    JmhResult before = matched.before();
    JmhResult after = matched.after();
    add("JDK", before.jdkVersion(), after.jdkVersion());
    add("JVM", before.vmName(), after.vmName());
    add("JVM version", before.vmVersion(), after.vmVersion());
    if (before.jvmArgs() != null && after.jvmArgs() != null) {
      JvmArguments arguments = JvmArguments.compare(before.jvmArgs(), after.jvmArgs());
      if (arguments.isDifferent()) {
        results.add("JVM arguments " + arguments.text());
      }
    }
    addSettings(matched, before.settings(), after.settings());
  }

  private void addSettings(MatchedResult matched, JmhSettings before, JmhSettings after) {
    // JMH's default, which old files leave out.
    int batchBefore = Objects.requireNonNullElse(before.measurementBatchSize(), 1);
    int batchAfter = Objects.requireNonNullElse(after.measurementBatchSize(), 1);
    if (batchBefore != batchAfter) {
      results.add(
          "measurementBatchSize "
              + batchBefore
              + " and "
              + batchAfter
              + (matched.isSingleShot()
                  ? " (a single-shot score is the time of a whole batch)"
                  : " (an operation is a whole batch)"));
    }
    Effort warmBefore = Unknowns.warmUp(before);
    Effort warmAfter = Unknowns.warmUp(after);
    if (!warmBefore.isLike(warmAfter)) {
      results.add("warm-up " + warmBefore.text() + " and " + warmAfter.text());
    }
    if (matched.isSingleShot()) {
      add(
          "measurementIterations in single-shot mode",
          before.measurementIterations(),
          after.measurementIterations());
    }
  }

  private void add(String name, Object before, Object after) {
    if (isDifferent(before, after)) {
      results.add(name + " " + before + " and " + after);
    }
  }

  private static boolean isDifferent(Object before, Object after) {
    return Unknowns.isKnown(before) && Unknowns.isKnown(after) && !Objects.equals(before, after);
  }
}
