package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertEquals("Size quick.", json.get("setUp").textValue());
    assertEquals("One.", json.get("theory").textValue());
    assertEquals("Steps 7.", json.get("found").textValue());
    assertEquals("[2]", json.get("seeds").toString());
    JsonNode failed = json.get("checks").get(0);
    assertEquals(
        "{\"name\":\"value\",\"value\":2.0,\"lower\":null,\"upper\":1.0,\"standardError\":null,"
            + "\"unit\":\"s\",\"note\":\"one is enough\",\"passed\":false}",
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
  void leavesNothingOfAnExperimentThatFails() throws IOException {
    run(new Probe("probe", 2));
    byte[] before = Files.readAllBytes(results.resolve("probe/experiment.json"));
    assertThrows(IllegalStateException.class, () -> run(new Failing()));
    assertEquals(Set.of("probe"), files(results));
    assertArrayEquals(before, Files.readAllBytes(results.resolve("probe/experiment.json")));
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
    public void run(ExperimentContext context) throws IOException {
      context.table(new Table("points", "", new Table.Column("t", "time")));
      context.map(
          List.of(1, 2),
          input -> {
            throw new IllegalStateException("no " + input);
          });
    }
  }
}
