package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.cli.RunResults.Stage;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.session.PublishedResult;
import org.quadrant.benchmarks.session.SessionResults;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.engine.Engines;
import org.quadrant.training.Engine;
import org.quadrant.training.TrainingConfiguration;

/** Makes each stage of a run fail, each file of it, and its end. */
class RunStagesTest {
  private static final Machine MACHINE = Machine.describe();
  private static final Set<String> FILES =
      Set.of(
          "machine.json", "header.json", "validation.json", "jmh.json", "summary.md", "training");
  private static final Set<String> TRAINING =
      Set.of(
          "config.json",
          "trajectory.csv",
          "neurons.csv",
          "summary.json",
          "blocks.svg",
          "blocks.png");

  @TempDir private Path results;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Drawing drawing = RunStagesTest::touch;
  private volatile boolean stopped;
  private Set<String> beforeMeasuring;

  /** Figures have tests of their own. */
  private static Optional<MissingFigure> touch(Figure figure, Path svg, Path png) {
    try {
      Files.createFile(svg);
      Files.createFile(png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  /** What happens before a stage ends; it is given the draft. */
  @FunctionalInterface
  private interface Mishap {
    void happen(Stage stage, Path draft) throws IOException;
  }

  private int run(Mishap mishap) throws IOException {
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "run")) {
      RunResults kept = new RunResults(folder, MACHINE, List.of("quadrant", "run"), Instant.now());
      return new RunStages(
              kept,
              () -> stopped,
              drawing,
              new PrintWriter(out, true),
              new PrintWriter(errors, true))
          .execute(new SmallPlan(mishap, folder.draft()));
    }
  }

  /** Results that cost nothing. */
  private final class SmallPlan implements RunStages.Plan {
    private final Mishap mishap;
    private final Path draft;

    SmallPlan(Mishap mishap, Path draft) {
      this.mishap = mishap;
      this.draft = draft;
    }

    private void happen(Stage stage) {
      try {
        mishap.happen(stage, draft);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ValidationReport validate() {
      happen(Stage.VALIDATION);
      return new ValidationReport(
          Build.current(),
          MACHINE,
          Extent.QUICK,
          1,
          1e-6,
          List.of(CheckResult.of("bits", 0, 0, "different", "")));
    }

    @Override
    public SessionResults measure(Consumer<SessionResults> keeper) {
      beforeMeasuring = names(draft);
      SessionResults measured =
          new SessionResults(List.of(Peak.RESULT), List.of(), List.of(), false);
      keeper.accept(measured);
      happen(Stage.MEASUREMENTS);
      return measured;
    }

    @Override
    public Engine engine() {
      return Engines.scalar(1);
    }

    @Override
    public RunSettings settings() {
      happen(Stage.TRAINING);
      return new RunSettings(
          TrainingConfiguration.builder().dimension(5).neurons(7).batch(20).build(), 4, 2, 50, 0.1);
    }
  }

  private Path run() {
    return results.resolve("machine/run");
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static Set<String> names(Path folder) {
    try {
      return files(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode header(Path folder) throws IOException {
    return Json.readObject(folder.resolve("header.json"));
  }

  private String errorLines() {
    return errors
        .toString()
        .lines()
        .filter(line -> !line.startsWith("step "))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void leavesEverything() throws IOException {
    assertEquals(0, run((stage, draft) -> {}), errors.toString());
    assertEquals(FILES, files(run()));
    assertEquals(TRAINING, files(run().resolve("training")));
    assertEquals("", errorLines());
    assertTrue(out.toString().endsWith("files: " + run() + System.lineSeparator()));
    assertEquals(0, header(run()).get("exitStatus").intValue());
    assertEquals(0, header(run()).get("missing").size());
    assertTrue(Files.readString(run().resolve("summary.md")).contains("(training/blocks.svg)"));
  }

  /** In the middle of the next stage, what was found before is on disk, and said to be part. */
  @Test
  void everythingIsWrittenAsSoonAsItIsFound() throws IOException {
    assertEquals(
        0,
        run(
            (stage, draft) -> {
              Set<String> there =
                  switch (stage) {
                    case VALIDATION -> Set.of();
                    case MEASUREMENTS, TRAINING ->
                        Set.of("machine.json", "header.json", "validation.json", "jmh.json");
                  };
              assertEquals(there, files(draft), stage.text());
              if (!there.isEmpty()) {
                assertEquals(1, header(draft).get("exitStatus").intValue());
                assertEquals(
                    "training: not done yet", header(draft).get("missing").get(0).textValue());
              }
            }),
        errors.toString());
    assertEquals(Set.of("machine.json", "header.json", "validation.json"), beforeMeasuring);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aStageThatFailsCostsNoOther(Stage failing) throws IOException {
    assertEquals(
        1,
        run(
            (stage, draft) -> {
              if (stage == failing) {
                throw new OutOfMemoryError("heap");
              }
            }));
    assertTrue(
        errorLines().startsWith("quadrant: " + failing.text() + ": out of memory"), errorLines());
    assertTrue(out.toString().contains("files: " + run()), out.toString());
    String missing = header(run()).get("missing").toString();
    assertTrue(missing.startsWith("[\"" + failing.text() + ": out of memory"), missing);
    assertEquals(1, header(run()).get("exitStatus").intValue());
    assertTrue(Files.readString(run().resolve("summary.md")).contains("- " + failing.text()));
    assertEquals(failing != Stage.VALIDATION, files(run()).contains("validation.json"));
    // The measurement before the one that failed is there.
    assertTrue(files(run()).contains("jmh.json"));
    assertEquals(failing != Stage.TRAINING, files(run()).contains("training"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"validation.json", "jmh.json", "machine.json", "header.json", "summary.md"})
  void aFileThatCannotBeWrittenCostsNoOther(String name) throws IOException {
    assertEquals(
        1,
        run(
            (stage, draft) -> {
              if (stage == Stage.VALIDATION) {
                Files.createDirectories(draft.resolve(name));
              }
            }));
    assertTrue(errorLines().contains(name), errorLines());
    assertEquals(FILES, files(run()));
    assertEquals(TRAINING, files(run().resolve("training")));
    assertTrue(Files.isDirectory(run().resolve(name)));
    if (!name.equals("header.json")) {
      assertEquals(1, header(run()).get("exitStatus").intValue());
      assertTrue(header(run()).get("missing").toString().contains(name));
    }
  }

  @Test
  void aPartialRunLeavesAWholeOneAlone() throws IOException {
    run((stage, draft) -> {});
    String before = Files.readString(run().resolve("validation.json"));
    assertEquals(
        1,
        run(
            (stage, draft) -> {
              if (stage == Stage.VALIDATION) {
                throw new IllegalStateException("no");
              }
            }));
    assertEquals(before, Files.readString(run().resolve("validation.json")));
    assertFalse(files(results.resolve("machine/run-incomplete")).contains("validation.json"));
  }

  @Test
  void aFigureThatThisRuntimeCannotDrawIsLeftOutAndNothingElse() throws IOException {
    drawing = (figure, svg, png) -> Optional.of(MissingFigure.impossible("no libraries"));
    assertEquals(0, run((stage, draft) -> {}));
    assertEquals(
        "quadrant: figures are left out, since this Java runtime cannot draw: no libraries",
        errorLines());
    assertEquals(FILES, files(run()));
    assertFalse(files(run().resolve("training")).contains("blocks.svg"));
    assertFalse(Files.readString(run().resolve("summary.md")).contains("blocks.svg"));
  }

  @Test
  void aFigureThatFailsIsLeftOutAndFails() throws IOException {
    drawing = (figure, svg, png) -> Optional.of(new MissingFigure("blocks.svg: full disk", false));
    assertEquals(1, run((stage, draft) -> {}));
    assertEquals("quadrant: blocks.svg: full disk", errorLines());
    assertEquals(FILES, files(run()));
    assertEquals(1, header(run()).get("exitStatus").intValue());
    assertEquals("[\"blocks.svg: full disk\"]", header(run()).get("missing").toString());
  }

  /** The earlier run cannot make room, for a folder is where it would go. */
  @Test
  void aFolderThatCannotGetItsNameIsKeptUnderAnother() throws IOException {
    run((stage, draft) -> {});
    Path[] place = new Path[1];
    int exitCode =
        run(
            (stage, draft) -> {
              place[0] = draft;
              Files.createDirectories(
                  draft.resolveSibling(draft.getFileName() + "-former").resolve("x"));
            });
    assertEquals(1, exitCode);
    assertTrue(
        errorLines().endsWith("quadrant: what was measured is kept in " + place[0]), errorLines());
    assertEquals(FILES, files(place[0]));
    assertEquals(1, header(place[0]).get("exitStatus").intValue());
    assertTrue(header(place[0]).get("missing").toString().startsWith("[\"final name: "));
    assertEquals(FILES, files(run()));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void anInterruptionKeepsWhatWasFound(Stage during) throws IOException {
    assertEquals(1, run((stage, draft) -> stopped |= stage == during));
    assertTrue(
        errorLines().endsWith("quadrant: interrupted; header.json lists what is missing"),
        errorLines());
    assertTrue(files(run()).contains("validation.json"));
    assertEquals(during != Stage.VALIDATION, files(run()).contains("jmh.json"));
    assertEquals(during == Stage.TRAINING, files(run()).contains("training"));
    String missing = header(run()).get("missing").toString();
    assertTrue(missing.contains("\"training: interrupted\""), missing);
    assertEquals(
        during == Stage.VALIDATION, missing.contains("\"measurements: interrupted\""), missing);
  }

  @Test
  void nothingIsLeftWhereNothingWasFound() throws IOException {
    stopped = true;
    assertEquals(1, run((stage, draft) -> {}));
    assertEquals("quadrant: nothing was measured", errorLines());
    assertEquals(Set.of(), files(results.resolve("machine")));
  }

  /** One result in JMH's format. */
  private static final class Peak {
    static final PublishedResult RESULT = result();

    private static PublishedResult result() {
      try {
        JsonNode json =
            new ObjectMapper()
                .readTree(
                    """
                    [{"benchmark": "a.FmaPeakBenchmark.peak", "mode": "thrpt", "threads": 1,
                      "params": {"lanes": "1"},
                      "primaryMetric": {"score": 1, "scoreError": 0, "scoreUnit": "ops/s"},
                      "secondaryMetrics": {"flops": {"score": 2e10, "scoreUnit": "ops/s"}}}]
                    """);
        return new PublishedResult(
            JmhResults.of(json).results().getFirst(), (ObjectNode) json.get(0));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
  }
}
