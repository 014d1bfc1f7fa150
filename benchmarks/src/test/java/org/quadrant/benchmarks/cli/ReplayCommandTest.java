package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.NpyReader;
import org.quadrant.benchmarks.output.NpyWriter;
import org.quadrant.network.Precision;

/** Replays trajectories of another framework, computed in double precision. */
class ReplayCommandTest {
  private static final Path ORACLE = Path.of("../core/src/test/resources/oracle");
  private static final List<String> CASES =
      List.of(
          "gaussian-first-order", "gaussian-logistic", "gaussian-sum-scale", "rademacher-logistic");
  private static final Path CASE = ORACLE.resolve("gaussian-logistic");
  private static final String HINT = " (see quadrant replay --help)";

  @TempDir private Path parent;

  private static Stream<Arguments> casesAndEngines() {
    return CASES.stream()
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(name, "reference", 1e-12),
                    Arguments.of(name, "scalar", 1e-5),
                    Arguments.of(name, "vector", 1e-5)));
  }

  @ParameterizedTest
  @MethodSource("casesAndEngines")
  void agreesWithTheOracle(String name, String engine, double tolerance) {
    Cli.Outcome outcome =
        Cli.run("replay", "--case", ORACLE.resolve(name), "--engine", engine).assertOk();
    List<String> lines = outcome.out().lines().toList();
    assertEquals(15, lines.size(), outcome.out());
    assertEquals(List.of("step", "W", "a", "f", "loss"), cells(lines.getFirst()));
    List<String> last = cells(lines.getLast());
    assertEquals("largest", last.getFirst());
    for (int column = 1; column < 5; column++) {
      double largest = 0;
      for (String line : lines.subList(1, 14)) {
        String cell = cells(line).get(column);
        largest = Math.max(largest, cell.equals("-") ? 0 : Double.parseDouble(cell));
      }
      assertTrue(largest <= tolerance, outcome.out());
      assertEquals(largest, Double.parseDouble(last.get(column)));
    }
    Cli.run("replay", "--case", ORACLE.resolve(name), "--engine", engine, "--tolerance", tolerance)
        .assertOk();
  }

  private static List<String> cells(String line) {
    return List.of(line.split(" +", -1));
  }

  @Test
  void failsWhereTheToleranceIsExceeded() {
    Cli.Outcome outcome =
        Cli.run("replay", "--case", CASE, "--engine", "scalar", "--tolerance", "1e-12");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome
            .err()
            .matches("quadrant: --tolerance: 1.0E-12; the largest deviation is [0-9.]+E-[78]\n"),
        outcome.err());
    assertEquals(15, outcome.out().lines().count());
  }

  @Test
  void countsNaNAsExceeded() throws IOException {
    Path copy = copyOfCase();
    double[] losses = new double[12];
    losses[5] = Double.NaN;
    NpyWriter.write(copy.resolve("loss.npy"), Precision.DOUBLE, losses, 12);
    Cli.run("replay", "--case", copy, "--tolerance", "1e300", "--engine", "scalar")
        .assertEndsWith(1, "--tolerance: 1.0E300; the largest deviation is NaN");
  }

  private Path copyOfCase() throws IOException {
    Path copy = Files.createDirectory(parent.resolve("copy"));
    for (String name : List.of("case.json", "X.npy", "W.npy", "a.npy", "f.npy", "loss.npy")) {
      Files.copy(CASE.resolve(name), copy.resolve(name));
    }
    return copy;
  }

  /** Cuts W and a to the start, and removes what is expected. */
  private Path startAlone() throws IOException {
    Path copy = copyOfCase();
    try (NpyReader w = NpyReader.open(CASE.resolve("W.npy"));
        NpyReader a = NpyReader.open(CASE.resolve("a.npy"))) {
      NpyWriter.write(copy.resolve("W.npy"), Precision.DOUBLE, w.next(13 * 37), 1, 13, 37);
      NpyWriter.write(copy.resolve("a.npy"), Precision.DOUBLE, a.next(13), 1, 13);
    }
    Files.delete(copy.resolve("f.npy"));
    Files.delete(copy.resolve("loss.npy"));
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "scalar", "vector"})
  void runsFromTheStartAloneAndWritesACase(String engine) throws IOException {
    Path start = startAlone();
    Path out = parent.resolve("out");
    Cli.Outcome outcome =
        Cli.run("replay", "--case", start, "--engine", engine, "--out", out).assertOk();
    assertEquals("", outcome.err());
    assertArrayEquals(
        Files.readAllBytes(CASE.resolve("X.npy")), Files.readAllBytes(out.resolve("X.npy")));
    assertEquals(
        "gaussian-logistic", Json.readObject(out.resolve("case.json")).get("name").textValue());
    try (NpyReader w = NpyReader.open(out.resolve("W.npy"));
        NpyReader f = NpyReader.open(out.resolve("f.npy"));
        NpyReader loss = NpyReader.open(out.resolve("loss.npy"))) {
      assertEquals(engine.equals("reference") ? Precision.DOUBLE : Precision.SINGLE, w.precision());
      assertEquals(List.of(13, 13, 37), w.shape());
      assertEquals(List.of(12, 29), f.shape());
      assertEquals(List.of(12), loss.shape());
      assertEquals(Precision.DOUBLE, loss.precision());
    }
    // What was written is a case that the same engine reproduces to the last bit.
    Cli.run("replay", "--case", out, "--engine", engine, "--tolerance", 0).assertOk();
    Cli.run("replay", "--case", out, "--engine", "reference", "--tolerance", 1e-5).assertOk();
  }

  /** Options of the step in case.json mean what they do in a training. */
  @Test
  void takesTheStepsThatTheCaseDescribes() throws IOException {
    Path start = startAlone();
    ObjectNode json = Json.readObject(start.resolve("case.json"));
    json.put("eta-a", 0);
    json.put("weight-decay", 0.01);
    json.put("schedule", "warm-up:4");
    json.put("constraint", "sphere");
    double theta = json.get("theta").doubleValue();
    Json.write(start.resolve("case.json"), json);
    Path out = parent.resolve("out");
    Cli.run("replay", "--case", start, "--engine", "reference", "--out", out).assertOk();
    Cli.run("replay", "--case", out, "--engine", "vector", "--tolerance", 1e-5).assertOk();
    try (NpyReader w = NpyReader.open(out.resolve("W.npy"));
        NpyReader a = NpyReader.open(out.resolve("a.npy"))) {
      double[] first = a.next(13);
      double[] last = a.next(12 * 13);
      for (int j = 0; j < 13; j++) {
        assertEquals(first[j], last[11 * 13 + j]);
      }
      w.next(12 * 13 * 37);
      double squares = Arrays.stream(w.next(37)).map(value -> value * value).sum();
      assertEquals(theta, Math.sqrt(squares), 1e-14);
    }
    json.remove("theta");
    Json.write(start.resolve("case.json"), json);
    Cli.run("replay", "--case", start, "--out", parent.resolve("no"))
        .assertOneLine(
            2,
            "--case: "
                + start.resolve("case.json")
                + ": constraint: sphere without theta; allowed: with theta, the norm of each w");
  }

  @Test
  void needsAPurpose() throws IOException {
    Path start = startAlone();
    Cli.run("replay", "--case", start)
        .assertOneLine(
            2, "--out: missing; needed since " + start + " holds the start alone" + HINT);
    Cli.run("replay", "--case", start, "--tolerance", "0.1")
        .assertOneLine(
            2,
            "--tolerance: 0.1; allowed: only for a case that expects something, but "
                + start
                + " holds the start alone"
                + HINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "Infinity"})
  void checksTheTolerance(String tolerance) {
    Cli.run("replay", "--case", CASE, "--tolerance=" + tolerance)
        .assertOneLine(
            2,
            "--tolerance: "
                + Double.parseDouble(tolerance)
                + "; allowed: finite numbers >= 0"
                + HINT);
  }

  @Test
  void protectsTheCaseAndOlderRuns() throws IOException {
    Path copy = copyOfCase();
    Cli.run("replay", "--case", copy, "--out", copy, "--force")
        .assertOneLine(2, "--out: " + copy + " is the case itself; allowed: another folder" + HINT);
    Path out = parent.resolve("out");
    Cli.run("replay", "--case", copy, "--engine", "scalar", "--out", out).assertOk();
    Cli.run("replay", "--case", copy, "--engine", "scalar", "--out", out)
        .assertOneLine(
            2,
            "--out: " + out + " already holds a run (W.npy); allowed: another folder, or --force");
    Cli.run("replay", "--case", copy, "--engine", "scalar", "--out", out, "--force").assertOk();
  }

  @Test
  void reportsAMalformedArray() throws IOException {
    Path copy = copyOfCase();
    Path array = copy.resolve("a.npy");
    byte[] bytes = Files.readAllBytes(array);
    Files.write(array, Arrays.copyOf(bytes, bytes.length - 1));
    Cli.run("replay", "--case", copy)
        .assertOneLine(
            2,
            "--case: %s: truncated: 1351 bytes of data; allowed: 1352 for shape [13, 13]"
                .formatted(array));
    Cli.run("replay", "--case", parent.resolve("nothing"))
        .assertOneLine(
            2,
            "--case: %s: no such folder; allowed: a folder with case.json, X.npy, W.npy and a.npy"
                .formatted(parent.resolve("nothing")));
  }

  @Test
  void tellsALossThatExplodes() throws IOException {
    Path copy = startAlone();
    Files.writeString(
        copy.resolve("case.json"),
        Files.readString(copy.resolve("case.json")).replace("\"eta\": 0.2", "\"eta\": 1e10"));
    Cli.Outcome outcome =
        Cli.run("replay", "--case", copy, "--engine", "reference", "--out", parent.resolve("out"));
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome.err().matches("quadrant: diverged: a loss of \\d\\.\\d+E\\d\\d after step 2\\R"),
        outcome.err());
  }

  @Test
  void stopsWhereTheRunDiverges() throws IOException {
    Path copy = startAlone();
    Files.writeString(
        copy.resolve("case.json"),
        Files.readString(copy.resolve("case.json")).replace("\"eta\": 0.2", "\"eta\": 1e30"));
    Path out = parent.resolve("out");
    Cli.run("replay", "--case", copy, "--engine", "scalar", "--out", out)
        .assertOneLine(1, "diverged: the loss or a parameter is not finite after step 2");
    assertEquals(2, Json.readObject(out.resolve("case.json")).get("steps").intValue());
    try (NpyReader w = NpyReader.open(out.resolve("W.npy"));
        NpyReader x = NpyReader.open(out.resolve("X.npy"))) {
      assertEquals(List.of(3, 13, 37), w.shape());
      assertEquals(List.of(2, 29, 37), x.shape());
    }
    assertFalse(Files.exists(out.resolve(".quadrant-partial")));
  }

  @Test
  void aRunThatCannotBePutInItsPlaceIsComparedAndKept() throws IOException {
    Path out = parent.resolve("out");
    Files.createDirectories(out.resolve("W.npy/in the way"));
    Cli.Outcome outcome =
        Cli.run("replay", "--case", CASE, "--engine", "scalar", "--out", out, "--force");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.out().lines().toList().getLast().startsWith("largest"), outcome.out());
    Path partial = out.resolve(".quadrant-partial");
    assertTrue(
        outcome.err().startsWith("quadrant: the run is kept in " + partial + "\n"), outcome.err());
    assertEquals(2, outcome.err().lines().count());
    assertTrue(Files.isRegularFile(partial.resolve("W.npy")));
    assertTrue(Files.isRegularFile(partial.resolve("case.json")));
    assertFalse(Files.exists(out.resolve("case.json")));
  }
}
