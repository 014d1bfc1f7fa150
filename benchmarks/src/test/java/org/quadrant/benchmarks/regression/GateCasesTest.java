package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    plain = SmallJar.write(folder.resolve("plain.jar"));
  }

  private static Path altered(UnaryOperator<String> mask) throws IOException {
    written++;
    return SmallJar.write(
        folder.resolve(written + ".jar"),
        line -> line.contains("KernelBenchmark_mask_") ? mask.apply(line) : line);
  }

  private static GateCases matching(Path before, Path after, Map<String, List<String>> given)
      throws IOException {
    try (BenchmarkJar one = BenchmarkJar.open("--baseline", before);
        BenchmarkJar other = BenchmarkJar.open("--candidate", after)) {
      return GateCases.matching(one, other, Pattern.compile("Kernel.*mask|tile"), given, 0);
    }
  }

  private static long masks(GateCases cases) {
    return cases.cases().stream().filter(each -> each.benchmark().equals(MASK)).count();
  }

  @Test
  void equalBuildsHaveEverythingInCommon() throws IOException {
    GateCases cases = matching(plain, plain, Map.of("shape", List.of("64x8x5")));
    assertEquals(List.of(), cases.gone());
    assertEquals(List.of(), cases.added());
    assertEquals(2, masks(cases));
    assertNull(cases.ruler());
  }

  @Test
  void whatIsOnlyInOneBuildIsNamed() throws IOException {
    Path without = altered(line -> null);
    assertEquals(
        List.of(MASK + ": missing in the candidate"), matching(plain, without, Map.of()).gone());
    GateCases added = matching(without, plain, Map.of());
    assertEquals(List.of(), added.gone());
    assertEquals(List.of(MASK + ": new"), added.added());
    assertEquals(0, masks(added));
    Path named = altered(line -> line.replace("3 law", "3 lax"));
    assertEquals(
        List.of(MASK + ": other parameters in the candidate"),
        matching(plain, named, Map.of()).gone());
    Path threads = altered(line -> line.replace("Throughput E A", "Throughput I 1 2 A"));
    assertEquals(
        List.of(MASK + ": another number of threads in the candidate"),
        matching(plain, threads, Map.of()).gone());
  }

  @Test
  void valuesOfParametersAreThoseOfBothBuilds() throws IOException {
    Path four = altered(line -> line.replace(LANES_0, LANES_4));
    GateCases cases = matching(plain, four, Map.of());
    assertEquals(List.of(MASK + " lanes=0: missing in the candidate"), cases.gone());
    assertEquals(List.of(MASK + " lanes=4: new"), cases.added());
    assertEquals(0, masks(cases));
    Path both = altered(line -> line.replace(LANES_0, "5 lanes 2 8 wAA===== 8 0AA====="));
    assertEquals(List.of(MASK + " lanes=4: new"), matching(plain, both, Map.of()).added());
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
            BenchmarkJar.open("--jar", altered(line -> line.replace("3 law", "3 lax")))) {
      GateCases cases = GateCases.byDefault(own, own, 8);
      assertEquals(5, cases.cases().size());
      assertEquals(List.of(), cases.gone());
      assertEquals(List.of(), cases.added());
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
      assertEquals(
          List.of("KernelBenchmark.mask: not in the candidate with the gate's parameters"),
          fewer.gone());
      assertEquals(
          List.of("KernelBenchmark.mask: not in the baseline with the gate's parameters"),
          GateCases.byDefault(without, own, 8).added());
    }
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
