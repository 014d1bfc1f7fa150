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
    assertTrue(written.contains("| 4096 × 1024 × 256 |"), written);
    assertEquals(outside(Files.readString(COMMITTED.resolve("README.md"))), outside(written));
    Cli.run("report", results).assertOk();
    assertEquals(written, Files.readString(report));
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
        } else if (name.endsWith(".json") || name.equals("README.md")) {
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
        .assertOneLine(2, run.resolve("jmh.json") + ": not a list of JMH results");
    assertFalse(Files.exists(results.resolve("README.md")));
    Path none = results.resolve("none");
    Cli.run("report", none).assertOneLine(2, none + ": not a folder; allowed: a folder of results");
  }
}
