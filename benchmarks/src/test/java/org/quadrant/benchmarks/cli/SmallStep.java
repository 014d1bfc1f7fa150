package org.quadrant.benchmarks.cli;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.machine.Machine;

/** What {@code quadrant bench} measures for a step that the first caches hold. */
final class SmallStep {
  private SmallStep() {}

  /** The limits beside it: bandwidths only on a machine that tells of its caches. */
  static List<String> limits() {
    return Machine.describe().caches() == null
        ? List.of("FmaPeakBenchmark.peak")
        : List.of(
            "FmaPeakBenchmark.peak",
            "MemoryBandwidthBenchmark.load",
            "MemoryBandwidthBenchmark.triad");
  }

  /** The limits, and the step. */
  static List<String> measured() {
    List<String> measured = new ArrayList<>(limits());
    measured.add("StepBenchmark.step");
    return measured;
  }
}
