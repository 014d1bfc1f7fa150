package org.quadrant.benchmarks.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quadrant.benchmarks.SamplingBenchmark;
import org.quadrant.benchmarks.StepBenchmark;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.MemoryLevel;
import org.quadrant.kernels.StripLayout;
import org.quadrant.problem.InputLaw;
import org.quadrant.simd.VectorKernels;

/** Looks at the parameters of a case before a JVM is started for it. */
final class CaseCheck {
  private static final List<String> LANES = List.of("0", "1", "4", "8", "16");
  private static final int LARGEST_THREADS = 1024;

  /** Parameters whose declared values are all there are. */
  private static final List<String> CLOSED =
      List.of(Parameters.ENGINE, Parameters.FUNCTION, Parameters.GENERATOR);

  private CaseCheck() {}

  /**
   * Refuses a value that is wrong on any machine. A parameter means the same in every benchmark, so
   * its name is enough.
   *
   * @throws IllegalArgumentException naming parameter, value and what is allowed
   */
  static void requireValue(String name, String value) {
    switch (name) {
      case Parameters.ENGINE -> requireOneOf(Parameters.ENGINES, name, value);
      case Parameters.LANES -> requireOneOf(LANES, name, value);
      case Parameters.THREADS ->
          require(
              value.matches("[1-9]\\d{0,3}") && Integer.parseInt(value) <= LARGEST_THREADS,
              name,
              value,
              "1 <= threads <= " + LARGEST_THREADS);
      case Parameters.SHAPE -> requireLayout(value);
      case Parameters.LAW -> InputLaw.parse(value);
      case Parameters.LEVEL -> MemoryLevel.parse(value);
      default -> {
        // Of a single benchmark, which is asked when the case is known.
      }
    }
  }

  /** Peers, too, are to be spared a network whose weights no array can hold. */
  private static void requireLayout(String value) {
    StepShape shape = StepShape.parse(value);
    try {
      StripLayout _ = new StripLayout(shape.dimension(), shape.neurons());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("shape: " + value + "; " + e.getMessage(), e);
    }
  }

  private static void requireOneOf(List<String> allowed, String name, String value) {
    require(allowed.contains(value), name, value, String.join(", ", allowed));
  }

  private static void require(boolean sound, String name, String value, String allowed) {
    if (!sound) {
      throw new IllegalArgumentException(name + ": " + value + "; allowed: " + allowed);
    }
  }

  /**
   * Replaces "what the CPU prefers" by the number it is, so that results say what they measured.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   * @return parameters to run with; engines without vectors have one lane
   */
  static SortedMap<String, String> resolve(Map<String, String> params, int preferredLanes) {
    TreeMap<String, String> resolved = new TreeMap<>(params);
    boolean vectors =
        !Parameters.ENGINES_WITHOUT_VECTORS.contains(
            params.getOrDefault(Parameters.ENGINE, Parameters.VECTOR));
    resolved.computeIfPresent(
        Parameters.LANES,
        (name, lanes) -> {
          if (!vectors) {
            return "1";
          }
          return lanes.equals("0") ? Integer.toString(preferredLanes) : lanes;
        });
    return resolved;
  }

  /**
   * Whether a benchmark can run a case on this machine.
   *
   * @param candidate case with resolved parameters, each of an allowed value
   * @param declared values that the benchmark itself declares, by parameter
   * @param caches of the machine; null if unknown
   * @return why not; empty if it can
   */
  static Optional<String> obstacle(
      BenchmarkCase candidate, Map<String, List<String>> declared, List<Cache> caches) {
    Map<String, String> params = candidate.params();
    try {
      for (String name : CLOSED) {
        if (params.containsKey(name)) {
          requireOneOf(declared.get(name), name, params.get(name));
        }
      }
      requireGiven(params);
      if (candidate.benchmark().equals(BenchmarkDescription.SAMPLING_BASELINE.benchmark())) {
        SamplingBenchmark.Generator.of(
            params.get(Parameters.GENERATOR), params.get(Parameters.LAW));
      }
      if (params.containsKey(Parameters.LEVEL)) {
        MemoryLevel.parse(params.get(Parameters.LEVEL)).workingSet(caches, candidate.threads());
      }
      return Optional.empty();
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The engine with its threads and lanes; without an engine, the lanes alone. */
  private static void requireGiven(Map<String, String> params) {
    int lanes = Integer.parseInt(params.getOrDefault(Parameters.LANES, "1"));
    if (params.containsKey(Parameters.ENGINE)) {
      int threads = Integer.parseInt(params.getOrDefault(Parameters.THREADS, "1"));
      StepBenchmark.engine(params.get(Parameters.ENGINE), lanes, threads);
    } else if (params.containsKey(Parameters.LANES)) {
      VectorKernels.of(lanes);
    }
  }
}
