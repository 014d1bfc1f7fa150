package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.SmallJar;

/** Whatever is wrong with jars and options: one line, and nothing written. */
class RegressCommandTest {
  @TempDir private static Path jars;
  private static Path sound;

  @TempDir private Path results;

  @BeforeAll
  static void write() throws IOException {
    sound = SmallJar.write(jars.resolve("sound.jar"));
  }

  private void assertRefused(String message, Object... arguments) throws IOException {
    Object[] all =
        Stream.concat(Stream.of("regress", "--results", results), Stream.of(arguments)).toArray();
    Cli.run(all).assertOneLine(2, message);
    try (Stream<Path> files = Files.list(results)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void jarsThatAreNone() throws IOException {
    Path none = jars.resolve("none.jar");
    assertRefused(
        "--candidate: " + none + ": no such file; allowed: a jar of JMH benchmarks",
        "--baseline",
        sound,
        "--candidate",
        none);
    Path text = Files.writeString(jars.resolve("text.jar"), "text");
    assertRefused(
        "--baseline: "
            + text
            + ": not a jar (zip END header not found); allowed: a jar of JMH benchmarks",
        "--baseline",
        text,
        "--candidate",
        sound);
    Path empty = jars.resolve("empty.jar");
    try (OutputStream stream = Files.newOutputStream(empty);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
    }
    assertRefused(
        "--baseline: " + empty + ": no JMH in it; allowed: a jar of JMH benchmarks",
        "--baseline",
        empty,
        "--candidate",
        sound);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --benchmarks=nonsense             | --benchmarks: nonsense: no matching benchmark; allowed: part of a name that both jars have
          --benchmarks=FmaPeak              | --benchmarks: FmaPeak: no matching benchmark; allowed: part of a name that both jars have
          --benchmarks=[                    | --benchmarks: [; allowed: regular expressions
          -p law=uniform                    | -p: law=uniform; allowed: only with --benchmarks
          --benchmarks=tile -p law          | -p: law; allowed: NAME=VALUE[,VALUE]
          --benchmarks=tile -p size=3       | -p: size; allowed: engine, lanes, law
          --allow-gone=[                    | --allow-gone: [; allowed: regular expressions
          --seed=one                        | --seed: one; allowed: whole numbers of at most 64 bits (see quadrant regress --help)
          --budget=20                       | --budget: 20; allowed: at least 189 for 4 rounds, or fewer benchmarks
          --budget=-1                       | --budget: -1; allowed: at least 189 for 4 rounds, or fewer benchmarks
          """)
  void optionsThatMakeNoSense(String options, String message) throws IOException {
    assertRefused(
        message,
        Stream.concat(
                Stream.of("--baseline", sound, "--candidate", sound), Stream.of(options.split(" ")))
            .toArray());
  }

  @Test
  void namesThatAreNotPlain() throws IOException {
    assertRefused(
        "--name: a/b; allowed: letters, digits, dots, hyphens and underscores",
        "--baseline",
        sound,
        "--candidate",
        sound,
        "--name=a/b");
  }

  /**
   * From the jars to the files: a candidate whose benchmark does not run. One file cannot be
   * written, and costs no other.
   */
  @Test
  void aBenchmarkThatFailsInTheCandidateIsARegression() throws IOException {
    System.setProperty("jmh.ignoreLock", "true");
    Path broken =
        SmallJar.write(
            jars.resolve("broken.jar"),
            line -> line.replace("KernelBenchmark_mask_", "KernelBenchmark_gone_"));
    String drafted = "until the end, forks are in ";
    Cli.Outcome outcome =
        Cli.run(
            line -> {
              if (line.startsWith(drafted)) {
                obstruct(Path.of(line.substring(drafted.length())).resolve("machine.json"));
              }
            },
            "regress",
            "--results",
            results,
            "--baseline",
            sound,
            "--candidate",
            broken,
            "--benchmarks=Kernel.*mask",
            "-p",
            "shape=64x8x5",
            "-p",
            "engine=vector",
            "--seed=42",
            "--allow-gone=some|thing");
    assertEquals(1, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().startsWith("quadrant: "), outcome.err());
    assertTrue(outcome.err().contains("machine.json"), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    Path folder = results.resolve(Machine.describe().slug()).resolve("regress");
    String report = Files.readString(folder.resolve("regress.md"));
    assertTrue(report.startsWith("**REGRESSION**\n"), report);
    assertTrue(report.contains("7 trainings give the committed digests, the same as"), report);
    assertTrue(report.contains("mask engine=vector law=gaussian shape=64x8x5 fails in the candid"));
    assertTrue(outcome.out().contains(report));
    assertTrue(outcome.out().contains("\norder of the forks: --seed 42\n"), outcome.out());
    JsonNode header = Json.readObject(folder.resolve("header.json"));
    assertEquals(1, header.get("exitStatus").asInt());
    assertTrue(header.get("command").asText().contains("--seed=42"), header.toString());
    JsonNode decision = Json.readObject(folder.resolve("decision.json"));
    assertEquals("REGRESSION", decision.get("outcome").asText());
    assertEquals(1, decision.get("exitCode").asInt());
    assertEquals(42, decision.get("seed").asLong());
    assertTrue(decision.get("reasons").get(0).asText().startsWith("running at all: fails in"));
    assertTrue(ForkLog.read(folder.resolve("forks.csv")).size() > 0);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(7, files.count());
    }
    try (Stream<Path> folders = Files.list(folder.getParent())) {
      assertEquals(1, folders.count());
    }
  }

  /** Neither root nor anyone else writes a file where a folder is. */
  private static void obstruct(Path file) {
    try {
      Files.createDirectory(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aBenchmarkThatFailsInTheBaselineIsNotMeasured() throws IOException {
    System.setProperty("jmh.ignoreLock", "true");
    // Another test asks the engines of such jars, which takes seconds a jar.
    Path other = SmallJar.writeWithoutProbe(jars.resolve("other.jar"));
    Cli.Outcome outcome =
        Cli.run(
            "regress",
            "--results",
            results,
            "--baseline",
            other,
            "--candidate",
            other,
            "--benchmarks=Kernel.*mask",
            "-p",
            "shape=nonsense",
            "-p",
            "engine=vector");
    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(
        outcome
            .err()
            .startsWith(
                "quadrant: --baseline: no benchmark runs to its end; allowed: benchmarks that do"
                    + " (KernelBenchmark.mask engine=vector law=gaussian shape=nonsense fails in"
                    + " the baseline: "),
        outcome.err());
    assertTrue(outcome.err().contains("nonsense; allowed: "), outcome.err());
    try (Stream<Path> folders = Files.list(results.resolve(Machine.describe().slug()))) {
      assertEquals(0, folders.count());
    }
  }

  @Test
  void slowDownTellsWhatItSlowed() throws IOException {
    Path copy = jars.resolve("copy.jar");
    String out =
        Cli.run("slow-down", "--jar", sound, "--out", copy, "--percent", 10, "--benchmarks", "tile")
            .assertOk()
            .out();
    assertEquals("slower by 10 %: org.quadrant.benchmarks.SamplingBenchmark.tile\n", out);
    assertTrue(Files.size(copy) > 1000);
    Cli.run("slow-down", "--jar", sound, "--out", copy, "--percent", 101)
        .assertOneLine(
            2, "--percent: 101; allowed: 0 <= percent <= 100 (see quadrant slow-down --help)");
    Cli.run("slow-down", "--jar", sound, "--out", sound, "--percent", 3)
        .assertOneLine(2, "--out: " + sound + "; allowed: another file than --jar");
  }
}
