package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.session.BenchmarkCase;

/** Two builds whose lists of benchmarks differ. */
class GateCasesTest {
  private static final String MASK = "org.quadrant.benchmarks.KernelBenchmark.mask";

  /** The values 0 and 4 as JMH writes them. */
  private static final String LANES_0 = "5 lanes 1 8 wAA=====";

  private static final String LANES_4 = "5 lanes 1 8 0AA=====";

  @TempDir private static Path folder;
  private static Path plain;
  private static int written;

  @BeforeAll
  static void write() throws IOException {
    plain = SmallJar.listing(folder.resolve("plain.jar"), line -> line, Map.of());
  }

  private static Path altered(UnaryOperator<String> mask) throws IOException {
    written++;
    return SmallJar.listing(
        folder.resolve(written + ".jar"),
        line -> line.contains("KernelBenchmark_mask_") ? mask.apply(line) : line,
        Map.of());
  }

  private static GateCases matching(Path before, Path after, Map<String, List<String>> given)
      throws IOException {
    try (BenchmarkJar one = BenchmarkJar.open("--baseline", before);
        BenchmarkJar other = BenchmarkJar.open("--candidate", after)) {
      return GateCases.matching(one, other, Pattern.compile("Kernel.*mask|tile"), given, 0);
    }
  }

  private static String twoThreads(String line) {
    return line.replace("Throughput E A", "Throughput I 1 2 A");
  }

  private static List<String> gone(GateCases cases) {
    return cases.gone().stream().map(Gone::text).toList();
  }

  private static long masks(GateCases cases) {
    return cases.cases().stream().filter(each -> each.benchmark().equals(MASK)).count();
  }

  @Test
  void equalBuildsHaveEverythingInCommon() throws IOException {
    GateCases cases = matching(plain, plain, Map.of("shape", List.of("64x8x5")));
    assertEquals(List.of(), cases.gone());
    assertEquals(List.of(), cases.notes());
    assertEquals(2, masks(cases));
    assertNull(cases.ruler());
  }

  @Test
  void whatIsOnlyInOneBuildIsNamed() throws IOException {
    Path without = altered(line -> null);
    assertEquals(
        List.of(MASK + ": missing in the candidate"), gone(matching(plain, without, Map.of())));
    GateCases added = matching(without, plain, Map.of());
    assertEquals(List.of(), added.gone());
    assertEquals(List.of("only in the candidate: " + MASK), added.notes());
    assertEquals(0, masks(added));
    Path named = altered(line -> line.replace("3 law", "3 lax"));
    assertEquals(
        List.of(MASK + ": other parameters in the candidate"),
        gone(matching(plain, named, Map.of())));
    Path threads = altered(GateCasesTest::twoThreads);
    assertEquals(
        List.of(MASK + ": another number of threads in the candidate"),
        gone(matching(plain, threads, Map.of())));
  }

  @Test
  void valuesOfParametersAreThoseOfBothBuilds() throws IOException {
    Path four = altered(line -> line.replace(LANES_0, LANES_4));
    GateCases cases = matching(plain, four, Map.of());
    assertEquals(List.of(MASK + " lanes=0: missing in the candidate"), gone(cases));
    assertEquals(List.of("only in the candidate: " + MASK + " lanes=4"), cases.notes());
    assertEquals(0, masks(cases));
    Path both = altered(line -> line.replace(LANES_0, "5 lanes 2 8 wAA===== 8 0AA====="));
    assertEquals(
        List.of("only in the candidate: " + MASK + " lanes=4"),
        matching(plain, both, Map.of()).notes());
    assertEquals(List.of(), matching(plain, both, Map.of()).gone());
    assertEquals(masks(matching(plain, plain, Map.of())), masks(matching(plain, both, Map.of())));
    GateCases given = matching(plain, both, Map.of("lanes", List.of("8")));
    assertEquals(List.of(), given.gone());
    assertEquals(
        List.of("8"),
        given.cases().stream().map(each -> each.params().get("lanes")).distinct().toList());
  }

  /** Each build is measured with the lanes that its user gets. */
  @Test
  void defaultsLeaveLanesToTheBuild() throws IOException {
    try (BenchmarkJar own = BenchmarkJar.open("--jar", plain);
        BenchmarkJar without =
            BenchmarkJar.open("--jar", altered(line -> line.replace("3 law", "3 lax")));
        BenchmarkJar threads = BenchmarkJar.open("--jar", altered(GateCasesTest::twoThreads))) {
      GateCases cases = GateCases.byDefault(own, own, 8);
      assertEquals(5, cases.cases().size());
      assertEquals(List.of(), cases.gone());
      assertEquals(List.of(), cases.notes());
      assertEquals(BenchmarkCase.peak(8, 1), cases.ruler());
      assertEquals("FmaPeakBenchmark.peak lanes=8", cases.name(cases.ruler()));
      assertEquals(
          List.of(
              "KernelBenchmark.backward engine=vector law=gaussian shape=4096x128x64",
              "KernelBenchmark.forward engine=vector law=gaussian shape=4096x128x64",
              "KernelBenchmark.mask engine=vector law=gaussian shape=4096x128x64",
              "SamplingBenchmark.tile engine=vector law=gaussian",
              "StepBenchmark.step engine=vector law=gaussian shape=256x128x64 threads=1"),
          cases.names());
      GateCases fewer = GateCases.byDefault(own, without, 8);
      assertEquals(4, fewer.cases().size());
      assertEquals(List.of(MASK + ": other parameters in the candidate"), gone(fewer));
      // What counts as gone is not measured beside that.
      GateCases other = GateCases.byDefault(own, threads, 8);
      assertEquals(fewer.names(), other.names());
      assertEquals(List.of(MASK + ": another number of threads in the candidate"), gone(other));
      GateCases neither = GateCases.byDefault(without, without, 8);
      assertEquals(4, neither.cases().size());
      assertEquals(List.of(), neither.gone());
      assertEquals(
          List.of("not measured: KernelBenchmark.mask, which the baseline does not have so"),
          neither.notes());
    }
  }

  /** What is not measured by default may be gone as little, and the ruler as little as any. */
  @Test
  void whateverIsGoneIsNamedByDefaultToo() throws IOException {
    Path other =
        SmallJar.listing(folder.resolve("other.jar"), line -> unless(line, "Training"), Map.of());
    Path ruler =
        SmallJar.listing(folder.resolve("ruler.jar"), line -> unless(line, "FmaPeak"), Map.of());
    Path value = altered(line -> line.replace(LANES_0, LANES_4));
    try (BenchmarkJar own = BenchmarkJar.open("--jar", plain);
        BenchmarkJar withoutOther = BenchmarkJar.open("--jar", other);
        BenchmarkJar withoutRuler = BenchmarkJar.open("--jar", ruler);
        BenchmarkJar withoutValue = BenchmarkJar.open("--jar", value)) {
      GateCases trainings = GateCases.byDefault(own, withoutOther, 8);
      assertEquals(5, trainings.cases().size());
      assertFalse(trainings.gone().isEmpty());
      for (Gone each : trainings.gone()) {
        assertTrue(each.text().matches(".*TrainingBenchmark.*: missing in the candidate"));
      }
      GateCases rulers = GateCases.byDefault(own, withoutRuler, 8);
      assertNull(rulers.ruler());
      assertEquals(
          List.of("org.quadrant.benchmarks.FmaPeakBenchmark.peak: missing in the candidate"),
          gone(rulers));
      assertEquals(
          gone(rulers),
          gone(GateCases.matching(own, withoutRuler, Pattern.compile("tile"), Map.of(), 8)));
      assertNull(GateCases.byDefault(withoutRuler, own, 8).ruler());
      assertEquals(List.of(), GateCases.byDefault(withoutRuler, own, 8).gone());
      GateCases values = GateCases.byDefault(own, withoutValue, 8);
      assertEquals(5, values.cases().size());
      assertEquals(List.of(MASK + " lanes=0: missing in the candidate"), gone(values));
    }
  }

  private static String unless(String line, String word) {
    return line.contains(word) ? null : line;
  }

  /** A score counts by operation, and who says how many a call has decides the score. */
  @Test
  void anotherNumberOfOperationsIsTold() throws IOException {
    Path more = altered(line -> line.replace("U 7 SECONDS E ", "U 7 SECONDS I 2 90 "));
    GateCases cases = matching(plain, more, Map.of());
    assertEquals(List.of(), cases.gone());
    assertEquals(
        List.of(MASK + ": a call counts as 90 operations, and as 1 in the baseline"),
        cases.notes());
  }

  @Test
  void namesTellPackagesApartWhereTheyMust() {
    BenchmarkCase one = new BenchmarkCase("a.Foo.run", new TreeMap<>(Map.of("n", "1")), 1);
    BenchmarkCase other = new BenchmarkCase("b.Foo.run", new TreeMap<>(Map.of("n", "1")), 2);
    BenchmarkCase third = new BenchmarkCase("b.Foo.walk", new TreeMap<>(), 1);
    GateCases cases = new GateCases(List.of(one, other, third), null, List.of(), List.of());
    assertEquals(List.of("a.Foo.run n=1", "b.Foo.run n=1 -t 2", "Foo.walk"), cases.names());
  }

  @Test
  void aParameterThatNoBenchmarkHasIsRefused() {
    assertEquals(
        "-p: size; allowed: engine, lanes, law, shape",
        assertThrows(
                BadInputException.class, () -> matching(plain, plain, Map.of("size", List.of("1"))))
            .getMessage());
  }
}
