package org.quadrant.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.engine.Engines;

class BenchmarkDescriptionTest {
  @Test
  void isFoundByClassAndMethod() {
    BenchmarkDescription load = BenchmarkDescription.LOAD;
    assertEquals("org.quadrant.benchmarks.limits.MemoryBandwidthBenchmark.load", load.benchmark());
    assertEquals("MemoryBandwidthBenchmark.load", load.shortName());
    assertEquals("MemoryBandwidthBenchmark", load.className());
    assertEquals("load", load.method());
    for (String name : List.of(load.benchmark(), load.shortName(), "a.b." + load.shortName())) {
      assertEquals(Optional.of(load), BenchmarkDescription.of(name));
    }
    for (String name : List.of("load", "", "MemoryBandwidthBenchmark.store", "a.load")) {
      assertEquals(Optional.empty(), BenchmarkDescription.of(name));
    }
  }

  /** A size with a parameter that the benchmark lacks would be passed over in silence. */
  @Test
  void sizesNameParametersThatTheBenchmarkHas() {
    Sheet sheet = Sheet.of(Kind.OTHER, "ABenchmark.run", "lanes", "shape");
    assertEquals(
        List.of(Map.of("lanes", List.of("4", "8")), Map.of("shape", List.of("9x3x1"))),
        sheet.quick("lanes=4,8", "shape=9x3x1").quick);
    assertEquals(
        "ABenchmark.run shapes=9x3x1; allowed: lanes, shape",
        assertThrows(IllegalArgumentException.class, () -> sheet.full("shapes=9x3x1"))
            .getMessage());
  }

  /** The gate measures what a build declares with the same parameters, each with one value. */
  @ParameterizedTest
  @EnumSource
  void theGateGivesEveryParameterAValue(BenchmarkDescription description) {
    description.gate().ifPresent(values -> assertEquals(description.parameters(), values.keySet()));
  }

  @ParameterizedTest
  @EnumSource
  void everyKernelHasItsBenchmark(Kernel kernel) {
    BenchmarkDescription description =
        BenchmarkDescription.of("KernelBenchmark." + kernel.method()).orElseThrow();
    assertEquals(Kind.KERNEL, description.kind());
    assertEquals(kernel, Kernel.ofMethod(description.method()));
    assertEquals(
        Optional.of(Work.of(kernel, new StepShape(9, 3, 1))),
        description.work(Map.of("shape", "9x3x1")));
  }

  @ParameterizedTest
  @EnumSource
  void everyLimitHasItsBenchmark(Limit limit) {
    assertEquals(
        1,
        Stream.of(BenchmarkDescription.values())
            .filter(each -> each.limit().equals(Optional.of(limit)))
            .count());
  }

  @Test
  void enginesAreThoseThatThereAre() {
    assertEquals(Engines.NAMES, String.join(", ", Parameters.ENGINES));
  }

  /** Names are in files: what is renamed in the code and here is lost to them all the same. */
  @Test
  void whatWasMeasuredIsStillDescribed() throws IOException {
    Set<String> lost = new TreeSet<>();
    int measured = 0;
    for (Path file : measurements()) {
      for (JmhResult result : JmhResults.read(file).results()) {
        measured++;
        boolean found =
            BenchmarkDescription.of(result.benchmark())
                .filter(each -> each.parameters().containsAll(result.params().keySet()))
                .isPresent();
        if (!found) {
          lost.add(result.benchmark() + " " + result.params().keySet());
        }
      }
    }
    assertTrue(measured > 0);
    assertEquals(Set.of(), lost);
  }

  private static List<Path> measurements() throws IOException {
    Path results = Path.of("..", "..", "results");
    assertFalse(Files.notExists(results), "the folder of the checkout");
    try (Stream<Path> files = Files.walk(results, 3)) {
      return files.filter(file -> file.endsWith("jmh.json")).sorted().toList();
    }
  }
}
