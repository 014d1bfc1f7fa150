package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.ResultsLocation;

class CompareCommandTest {
  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder.resolve(name)).resolve("jmh.json"), content);
  }

  private static String result(String name, String jdk, int score) {
    return """
    { "benchmark": "a.B.%s", "mode": "thrpt", "threads": 1, "forks": 5, "jdkVersion": "%s",
      "params": { "n": "10" },
      "primaryMetric": { "score": %s, "scoreError": "NaN", "scoreUnit": "ops/s",
        "rawData": [ [ %s ], [ %s ], [ %s ], [ %s ], [ %s ] ] } }
    """
        .formatted(name, jdk, score, score - 2, score - 1, score, score + 1, score + 2);
  }

  @Test
  void comparesAndListsWhatIsMissingOrNew() throws IOException {
    Path old = file("old", "[" + result("a", "25", 100) + "," + result("b", "25", 100) + "]");
    Path next = file("new", "[" + result("c", "25", 100) + "," + result("a", "25", 80) + "]");
    String out = Cli.run("compare", old, next).assertOk().out();
    assertTrue(
        out.lines()
            .anyMatch(line -> line.matches("\\| B.a .* n=10 .* 0\\.800 .*0\\.0079 .* slower +\\|")),
        out);
    assertTrue(out.contains("- missing in the new file: B.b n=10 (thrpt, ops/s)\n"), out);
    assertTrue(out.contains("- new: B.c n=10 (thrpt, ops/s)\n"), out);
    assertTrue(out.contains("No machine.json beside one of the files"), out);
  }

  @Test
  void comparesOnlyWhatMatches() throws IOException {
    Path old = file("old", "[" + result("aa", "25", 100) + "," + result("b", "25", 100) + "]");
    Path next = file("new", "[" + result("c", "25", 100) + "," + result("aa", "25", 80) + "]");
    String out = Cli.run("compare", "--benchmarks", "B\\.a", old, next).assertOk().out();
    assertTrue(out.contains("| B.aa "), out);
    assertFalse(out.contains("B.b") || out.contains("B.c"), out);
    Cli.run("compare", "--benchmarks", "other", old, next)
        .assertOneLine(
            2,
            "--benchmarks: other matches none in the two files; allowed: a part of a benchmark's"
                + " name, such as B.aa");
    Cli.run("compare", "--benchmarks", "(", old, next)
        .assertOneLine(2, "--benchmarks: (; allowed: regular expressions");
  }

  /** Whatever is committed, beside itself: nothing changed, nothing is missing. */
  @Test
  void readsTheCommittedResults() throws IOException {
    List<Path> committed;
    try (Stream<Path> files = Files.walk(ResultsLocation.from(Path.of("")))) {
      committed = files.filter(file -> file.endsWith("jmh.json")).toList();
    }
    assertFalse(committed.isEmpty());
    for (Path results : committed) {
      String out = Cli.run("compare", results, results).assertOk().out();
      List<String> rows = out.lines().filter(line -> line.startsWith("| ")).toList();
      assertTrue(rows.size() > 1, out);
      for (String row : rows.subList(1, rows.size())) {
        assertTrue(row.matches(".* 1\\.000 .* (no clear change|too few forks) *\\|"), row);
      }
      assertFalse(out.contains("missing in") || out.contains("- new:"), out);
    }
  }

  @Test
  void refusesOtherJdksUnlessTold() throws IOException {
    Path old = file("old", "[" + result("a", "25", 100) + "]");
    Path next = file("new", "[" + result("a", "26", 100) + "]");
    Cli.run("compare", old, next)
        .assertOneLine(
            2,
            old
                + " and "
                + next
                + " do not match: JDK 25 and 26; allowed: one machine, JVM and setting of JMH, or"
                + " --allow-mismatch");
    String out = Cli.run("compare", "--allow-mismatch", old, next).assertOk().out();
    assertTrue(out.contains("- the two files do not match: JDK 25 and 26\n"), out);
  }

  @Test
  void refusesOtherMachinesUnlessTold() throws IOException {
    Path old = file("old", "[" + result("a", "25", 100) + "]");
    Path next = file("new", "[" + result("a", "25", 100) + "]");
    Json.write(old.resolveSibling("machine.json"), Machine.describe());
    Json.write(next.resolveSibling("machine.json"), Machine.describe());
    assertFalse(Cli.run("compare", old, next).assertOk().out().contains("No machine.json"));
    Files.writeString(
        next.resolveSibling("machine.json"),
        Files.readString(next.resolveSibling("machine.json"))
            .replaceAll("\"processors\": \\d+", "\"processors\": 4096"));
    assertTrue(
        Cli.run("compare", old, next)
            .err()
            .contains(
                "processors "
                    + Runtime.getRuntime().availableProcessors()
                    + " and 4096; allowed: one machine, JVM and"));
    Cli.run("compare", old, next, "--allow-mismatch").assertOk();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                                | empty; allowed: a list of JMH results (-rf json)
          [ { "benchmark":                                  | not valid JSON (line 1): the file ends before the list does
          { "a": 1 }                                        | an object; allowed: a list of JMH results (-rf json)
          [ { "a": 1 } ]                                    | result 1: benchmark missing
          [ { "benchmark": "a.b", "mode": "avgt", "primaryMetric": {} } ] | result 1 (a.b): primaryMetric.score missing
          []                                                | no results; allowed: at least one
          """)
  void foreignFilesAreOneLine(String content, String message) throws IOException {
    Path sound = file("sound", "[" + result("a", "25", 100) + "]");
    Path bad = file("bad", content);
    Cli.run("compare", sound, bad).assertOneLine(2, bad + ": " + message);
    Cli.run("compare", bad, sound).assertOneLine(2, bad + ": " + message);
  }

  @Test
  void namesWhatIsWrongWithFilesAndArguments() throws IOException {
    Path sound = file("sound", "[" + result("a", "25", 100) + "]");
    Path none = folder.resolve("none.json");
    Cli.run("compare", sound, folder)
        .assertOneLine(2, folder + ": cannot be read (Is a directory)");
    Cli.run("compare", sound, none)
        .assertOneLine(2, none + ": cannot be read (" + none + ": no such file or folder)");
    Path twice = file("twice", "[" + result("a", "25", 1) + "," + result("a", "25", 2) + "]");
    Cli.run("compare", twice, sound)
        .assertOneLine(2, twice + ": two results of B.a n=10 (thrpt, ops/s); allowed: one of each");
    Cli.run("compare", sound)
        .assertOneLine(2, "NEW.json: missing; allowed: a path (see quadrant compare --help)");
    Cli.run("compare", sound, sound, sound)
        .assertOneLine(
            2,
            sound
                + ": one argument too many; allowed: OLD.json NEW.json (see quadrant compare"
                + " --help)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | not a JSON object",
        "[ | not valid JSON (line 1)",
        "null | not a JSON object",
        "{} {} | not valid JSON (line 1)",
        "{} | not a description of a machine (cpuModel, jdkVersion, processors)",
        "{ \"processors\": [] } | a field has a value of another kind",
      })
  void foreignDescriptionsOfMachinesAreOneLine(String content, String message) throws IOException {
    Path sound = file("sound", "[" + result("a", "25", 100) + "]");
    Path next = file("next", "[" + result("a", "25", 100) + "]");
    Path machine = Files.writeString(next.resolveSibling("machine.json"), content);
    Cli.run("compare", sound, next).assertOneLine(2, machine + ": " + message);
    Cli.run("compare", next, sound).assertOneLine(2, machine + ": " + message);
  }
}
