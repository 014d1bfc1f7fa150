package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.catalogue.Parameters;

/** In what order the cases of a session are measured. */
public enum SessionOrder {
  /** Each case with all its forks, as listed. */
  LISTED {
    @Override
    List<Measurement> of(List<BenchmarkCase> cases, int forks) {
      return cases.stream().map(each -> new Measurement(each, forks)).toList();
    }
  },
  /**
   * One fork at a time, to and fro through the cases of the same shape (A B C, C B A, A B C), shape
   * by shape: on a machine that speeds up and slows down, what is to be compared has to be measured
   * close together.
   */
  INTERLEAVED {
    @Override
    List<Measurement> of(List<BenchmarkCase> cases, int forks) {
      Map<String, List<BenchmarkCase>> shapes = new LinkedHashMap<>();
      for (BenchmarkCase each : cases) {
        shapes
            .computeIfAbsent(
                each.params().getOrDefault(Parameters.SHAPE, ""), shape -> new ArrayList<>())
            .add(each);
      }
      List<Measurement> measurements = new ArrayList<>();
      for (List<BenchmarkCase> alike : shapes.values()) {
        for (int round = 0; round < Math.max(1, forks); round++) {
          List<BenchmarkCase> toOrFro = round % 2 == 0 ? alike : alike.reversed();
          toOrFro.forEach(each -> measurements.add(new Measurement(each, Math.min(1, forks))));
        }
      }
      return measurements;
    }
  };

  /**
   * One start of JMH.
   *
   * @param forks number of forks; 0 for none, in the JVM of the session itself
   */
  record Measurement(BenchmarkCase what, int forks) {}

  /** Puts cases in order. */
  abstract List<Measurement> of(List<BenchmarkCase> cases, int forks);
}
