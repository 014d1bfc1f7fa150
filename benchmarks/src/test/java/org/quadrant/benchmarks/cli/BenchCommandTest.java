package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.simd.VectorKernels;

/** Runs JMH in forks of this JVM, on the smallest of steps. */
class BenchCommandTest {
  private static final String STEP =
      "bench StepBenchmark -p shape=128x8x5 -p engine=scalar -f 1 -wi 0 -i 1 -r 20ms";

  @TempDir private Path results;

  /** Before JMH reads it: other benchmarks may well run while these tests do. */
  @BeforeAll
  static void shareTheMachine() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  private Cli.Outcome run(String line, String... further) {
    List<Object> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of(further));
    words.add("--results");
    words.add(results);
    return Cli.run(words.toArray());
  }

  private Path bench() {
    return results.resolve(Machine.describe().slug()).resolve("bench");
  }

  private JsonNode header() throws IOException {
    return new ObjectMapper().readTree(bench().resolve("header.json").toFile());
  }

  private List<JmhResult> measured() throws IOException {
    return JmhResults.read(bench().resolve("jmh.json")).results();
  }

  @Test
  void writesResultsTheLimitsBesideThemAndHowTheyWereMeasured() throws IOException {
    Cli.Outcome outcome = run(STEP, "--name", "bench").assertOk();
    List<JmhResult> measured = measured();
    assertEquals(SmallStep.measured(), measured.stream().map(JmhResult::shortName).toList());
    JmhResult peak = measured.getFirst();
    assertEquals(VectorKernels.preferredLanes(), peak.parameter("lanes", 0));
    assertEquals(2, peak.primaryMetric().rawData().size());
    assertEquals(2, peak.forks());
    assertTrue(measured.getLast().flopsPerSecond() > 0);
    for (JmhResult bandwidth : measured.subList(1, measured.size() - 1)) {
      assertTrue(bandwidth.perSecond("bytes") > 0);
      assertEquals(peak.params().get("lanes"), bandwidth.params().get("lanes"));
    }
    String table = Files.readString(bench().resolve("table.md"));
    assertTrue(outcome.out().contains(table));
    assertTrue(table.contains(" GFLOP/s before, "), table);
    assertTrue(table.contains("## Limits of the machine"), table);
    assertTrue(table.contains("## Roofline"), table);
    assertSaysWhatItWasMeasuredOnAndHow();
  }

  private void assertSaysWhatItWasMeasuredOnAndHow() throws IOException {
    assertEquals(
        Machine.describe(),
        new ObjectMapper().readValue(bench().resolve("machine.json").toFile(), Machine.class));
    String command = header().path("command").asText();
    assertTrue(
        command.endsWith("quadrant " + STEP.replace("bench", "bench --name=bench")), command);
    assertEquals(0, header().path("exitStatus").asInt());
    assertEquals(0, header().path("missing").size());
    assertEquals(
        Runtime.version().feature(),
        Runtime.Version.parse(measured().getFirst().jdkVersion()).feature());
    try (Stream<Path> files = Files.list(bench())) {
      for (Path file : files.toList()) {
        String content = Files.readString(file);
        for (String property : List.of("user.home", "user.dir", "java.home", "java.io.tmpdir")) {
          assertFalse(content.contains(System.getProperty(property)), file + ": " + property);
        }
      }
    }
  }

  /** A JVM that is told to use vectors of 8 bytes has no width for the peak. */
  @Test
  void keepsWhatWasMeasuredWhenACaseFails() throws IOException {
    assertEquals(1, run(STEP, "-jvmArgsAppend", "-XX:MaxVectorSize=8").exitCode());
    assertEquals(
        List.of("StepBenchmark.step"), measured().stream().map(JmhResult::shortName).toList());
    assertEquals(1, header().path("exitStatus").asInt());
    assertEquals(SmallStep.limits().size(), header().path("missing").size());
    for (JsonNode missing : header().path("missing")) {
      assertTrue(
          missing
              .asText()
              .matches("(FmaPeak|MemoryBand).* lanes=\\d+.*: lanes: \\d+; this JVM gives .*"),
          missing.asText());
    }
  }

  /**
   * A JVM that is told to use vectors of 8 bytes has no width for the peak, and none for a step.
   */
  @Test
  void saysWhyNothingWasMeasuredAndLeavesNothing() throws IOException {
    String steps = STEP.replace("scalar", "vector").replace("8x5", "8x5,256x8x5,384x8x5");
    Cli.Outcome outcome = run(steps, "-jvmArgsAppend", "-XX:MaxVectorSize=8");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome
            .err()
            .matches(
                "quadrant: nothing was measured: FmaPeakBenchmark.peak lanes=\\d+: .*; .*; .*;"
                    + " and \\d more\n"),
        outcome.err());
    try (Stream<Path> files = Files.list(bench().getParent())) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bench StepBenchmark -p shape=1x65536x32768 | shape: 1x65536x32768; p: 32768 with d ="
            + " 65536; allowed: p <= 32752, so that the weights fit into one array",
        "bench Kernel -p shape=1x99999999x1 | shape: 1x99999999x1; d: 99999999; allowed: 1 <= d"
            + " <= 33554428",
        "bench nonsense | no benchmark matches nonsense; -l lists them",
        "bench --quik | JMH: quik is not a recognized option",
        "bench -p lane=4 | -p lane; allowed: dimension, engine, function, generator, lanes, law,"
            + " level, neurons, samples, shape, threads",
        "bench -p level=L4 | level: L4; allowed: L1, L2, L3, DRAM",
        "bench --quick --full | --quick, --full: given together; allowed: one of them",
        "bench -f x | JMH: Cannot parse argument 'x' of option f",
        "bench --peers | --peers: the other libraries are missing; build them with: mvn -Ppeers"
            + " package -DskipTests",
      })
  void refusesBadUsageInOneLine(String line, String message) throws IOException {
    run(line).assertOneLine(2, message + " (see quadrant bench --help)");
    try (Stream<Path> files = Files.list(results)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void refusesNamesThatAreNotPlain() {
    run("bench Peak --name a/b")
        .assertOneLine(2, "--name: a/b; allowed: letters, digits, dots, hyphens and underscores");
  }

  /** A folder in the place of each file that is made at the end, and where the old run goes. */
  @Test
  void noLastStepCostsTheResults() throws IOException {
    Files.createDirectories(bench());
    AtomicReference<Path> draft = new AtomicReference<>();
    List<Object> words = new ArrayList<>(List.of(STEP.replace("scalar", "vector").split(" ")));
    words.addAll(List.of("--results", results));
    Cli.Outcome outcome =
        Cli.run(
            line -> {
              if (line.startsWith("until the end, results are in ")) {
                draft.set(Path.of(line.replace("until the end, results are in ", "")));
                block(draft.get().resolve("table.md"));
                block(draft.get().resolve("roofline.png"));
                block(bench().resolveSibling("bench-incomplete"));
                block(draft.get().resolveSibling(draft.get().getFileName() + "-former/x"));
              }
            },
            words.toArray());
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.out().contains("## Roofline"), outcome.out());
    assertFalse(outcome.out().contains("files: "), outcome.out());
    List<String> errors = outcome.err().lines().toList();
    assertEquals(4, errors.size(), outcome.err());
    assertTrue(errors.get(0).contains("table.md"), outcome.err());
    assertTrue(errors.get(1).contains("roofline.png: not drawn: "), outcome.err());
    assertTrue(errors.get(2).startsWith("quadrant: final name: "), outcome.err());
    assertEquals("quadrant: what was measured is kept in " + draft.get(), errors.get(3));
    assertEquals(
        SmallStep.measured(),
        JmhResults.read(draft.get().resolve("jmh.json")).results().stream()
            .map(JmhResult::shortName)
            .toList());
    JsonNode header = new ObjectMapper().readTree(draft.get().resolve("header.json").toFile());
    assertEquals(1, header.path("exitStatus").asInt());
    String missing = header.path("missing").toString();
    assertTrue(missing.contains("table.md"), missing);
    assertTrue(missing.contains("roofline.png"), missing);
    assertTrue(missing.contains("final name"), missing);
    assertTrue(Files.exists(draft.get().resolve("machine.json")));
    assertFalse(Files.exists(draft.get().resolve("roofline.svg")));
  }

  private static void block(Path file) {
    try {
      Files.createDirectories(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
