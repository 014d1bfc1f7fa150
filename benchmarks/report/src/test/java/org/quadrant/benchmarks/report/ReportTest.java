package org.quadrant.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.BadInputException;

class ReportTest {
  private static final String MACHINE =
      """
      { "cpuModel" : "A | B", "processors" : 4, "preferredLanes" : 8, "jdkVersion" : "25.0.1+8" }
      """;

  @TempDir private Path results;

  @BeforeEach
  void oneMachine() throws IOException {
    write("m1", "run", "2026-01-02T03:04:05Z", 3, 1, 50e9);
  }

  private static String header(String date) {
    return "{ \"commit\" : \"c\", \"date\" : \"%s\", \"command\" : \"q\" }".formatted(date);
  }

  /** A peak of 100 GFLOP/s and a step of 8 lanes. */
  private static String measurements(int forks, int threads, double flops) {
    return """
    [ { "benchmark" : "org.quadrant.benchmarks.FmaPeakBenchmark.peak", "mode" : "thrpt",
        "threads" : %2$d, "forks" : %1$d, "params" : { "lanes" : "8" },
        "primaryMetric" : { "score" : 1.0, "scoreError" : "NaN", "scoreUnit" : "ops/s" },
        "secondaryMetrics" : { "flops" : { "score" : 1.0E11, "scoreUnit" : "ops/s" } } },
      { "benchmark" : "org.quadrant.benchmarks.StepBenchmark.step", "mode" : "thrpt",
        "threads" : 1, "forks" : %1$d,
        "params" : { "engine" : "vector", "lanes" : "8", "law" : "gaussian",
          "shape" : "4096x128x64", "threads" : "%2$d" },
        "primaryMetric" : { "score" : 10.0, "scoreError" : 1.0, "scoreUnit" : "ops/s" },
        "secondaryMetrics" : { "flops" : { "score" : %3$s, "scoreUnit" : "ops/s" } } } ]
    """
        .formatted(forks, threads, flops);
  }

  private Path write(String machine, String run, String date, int forks, int threads, double flops)
      throws IOException {
    Path folder = Files.createDirectories(results.resolve(machine).resolve(run));
    Files.writeString(folder.resolve("machine.json"), MACHINE);
    Files.writeString(folder.resolve("header.json"), header(date));
    Files.writeString(folder.resolve("jmh.json"), measurements(forks, threads, flops));
    return folder;
  }

  private String overview() throws IOException {
    return new Overview(Archive.read(results)).text();
  }

  private List<List<String>> steps() throws IOException {
    return rows(overview().lines().filter(line -> line.contains("4096 × 128 × 64")));
  }

  private List<List<String>> limits() throws IOException {
    String part = overview().split("### Limits of the machines\n\n", 2)[1];
    return rows(part.lines().skip(2));
  }

  private static List<List<String>> rows(Stream<String> lines) {
    return lines
        .map(line -> Stream.of(line.split("(?<!\\\\)\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  @Test
  void hasARowForEachMachineAndNumberOfThreads() throws IOException {
    write("m1", "two", "2026-01-02T03:04:05Z", 3, 2, 80e9);
    write("m0", "run", "2026-01-02T03:04:05Z", 1, 1, 25e9);
    assertEquals(
        List.of(
            List.of(
                "A \\| B",
                "4",
                "25.0.1",
                "1",
                "8",
                "4096 × 128 × 64",
                "25.00",
                "2.500",
                "25",
                "1",
                "2026-01-02",
                "[run](m0/run)"),
            List.of(
                "A \\| B",
                "4",
                "25.0.1",
                "1",
                "8",
                "4096 × 128 × 64",
                "50.00",
                "5.000",
                "50",
                "3",
                "2026-01-02",
                "[run](m1/run)"),
            List.of(
                "A \\| B",
                "4",
                "25.0.1",
                "2",
                "8",
                "4096 × 128 × 64",
                "80.00",
                "8.000",
                "80",
                "3",
                "2026-01-02",
                "[two](m1/two)")),
        steps());
  }

  @ParameterizedTest
  @CsvSource({
    "4, 2020-01-01T00:00:00Z, other",
    "3, 2027-01-01T00:00:00Z, other",
    "2, 2027-01-01T00:00:00Z, run"
  })
  void showsTheRunWithTheMostForksAndOfTheseTheLatest(int forks, String date, String shown)
      throws IOException {
    write("m1", "other", date, forks, 1, 99e9);
    List<List<String>> rows = steps();
    assertEquals(1, rows.size());
    assertEquals("[%s](m1/%s)".formatted(shown, shown), rows.getFirst().getLast());
  }

  /** What ended with another status than 0 lacks something, or was found wanting. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void showsACompleteRunBeforeOneThatIsNot(int forks) throws IOException {
    Path other = write("m1", "other", "2027-01-01T00:00:00Z", forks, 1, 99e9);
    changeHeader(other, "\"exitStatus\" : 1, \"missing\" : [ \"a\" ]");
    List<List<String>> rows = steps();
    assertEquals(1, rows.size());
    assertEquals("[run](m1/run)", rows.getFirst().getLast());
    assertEquals("[run](m1/run)", limits().getFirst().getLast());
  }

  /** An incomplete run is shown if it alone has a clean result. */
  @Test
  void showsACleanResultOfAnyRunBeforeOneThatIsNot() throws IOException {
    Path other = write("m1", "other", "2020-01-01T00:00:00Z", 1, 1, 40e9);
    changeHeader(other, "\"exitStatus\" : 1, \"missing\" : [ \"a\" ]");
    assertEquals("[run](m1/run)", steps().getFirst().getLast());
    unsteady("m1/run", "StepBenchmark");
    List<String> step = steps().getFirst();
    assertEquals("[other](m1/other) (incomplete)", step.getLast());
    assertEquals("40.00", step.get(6));
    assertEquals("[run](m1/run)", limits().getFirst().getLast(), "whose peak is clean");
    assertFalse(overview().contains("†"), overview());
    unsteady("m1/other", "StepBenchmark");
    assertEquals(List.of("50.00 †", "5.000", "50 †"), steps().getFirst().subList(6, 9));
    assertTrue(
        overview()
            .contains(
                "\n- † m1/run, 4096 × 128 × 64, 8 lanes, 1 thread: fork 1 not steady: 1.000, 2.000"
                    + " ops/s\n"),
        overview());
  }

  /** What is marked is the share, too, and the peak among the limits. */
  @Test
  void marksSharesOfAPeakThatIsNoResult() throws IOException {
    unsteady("m1/run", "FmaPeakBenchmark");
    List<String> step = steps().getFirst();
    assertEquals(List.of("50.00", "5.000", "50 †"), step.subList(6, 9));
    assertEquals("100.0 †", limits().getFirst().get(5));
    assertTrue(
        overview()
            .contains(
                "- † m1/run, 4096 × 128 × 64, 8 lanes, 1 thread, FMA peak: fork 1 not steady"),
        overview());
  }

  private void unsteady(String run, String benchmark) throws IOException {
    Path file = results.resolve(run).resolve("jmh.json");
    String content = Files.readString(file);
    int at = content.indexOf("\"scoreUnit\"", content.indexOf(benchmark));
    Files.writeString(
        file, content.substring(0, at) + "\"rawData\" : [ [ 1, 2 ] ], " + content.substring(at));
  }

  /** A session of two threads whose peak is lower than that of another session of one thread. */
  @Test
  void marksLimitsThatFallWithThreads() throws IOException {
    write("m1", "two", "2026-01-01T00:00:00Z", 3, 2, 30e9);
    assertFalse(overview().contains("†"), "100 and 100 GFLOP/s");
    Path file = results.resolve("m1/two/jmh.json");
    Files.writeString(file, Files.readString(file).replace("1.0E11", "7.9E10"));
    List<List<String>> limits = limits().stream().filter(row -> row.size() > 5).toList();
    assertEquals("100.0", limits.get(0).get(5));
    assertEquals("79.00 †", limits.get(1).get(5));
    assertEquals("38 †", steps().get(1).get(8), "and what is held against it");
    assertTrue(
        overview()
            .contains(
                "- † m1/two, FMA, GFLOP/s, 8 lanes, 2 threads: falls with threads: 100.0 GFLOP/s"
                    + " with 1, 79.00 with 2\n"),
        overview());
    // An earlier run with a peak as it should be counts before that.
    Path earlier = write("m1", "earlier", "2025-01-01T00:00:00Z", 1, 2, 30e9);
    Path sound = earlier.resolve("jmh.json");
    Files.writeString(sound, Files.readString(sound).replace("1.0E11", "1.9E11"));
    List<String> two = limits().get(1);
    assertEquals("190.0", two.get(5));
    assertEquals("[earlier](m1/earlier)", two.getLast());
  }

  @Test
  void marksRunsOfModifiedBuilds() throws IOException {
    Path run = results.resolve("m1/run");
    changeHeader(run, "\"modified\" : true");
    assertEquals("[run](m1/run) (modified)", steps().getFirst().getLast());
    assertEquals("[run](m1/run) (modified)", limits().getFirst().getLast());
    changeHeader(run, "\"exitStatus\" : 1");
    assertEquals("[run](m1/run) (modified, failed)", limits().getFirst().getLast());
  }

  private static void changeHeader(Path run, String field) throws IOException {
    Path file = run.resolve("header.json");
    Files.writeString(file, Files.readString(file).replace("{", "{ " + field + ","));
  }

  private static String load(int forks, double bytes) {
    return """
    [ { "benchmark" : "org.quadrant.benchmarks.limits.MemoryBandwidthBenchmark.load",
        "mode" : "thrpt", "threads" : 1, "forks" : %d, "params" : { "lanes" : "8", "level" : "L2" },
        "primaryMetric" : { "score" : 1.0, "scoreError" : "NaN", "scoreUnit" : "ops/s" },
        "secondaryMetrics" : { "bytes" : { "score" : %s, "scoreUnit" : "ops/s" } } },
    """
        .formatted(forks, bytes);
  }

  private static List<String> row(String fma, String l2, String date, String run) {
    String none = "–";
    return List.of(
        "A \\| B", "4", "25.0.1", "1", "8", fma, none, l2, none, none, none, none, none, none, date,
        run);
  }

  private void addLoad(Path run, double bytes) throws IOException {
    Path file = run.resolve("jmh.json");
    Files.writeString(file, Files.readString(file).replaceFirst("\\[", load(1, bytes)));
  }

  /** Both have the peak, of which the latest counts, and one has the bandwidth. */
  @Test
  void takesTheLimitsOfARowFromOneRunAndEachLimitFromTheBest() throws IOException {
    addLoad(write("m1", "more", "2026-01-01T00:00:00Z", 1, 1, 50e9), 2e10);
    write("m2", "run", "2026-01-02T03:04:05Z", 1, 1, 50e9);
    assertEquals(
        List.of(
            row("100.0", "–", "2026-01-02", "[run](m1/run)"),
            row("–", "20.00", "2026-01-01", "[more](m1/more)"),
            row("100.0", "–", "2026-01-02", "[run](m2/run)")),
        limits());
  }

  /** A run of loads alone, after one of everything. */
  @Test
  void takesALimitFromALaterRunThatMeasuredLittleElse() throws IOException {
    addLoad(results.resolve("m1/run"), 1e9);
    addLoad(write("m1", "memory", "2026-01-03T00:00:00Z", 1, 1, 50e9), 2e10);
    assertEquals(List.of(row("100.0", "20.00", "2026-01-03", "[memory](m1/memory)")), limits());
    unsteady("m1/memory", "MemoryBandwidthBenchmark");
    assertEquals(
        List.of(
            row("100.0", "–", "2026-01-03", "[memory](m1/memory)"),
            row("–", "1.000", "2026-01-02", "[run](m1/run)")),
        limits(),
        "but not if that is no result");
  }

  @Test
  void namesOtherJvmsBesideTheJdk() throws IOException {
    Files.writeString(
        results.resolve("m1/run/machine.json"),
        MACHINE.replace("25.0.1+8\"", "25.0.1+8\", \"vmVersion\" : \"25.0.1+8-jvmci-b01\""));
    assertEquals("25.0.1 graalvm", steps().getFirst().get(2));
    assertEquals("25.0.1 graalvm", limits().getFirst().get(2));
  }

  @Test
  void equalFilesGiveEqualText() throws IOException {
    write("m0", "bench", "2026-01-02T03:04:05Z", 2, 2, 1e9);
    assertEquals(overview(), overview());
  }

  @Test
  void passesOverDraftsAndOtherFolders() throws IOException {
    Files.createDirectories(results.resolve("m1/.bench-123"));
    Files.writeString(results.resolve("m1/.bench-123/jmh.json"), "[");
    Files.createDirectories(results.resolve("experiments/phases"));
    Files.writeString(results.resolve("README.md"), "text");
    assertEquals(1, Archive.read(results).runs().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{}", "[]", "null", "[null]", "[1]", "[{\"benchmark\":\"a\"}]"})
  void refusesMeasurementsThatAreNone(String content) throws IOException {
    Path file = results.resolve("m1/run/jmh.json");
    Files.writeString(file, content);
    assertRefused(file + ": ");
  }

  @Test
  void refusesMeasurementsWithoutUnitsAndOfNoShape() throws IOException {
    Path file = results.resolve("m1/run/jmh.json");
    String sound = Files.readString(file);
    Files.writeString(file, sound.replace(", \"scoreUnit\" : \"ops/s\"", ""));
    assertRefused(file + ": result 1 (org.quadrant.benchmarks.FmaPeakBenchmark.peak): ");
    Files.writeString(file, sound.replace("4096x128x64", "4096"));
    assertRefused("m1/run/jmh.json: shape: 4096; allowed: ");
    Files.writeString(file, sound.replace("\"4096x128x64\"", "null"));
    assertRefused(file + ": result 2 (");
    Files.writeString(file, sound.replace("\"score\" : 10.0,", ""));
    assertRefused(file + ": result 2 (");
    Files.writeString(file, sound + sound);
    assertRefused(file + ": not valid JSON (line ");
    Files.writeString(file, sound.substring(0, sound.length() / 2));
    assertRefused(file + ": not valid JSON (line ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "machine.json; ''; not ",
        "machine.json; [1]; not a JSON object",
        "machine.json; {}; not a description of a machine (cpuModel, jdkVersion, processors)",
        "machine.json; {\"cpuModel\" : \"a\", \"processors\" : \"many\"}; a field has a value",
        "header.json; {\"date\" : ; not valid JSON",
        "machine.json; null; not a JSON object",
        "machine.json; {} {}; not valid JSON",
        "header.json; {}; not a header of results",
        "header.json; null; not a JSON object",
        "header.json; {\"date\" : \"d\", \"commit\" : \"c\", \"missing\" : [ null ]}; missing:"
            + " null;",
      })
  void refusesForeignFiles(String name, String content, String message) throws IOException {
    Path file = results.resolve("m1/run").resolve(name);
    Files.writeString(file, content);
    assertRefused(file + ": " + message);
  }

  @Test
  void findsNothingWhereThereIsNothing(@TempDir Path empty) throws IOException {
    assertEquals(List.of(), Archive.read(empty).runs());
    assertThrows(BadInputException.class, () -> Archive.read(empty.resolve("none")));
  }

  private void assertRefused(String beginning) {
    BadInputException error = assertThrows(BadInputException.class, this::overview);
    assertTrue(error.getMessage().startsWith(beginning), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void replacesItsSectionAndNothingElse() throws IOException {
    Path file = results.resolve("README.md");
    String begin = GeneratedSection.BEGIN;
    String end = GeneratedSection.END;
    Files.writeString(file, "before\n\n" + begin + "\nold\n" + end + "\n\nafter");
    GeneratedSection.replace(file, "new\n");
    String written = "before\n\n" + begin + "\n\nnew\n\n" + end + "\n\nafter";
    assertEquals(written, Files.readString(file));
    GeneratedSection.replace(file, "new\n");
    assertEquals(written, Files.readString(file));
  }

  @Test
  void createsAMissingFile() throws IOException {
    Path file = results.resolve("README.md");
    GeneratedSection.replace(file, "new\n");
    assertTrue(Files.readString(file).contains("\n\nnew\n\n"));
    GeneratedSection.replace(file, "newer\n");
    assertTrue(Files.readString(file).contains("\n\nnewer\n\n"));
    assertFalse(Files.readString(file).contains("new\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no section", "E B", "B", "E", "B E E", "B B E"})
  void leavesAFileWithoutItsSectionAlone(String form) throws IOException {
    Path file = results.resolve("README.md");
    String content = form.replace("B", GeneratedSection.BEGIN).replace("E", GeneratedSection.END);
    Files.writeString(file, content);
    assertThrows(BadInputException.class, () -> GeneratedSection.replace(file, "new\n"));
    assertEquals(content, Files.readString(file));
    try (Stream<Path> files = Files.list(results)) {
      assertEquals(2, files.count());
    }
  }
}
