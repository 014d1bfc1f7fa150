package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.NpyReader;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.engine.Engines;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/** An engine that keeps something else than W is recorded like the others, with its own arrays. */
class OtherStateTest {
  /** No array holds a W of this d. */
  private static final TrainingConfiguration WIDE =
      TrainingConfiguration.builder().dimension(1_000_000_000).neurons(5).batch(20).build();

  private static final RunSettings SETTINGS = new RunSettings(WIDE, 7, 3, 100, 0.1);
  private static final Engine ENGINE = new FactorEngine();
  private static final int HEADER = 128;

  @TempDir private Path folder;

  private final List<Long> progress = new ArrayList<>();

  /** Figures have tests of their own. */
  private TrainingRun run() {
    return run(SETTINGS);
  }

  private TrainingRun run(RunSettings settings) {
    MissingFigure none = MissingFigure.impossible("not drawn");
    return new TrainingRun(
        settings, ENGINE, progress::add, () -> false, (figure, svg, png) -> Optional.of(none));
  }

  private RunSummary execute(TrainingRun run) throws IOException {
    try (RunFolder files = RunFolder.open("--out", folder, false)) {
      return run.execute(files);
    }
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private Parameters read() throws IOException {
    List<Parameter> arrays = new ArrayList<>();
    for (ParameterShape shape : ENGINE.parameterShapes(WIDE)) {
      try (NpyReader file = NpyReader.open(folder.resolve(shape.name() + ".npy"))) {
        assertEquals(shape.lengths(), file.shape());
        assertEquals(ENGINE.precision(), file.precision());
        arrays.add(Parameter.of(shape, file.next((int) shape.size())));
      }
    }
    return new Parameters(arrays);
  }

  @Test
  void allFilesAreThereWithItsOwnArrays() throws IOException, NoSuchAlgorithmException {
    RunSummary summary = execute(run());
    assertEquals(
        Set.of(
            "plane.npy",
            "factor.npy",
            "a.npy",
            "config.json",
            "neurons.csv",
            "summary.json",
            "trajectory.csv"),
        names());
    assertEquals(7, summary.steps());
    // 4·m·p·(p + 2) operations a step, whatever d.
    double flops = 1e9 * summary.gflops() * summary.trainingSeconds() / summary.steps();
    assertEquals(2800, flops, 1e-6);
    assertEquals(5, Files.readAllLines(folder.resolve("trajectory.csv")).size());
    assertEquals(6, Files.readAllLines(folder.resolve("neurons.csv")).size());
    ObjectNode configuration = Json.readObject(folder.resolve("config.json"));
    assertEquals("factor", configuration.get("engine").get("name").textValue());
    assertEquals(1_000_000_000, configuration.get("settings").get("d").intValue());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name : List.of("plane.npy", "factor.npy", "a.npy")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      digest.update(bytes, HEADER, bytes.length - HEADER);
    }
    assertEquals(HexFormat.of().formatHex(digest.digest()), summary.sha256());
    assertEquals(
        summary.sha256(),
        Json.readObject(folder.resolve("summary.json")).get("sha256").textValue());
  }

  @Test
  void aRunGoesOnFromItsFiles() throws IOException {
    RunSummary summary = execute(run());
    Parameters saved = read();
    assertEquals(summary.sha256(), saved.sha256());
    try (Training whole = ENGINE.start(WIDE);
        Training rest = ENGINE.start(WIDE, saved, summary.steps())) {
      whole.run(10);
      rest.run(3);
      assertEquals(whole.steps(), rest.steps());
      assertEquals(whole.parameters().sha256(), rest.parameters().sha256());
      assertEquals(whole.test(100), rest.test(100));
    }
  }

  @Test
  void itsArraysAreLeftOutLikeThoseOfOthers() throws IOException {
    RunSummary summary = execute(run().withoutParameters());
    assertEquals(Set.of("config.json", "neurons.csv", "summary.json", "trajectory.csv"), names());
    assertEquals(64, summary.sha256().length());
  }

  @Test
  void thoseOfTheStartAreLeftOutToo() throws IOException {
    execute(run(new RunSettings(WIDE, 7, 3, 100, 0.1, 3)).withoutParameters());
    assertTrue(names().contains("overlaps.npy"));
    assertEquals(
        Set.of("overlaps.npy", "overlaps-times.npy"),
        names().stream().filter(name -> name.endsWith(".npy")).collect(Collectors.toSet()));
  }

  /** Before a step is taken. */
  @Test
  void aFileOfThatNameIsNotReplaced() throws IOException {
    Path file = Files.createFile(folder.resolve("factor.npy"));
    Exception e = assertThrows(BadInputException.class, () -> execute(run()));
    assertEquals(
        "--out: %s already holds a run (factor.npy); allowed: another folder, or --force"
            .formatted(folder),
        e.getMessage());
    assertEquals(List.of(), progress);
    assertEquals(0, Files.size(file));
    assertEquals(Set.of("factor.npy", ".quadrant-partial"), names());
  }

  @Test
  void whoNeedsWeightsIsToldThatThereAreNone() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Engines.requireWeights(ENGINE));
    assertEquals(
        "engine: factor, which keeps no weights; allowed: reference, scalar, vector",
        e.getMessage());
  }

  /** The engines that keep the weights say what they cannot hold. */
  @Test
  void weightsOfAnyDimensionAreNotHeld() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Engines.scalar(1).requireRoom(WIDE));
    assertEquals("d: 1000000000; allowed: 3 <= d <= 33554428", e.getMessage());
    ENGINE.requireRoom(WIDE);
  }
}
