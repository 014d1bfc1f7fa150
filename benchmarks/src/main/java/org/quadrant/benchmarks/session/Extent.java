package org.quadrant.benchmarks.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quadrant.benchmarks.QuadrantBenchmark;

/**
 * How much a session measures where the command line does not choose. Extents differ in the number
 * of forks and in the sizes alone: an iteration is as long in all of them, so that their results can
 * be compared.
 */
public enum Extent {
  /** About three minutes: one fork, one size of each benchmark. */
  QUICK(
      1,
      Map.ofEntries(
          Map.entry("FmaPeakBenchmark", List.of("lanes=0")),
          Map.entry("KernelBenchmark", List.of("engine=vector shape=8192x256x128")),
          Map.entry(
              "StepBenchmark", List.of("engine=vector shape=4096x1024x256,8192x256x128")),
          Map.entry("SamplingBenchmark.tile", List.of("engine=vector law=gaussian")),
          Map.entry(
              "SamplingBenchmark.baseline", List.of("generator=commons-rng law=gaussian")),
          Map.entry("ElementaryFunctionBenchmark", List.of("function=log")),
          Map.entry("ObservationBenchmark", List.of("shape=8000x200x400")),
          Map.entry("TrainingBenchmark", List.of("engine=vector shape=2000x50x100")))),

  /** About twenty minutes. */
  STANDARD(
      QuadrantBenchmark.FORKS,
      Map.ofEntries(
          Map.entry(
              "KernelBenchmark",
              List.of(
                  "engine=vector shape=8192x256x128,4096x1021x251",
                  "engine=scalar shape=8192x256x128")),
          Map.entry(
              "StepBenchmark",
              List.of("engine=vector", "engine=scalar,reference shape=4096x128x64")),
          Map.entry(
              "SamplingBenchmark.tile", List.of("engine=vector", "engine=scalar law=gaussian")),
          Map.entry("SamplingBenchmark.baseline", List.of("law=gaussian")),
          Map.entry("ObservationBenchmark", List.of("shape=8000x200x400,1000x33x17")),
          Map.entry("TrainingBenchmark", List.of("engine=vector")))),

  /** An evening: every size and every width that the benchmarks declare. */
  FULL(
      6,
      Map.ofEntries(
          Map.entry("MemoryBandwidthBenchmark", List.of("lanes=4,8,16")),
          Map.entry("IntegerPeakBenchmark", List.of("lanes=4,8,16")),
          Map.entry("DivisionPeakBenchmark", List.of("lanes=4,8,16")),
          Map.entry("KernelBenchmark", List.of("engine=vector lanes=4,8,16", "engine=scalar")),
          Map.entry(
              "StepBenchmark",
              List.of(
                  "engine=vector lanes=4,8,16",
                  "engine=scalar",
                  "engine=reference shape=4096x128x64,16384x100x50")),
          Map.entry(
              "SamplingBenchmark.tile", List.of("engine=vector lanes=4,8,16", "engine=scalar")),
          Map.entry("ElementaryFunctionBenchmark", List.of("lanes=4,8,16")),
          Map.entry(
              "TrainingBenchmark",
              List.of("engine=vector", "engine=scalar shape=2000x50x100"))));

  private final int forks;
  private final Map<String, List<String>> sizes;

  Extent(int forks, Map<String, List<String>> sizes) {
    this.forks = forks;
    this.sizes = sizes;
  }

  /**
   * Forks of each case.
   *
   * @return at least 1
   */
  public int forks() {
    return forks;
  }

  /**
   * Values of the parameters of a benchmark, where they differ from what the benchmark declares.
   *
   * @param shortName its class and method
   * @return alternatives, one at least, each with values by parameter; all are to be measured
   */
  List<Map<String, List<String>>> alternatives(String shortName) {
    String type = shortName.substring(0, shortName.indexOf('.'));
    List<String> own = sizes.getOrDefault(shortName, sizes.getOrDefault(type, List.of("")));
    return own.stream().map(Extent::values).toList();
  }

  private static Map<String, List<String>> values(String alternative) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String word : alternative.isEmpty() ? new String[0] : alternative.split(" ", -1)) {
      String[] parts = word.split("=", 2);
      values.put(parts[0], List.of(parts[1].split(",", -1)));
    }
    return values;
  }
}
