package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final Path COMMITTED = Path.of("..", "results");

  @TempDir private Path results;

  /** Of the results in the checkout, which may be more than those that are committed. */
  @Test
  void writesTheTablesAndLeavesTheRestAsItIs() throws IOException {
    copy(COMMITTED, results);
    Path report = results.resolve("README.md");
    Cli.run("report", results).assertOk();
    String written = Files.readString(report);
    assertTrue(written.contains(" 4096 × 1024 × 256 |"), written);
    assertEquals(outside(Files.readString(COMMITTED.resolve("README.md"))), outside(written));
    Cli.run("report", results).assertOk();
    assertEquals(written, Files.readString(report));
  }

  @Test
  void writesThePage() throws IOException {
    copy(COMMITTED, results);
    Cli.Outcome outcome = Cli.run("report", results).assertOk();
    Path page = results.resolve("report.html");
    assertTrue(outcome.out().contains("written: " + page + "\n"), outcome.out());
    String written = Files.readString(page);
    assertTrue(written.startsWith("<!DOCTYPE html>\n"), written);
    assertTrue(written.contains("4096 × 1024 × 256"), written);
    assertTrue(written.endsWith("</html>\n"), written);
    Cli.run("report", results).assertOk();
    assertEquals(written, Files.readString(page));
  }

  @Test
  void writesThePageAloneWhereNothingWasMeasured() throws IOException {
    copy(COMMITTED, results);
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(path -> path.endsWith("jmh.json")).toList()) {
        Files.delete(file);
      }
    }
    String tables = Files.readString(results.resolve("README.md"));
    Cli.Outcome outcome = Cli.run("report", results).assertOk();
    assertTrue(
        outcome.out().contains("not there: benchmarks, which quadrant bench makes"), outcome.out());
    assertEquals(tables, Files.readString(results.resolve("README.md")));
    assertTrue(Files.exists(results.resolve("report.html")));
  }

  @Test
  void leavesBothFilesAsTheyAreWhereResultsAreBad() throws IOException {
    copy(COMMITTED, results);
    Path page = Files.writeString(results.resolve("report.html"), "old");
    String tables = Files.readString(results.resolve("README.md"));
    Path experiment = Files.createDirectories(results.resolve("experiments/phases"));
    Path file = Files.writeString(experiment.resolve("experiment.json"), "{}");
    Cli.run("report", results).assertOneLine(2, file + ": schema ; allowed: quadrant-experiment-1");
    assertEquals("old", Files.readString(page));
    assertEquals(tables, Files.readString(results.resolve("README.md")));
  }

  private static String outside(String text) {
    return text.replaceFirst("(?s)<!-- quadrant report: begin.*report: end -->", "");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        String name = path.getFileName().toString();
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else if (name.matches(".*\\.(json|svg)|README\\.md")) {
          Files.copy(path, copy);
        }
      }
    }
  }

  @Test
  void refusesWhatIsNoResultsInOneLineAndWritesNothing() throws IOException {
    Path run = Files.createDirectories(results.resolve("m/r"));
    Files.writeString(run.resolve("jmh.json"), "[ {");
    Cli.run("report", results)
        .assertOneLine(
            2,
            run.resolve("jmh.json")
                + ": not valid JSON (line 1): the file ends before the list does");
    assertFalse(Files.exists(results.resolve("README.md")));
    assertFalse(Files.exists(results.resolve("report.html")));
    Path none = results.resolve("none");
    Cli.run("report", none).assertOneLine(2, none + ": not a folder; allowed: a folder of results");
  }

  /** Neither of the two files depends on the other. */
  @Test
  void eachFileIsWrittenThoughTheOtherCannotBe() throws IOException {
    String machine = "amd-epyc-2c-16lanes-jdk25";
    copy(COMMITTED.resolve(machine).resolve("run"), results.resolve(machine).resolve("run"));
    Files.copy(COMMITTED.resolve("README.md"), results.resolve("README.md"));
    Path tables = results.resolve("README.md");
    Path page = results.resolve("report.html");
    Files.writeString(tables, "no place");
    Cli.Outcome outcome = Cli.run("report", results);
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().startsWith("quadrant: " + tables + ": no place"), outcome.err());
    assertTrue(Files.readString(page).endsWith("</html>\n"));

    Files.delete(tables);
    Files.delete(page);
    Files.createDirectory(page);
    outcome = Cli.run("report", results);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("report.html"), outcome.err());
    assertEquals(1, outcome.err().lines().count());
    assertTrue(outcome.out().contains("written: " + tables + "\n"), outcome.out());
    assertTrue(Files.readString(tables).contains("4096 × 1024 × 256"));
  }
}
