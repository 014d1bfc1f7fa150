package org.quadrant.benchmarks.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which sizes each extent measures; what is not named here is measured as declared. */
final class Sizes {
  private static final Map<String, List<String>> QUICK =
      Map.of(
          "FmaPeakBenchmark",
          List.of("lanes=0"),
          "KernelBenchmark",
          List.of("engine=vector shape=8192x256x128"),
          "StepBenchmark",
          List.of("engine=vector shape=4096x1024x256,8192x256x128"),
          "SamplingBenchmark.tile",
          List.of("engine=vector law=gaussian"),
          "SamplingBenchmark.baseline",
          List.of("generator=commons-rng law=gaussian"),
          "ElementaryFunctionBenchmark",
          List.of("function=log"),
          "ObservationBenchmark",
          List.of("shape=8000x200x400"),
          "TrainingBenchmark",
          List.of("engine=vector shape=2000x50x100"));

  private static final Map<String, List<String>> STANDARD =
      Map.of(
          "KernelBenchmark",
          List.of(
              "engine=vector shape=8192x256x128,4096x1021x251", "engine=scalar shape=8192x256x128"),
          "StepBenchmark",
          List.of("engine=vector", "engine=scalar,reference shape=4096x128x64"),
          "SamplingBenchmark.tile",
          List.of("engine=vector", "engine=scalar law=gaussian"),
          "SamplingBenchmark.baseline",
          List.of("law=gaussian"),
          "ObservationBenchmark",
          List.of("shape=8000x200x400,1000x33x17"),
          "TrainingBenchmark",
          List.of("engine=vector"));

  private static final Map<String, List<String>> FULL =
      Map.of(
          "MemoryBandwidthBenchmark",
          List.of("lanes=4,8,16"),
          "IntegerPeakBenchmark",
          List.of("lanes=4,8,16"),
          "DivisionPeakBenchmark",
          List.of("lanes=4,8,16"),
          "KernelBenchmark",
          List.of("engine=vector lanes=4,8,16", "engine=scalar"),
          "StepBenchmark",
          List.of(
              "engine=vector lanes=4,8,16",
              "engine=scalar",
              "engine=reference shape=4096x128x64,16384x100x50"),
          "SamplingBenchmark.tile",
          List.of("engine=vector lanes=4,8,16", "engine=scalar"),
          "ElementaryFunctionBenchmark",
          List.of("lanes=4,8,16"),
          "TrainingBenchmark",
          List.of("engine=vector", "engine=scalar shape=2000x50x100"));

  private Sizes() {}

  private static Map<String, List<String>> of(BenchExtent extent) {
    return switch (extent) {
      case QUICK -> QUICK;
      case STANDARD -> STANDARD;
      case FULL -> FULL;
    };
  }

  /** See {@link BenchExtent#alternatives}; what is said of a method goes before its class. */
  static List<Map<String, List<String>>> alternatives(BenchExtent extent, String shortName) {
    Map<String, List<String>> sizes = of(extent);
    String type = shortName.substring(0, shortName.indexOf('.'));
    List<String> own = sizes.getOrDefault(shortName, sizes.getOrDefault(type, List.of("")));
    return own.stream().map(Sizes::parse).toList();
  }

  private static Map<String, List<String>> parse(String alternative) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String word : alternative.isEmpty() ? new String[0] : alternative.split(" ", -1)) {
      String[] parts = word.split("=", 2);
      values.put(parts[0], List.of(parts[1].split(",", -1)));
    }
    return values;
  }
}
