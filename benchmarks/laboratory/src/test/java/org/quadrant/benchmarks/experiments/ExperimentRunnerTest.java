package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.engine.Engines;

class ExperimentRunnerTest {
  private static final Set<String> FILES =
      Set.of("README.md", "experiment.json", "line.svg", "line.png", "points.csv");

  @TempDir private Path results;

  private ExperimentResult run(Experiment experiment) throws IOException {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 2)) {
      return new ExperimentRunner(results, Size.QUICK, laboratory).run(experiment);
    }
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void writesEveryFile() throws IOException {
    ExperimentResult result = run(new Probe("probe", 0.5));
    assertEquals(0, result.failures());
    assertEquals(Set.of("probe"), files(results));
    assertEquals(FILES, files(results.resolve("probe")));
    assertEquals(
        "t,y\n0.5,\"a,b\"\n1,NaN\n", Files.readString(results.resolve("probe/points.csv")));
  }

  @Test
  void describesTheExperimentForPrograms() throws IOException {
    run(new Probe("probe", 2));
    ObjectNode json = Json.readObject(results.resolve("probe/experiment.json"));
    assertEquals("quadrant-experiment-1", json.get("schema").textValue());
    assertEquals("quick", json.get("size").textValue());
    assertEquals("First paragraph.\n\nSecond paragraph.", json.get("claim").textValue());
    assertTrue(json.get("setUp").textValue().startsWith("Size quick.\n\nSeeds 2 to 2. Chance"));
    assertEquals("One.", json.get("theory").textValue());
    assertEquals("Steps 7.", json.get("found").textValue());
    assertEquals("[2]", json.get("seeds").toString());
    JsonNode failed = json.get("checks").get(0);
    assertEquals(
        "{\"name\":\"value\",\"value\":2.0,\"lower\":null,\"upper\":1.0,\"standardError\":null,\"unit\":\"s\",\"basis\":\"chosen\",\"note\":\"one"
            + " is enough\",\"chance\":\"\",\"power\":\"\",\"passed\":false}",
        failed.toString());
    assertEquals(1 / Math.sqrt(3), json.get("checks").get(1).get("standardError").doubleValue());
    assertEquals(
        "[{\"file\":\"line\",\"caption\":\"A line.\",\"alt\":\"A line that rises.\"}]",
        json.get("figures").toString());
    assertEquals("points.csv", json.get("tables").get(0).get("file").textValue());
    assertTrue(json.get("build").has("commit"));
    assertEquals("scalar", json.get("engine").get("name").textValue());
  }

  @Test
  void describesTheExperimentForReaders() throws IOException {
    run(new Probe("probe", 2));
    String page = Files.readString(results.resolve("probe/README.md"));
    assertTrue(page.startsWith("# 1. A | probe\n\n"), page);
    assertTrue(page.contains("`quadrant experiment probe --quick`"), page);
    assertTrue(page.contains("\n\nFirst paragraph.\n\nSecond paragraph.\n\n"), page);
    assertTrue(
        page.lines().anyMatch(line -> line.matches("\\| value .*2\\.000 .*≤ 1.* FAIL .*")), page);
    assertTrue(
        page.lines().anyMatch(line -> line.matches("\\| sample .*0\\.5774.* pass .*")), page);
    assertTrue(page.contains("- *value*: one is enough\n"), page);
    assertTrue(page.contains("![A line that rises.](line.png)"), page);
    assertTrue(page.contains("[points.csv](points.csv): A point a row."), page);
  }

  @Test
  void replacesAnEarlierResult() throws IOException {
    run(new Probe("probe", 2));
    Files.writeString(results.resolve("probe/old.csv"), "");
    run(new Probe("probe", 1));
    assertEquals(FILES, files(results.resolve("probe")));
  }

  @Test
  void keepsTheTablesOfAnExperimentThatFails() throws IOException {
    run(new Probe("probe", 2));
    byte[] before = Files.readAllBytes(results.resolve("probe/experiment.json"));
    Notices notices = new Notices();
    assertThrows(IllegalStateException.class, () -> run(new Failing(), Drawing.here(), notices));
    assertArrayEquals(before, Files.readAllBytes(results.resolve("probe/experiment.json")));
    assertEquals(Set.of("points.csv"), files(notices.kept.getFirst()));
  }

  /** Receives what is missing. */
  private static final class Notices implements ExperimentRunner.Listener {
    private final List<MissingFigure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    @Override
    public void missing(MissingFigure figure) {
      figures.add(figure);
    }

    @Override
    public void failed(String reason) {
      failures.add(reason);
    }

    @Override
    public void kept(Path folder) {
      kept.add(folder);
    }
  }

  private ExperimentResult run(Experiment experiment, Drawing drawing, Notices notices)
      throws IOException {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 2)) {
      return new ExperimentRunner(
              results, Size.QUICK, SeedChoice.USUAL, laboratory, drawing, notices)
          .run(experiment);
    }
  }

  @Test
  void leavesOutFiguresThatAreMissingAndNothingElse() throws IOException {
    MissingFigure missing = MissingFigure.impossible("no libraries");
    Notices notices = new Notices();
    ExperimentResult result =
        run(new Probe("probe", 0.5), (figure, svg, png) -> Optional.of(missing), notices);
    assertEquals(List.of(missing), notices.figures);
    assertEquals(List.of(), notices.failures);
    assertEquals(List.of(), notices.kept);
    assertEquals(List.of(), result.figures());
    assertEquals(
        Set.of("README.md", "experiment.json", "points.csv"), files(results.resolve("probe")));
    String page = Files.readString(results.resolve("probe/README.md"));
    assertFalse(page.contains("line.png") || page.contains("## Figures"), page);
  }

  /** A folder in the place of a file, or where an earlier result would have to go. */
  @ParameterizedTest
  @ValueSource(strings = {"points.csv", "README.md", "experiment.json", "../-former/x"})
  void aFileThatCannotBeWrittenCostsNoOther(String name) throws IOException {
    run(new Probe("probe", 2));
    byte[] before = Files.readAllBytes(results.resolve("probe/experiment.json"));
    Notices notices = new Notices();
    ExperimentResult result =
        run(
            new Probe("probe", 0.5),
            (figure, svg, png) -> {
              Path draft = svg.getParent();
              block(
                  name.startsWith("..")
                      ? draft.resolveSibling(draft.getFileName() + "-former/x")
                      : draft.resolve(name));
              return Drawing.here().write(figure, svg, png);
            },
            notices);
    assertEquals(0, result.failures());
    assertEquals(1, notices.failures.size(), notices.failures.toString());
    assertTrue(notices.failures.getFirst().startsWith("probe: "), notices.failures.toString());
    Path draft = notices.kept.getFirst();
    for (String file : FILES) {
      assertEquals(!file.equals(name), Files.isRegularFile(draft.resolve(file)), file);
    }
    assertArrayEquals(before, Files.readAllBytes(results.resolve("probe/experiment.json")));
  }

  private static void block(Path file) {
    try {
      Files.createDirectories(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Failing() implements Experiment {
    @Override
    public int number() {
      return 1;
    }

    @Override
    public String name() {
      return "probe";
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public String claim() {
      return "";
    }

    @Override
    public String theory() {
      return "";
    }

    @Override
    public void run(ExperimentContext context) {
      context.table(new Table("points", "", new Table.Column("t", "time")));
      context.map(
          List.of(1, 2),
          input -> {
            throw new IllegalStateException("no " + input);
          });
    }
  }
}
