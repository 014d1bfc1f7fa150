package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;

class RegressFilesTest {
  private static final int REGRESSION = 1;
  private static final List<String> FILES =
      List.of("baseline.json", "decision.json", "regress.md", "header.json");

  @TempDir private Path results;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  /** A folder with a fork in it, and with another one in the place of what is to be written. */
  private int publish(ResultFolder folder, Path blocked) throws IOException {
    PrintWriter lines = new PrintWriter(errors, true);
    folder.tellIfKept(kept -> lines.println("kept " + kept));
    folder.keep();
    Files.writeString(folder.file("forks.csv"), "fork");
    Files.createDirectories(blocked);
    RegressFiles files = new RegressFiles(folder, new PrintWriter(out, true), lines);
    Map<String, Supplier<Object>> contents = new LinkedHashMap<>();
    contents.put("baseline.json", () -> Map.of("score", 1));
    contents.put("decision.json", () -> Map.of("outcome", "REGRESSION"));
    files.write(contents, "**REGRESSION**");
    return files.publish(
        failures ->
            RunHeader.endingNow(
                List.of("quadrant", "regress"),
                Instant.now(),
                failures.isEmpty() ? REGRESSION : RegressCommand.UNDONE,
                failures),
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline.json", "decision.json", "regress.md", "header.json"})
  void aFileThatCannotBeWrittenCostsNoOther(String name) throws IOException {
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "regress")) {
      assertEquals(RegressCommand.UNDONE, publish(folder, folder.file(name)));
    }
    Path regress = results.resolve("machine/regress");
    assertTrue(out.toString().contains("**REGRESSION**"), out.toString());
    assertTrue(out.toString().contains("files: " + regress), out.toString());
    assertTrue(errors.toString().startsWith("quadrant: " + name + ": "), errors.toString());
    assertEquals(1, errors.toString().lines().count());
    for (String file : FILES) {
      assertEquals(!file.equals(name), Files.isRegularFile(regress.resolve(file)), file);
    }
    assertEquals("fork", Files.readString(regress.resolve("forks.csv")));
    if (!name.equals("header.json")) {
      String missing = Json.readObject(regress.resolve("header.json")).get("missing").toString();
      assertTrue(missing.startsWith("[\"" + name + ": "), missing);
    }
  }

  @Test
  void aFolderThatCannotGetItsNameIsKept() throws IOException {
    Path draft;
    Files.createDirectories(results.resolve("machine/regress"));
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "regress")) {
      draft = folder.draft();
      Path former = draft.resolveSibling(draft.getFileName() + "-former");
      assertEquals(RegressCommand.UNDONE, publish(folder, former.resolve("x")));
    }
    List<String> lines = errors.toString().lines().toList();
    assertEquals(2, lines.size(), errors.toString());
    assertTrue(lines.getFirst().startsWith("quadrant: final name: "), errors.toString());
    assertEquals("kept " + draft, lines.getLast());
    for (String file : FILES) {
      assertTrue(Files.isRegularFile(draft.resolve(file)), file);
    }
  }
}
