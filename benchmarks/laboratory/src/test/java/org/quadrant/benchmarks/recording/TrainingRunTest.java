package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.NpyReader;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun.Outcome;
import org.quadrant.training.Schedule;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** A run's files against the same run taken step by step. */
class TrainingRunTest {
  private static final TrainingConfiguration SMALL =
      TrainingConfiguration.builder().dimension(5).neurons(7).batch(20).seed(3).build();

  @TempDir private Path folder;

  private RunSummary run(RunSettings settings, Engine engine, long stopAfter) throws IOException {
    List<Long> progress = new ArrayList<>();
    try (RunFolder runFolder = RunFolder.open("--out", folder, false)) {
      RunSummary summary =
          new TrainingRun(settings, engine, progress::add, () -> progress.size() >= stopAfter)
              .execute(runFolder);
      assertEquals(LongStream.rangeClosed(1, summary.steps()).boxed().toList(), progress);
      return summary;
    }
  }

  private List<CSVRecord> table(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(folder.resolve(name))) {
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      return format.parse(reader).getRecords();
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "scalar"})
  void recordsWhatTheEngineSays(String name) throws IOException {
    WeightEngine engine = Engines.requireWeights(Engines.select(name, 0, 1));
    RunSummary summary = run(new RunSettings(SMALL, 7, 3, 100, 0.1), engine, Long.MAX_VALUE);

    List<CSVRecord> rows = table("trajectory.csv");
    assertEquals(List.of("0", "3", "6", "7"), rows.stream().map(row -> row.get("step")).toList());
    assertEquals(
        List.of("0.0", "0.3", "0.6", "0.7"), rows.stream().map(row -> row.get("t")).toList());
    try (WeightTraining training = engine.start(SMALL)) {
      Network initial = training.network();
      assertEquals("", rows.getFirst().get("train_loss"));
      double loss = 0;
      for (CSVRecord row : rows) {
        long step = Long.parseLong(row.get("step"));
        while (training.steps() < step) {
          loss = training.stepMeasured();
        }
        if (step > 0) {
          assertEquals(loss, number(row, "train_loss"));
        }
        assertRow(row, training.test(100), training.neurons());
      }
      assertResult(summary, initial, training, loss);
    }
  }

  private static void assertRow(CSVRecord row, Evaluation test, NeuronStates states) {
    assertEquals(test.errorRate(), number(row, "test_error"));
    assertEquals(test.errorStandardError(), number(row, "test_error_se"));
    assertEquals(test.meanLoss(), number(row, "test_loss"));
    assertEquals(test.lossStandardError(), number(row, "test_loss_se"));
    for (Block block : Block.values()) {
      String prefix = TrajectoryFile.name(block) + "_";
      BlockStatistics expected = BlockStatistics.of(block, states);
      assertEquals(expected.size(), number(row, prefix + "size"));
      assertEquals(expected.meanSignal(), number(row, prefix + "mean_abs_s"));
      assertEquals(expected.signalDeviation(), number(row, prefix + "std_abs_s"));
      assertEquals(expected.meanOpposite(), number(row, prefix + "mean_abs_o"));
      assertEquals(expected.meanOrthogonalNorm(), number(row, prefix + "mean_w_perp"));
      assertEquals(expected.mass(), number(row, prefix + "mass"));
    }
  }

  private void assertResult(
      RunSummary summary, Network initial, WeightTraining training, double loss)
      throws IOException {
    Network network = training.network();
    assertEquals(Outcome.COMPLETED, summary.outcome());
    assertEquals(7, summary.steps());
    assertEquals(loss, summary.last().trainLoss());
    assertEquals(training.test(100).meanLoss(), summary.last().testLoss());
    assertEquals(training.parameters().sha256(), summary.sha256());
    assertTrue(summary.trainingSeconds() > 0 && summary.totalSeconds() > summary.trainingSeconds());
    double stepsPerSecond = 7 / summary.trainingSeconds();
    assertEquals(20 * stepsPerSecond, summary.samplesPerSecond(), 1e-9 * stepsPerSecond);
    assertEquals(4e-9 * 20 * 5 * 7 * stepsPerSecond, summary.gflops(), 1e-9 * stepsPerSecond);
    assertParameters(network);
    assertNeurons(NeuronStates.of(initial), NeuronStates.of(network));
    ObjectNode json = Json.readObject(folder.resolve("summary.json"));
    assertEquals("completed", json.get("outcome").textValue());
    assertEquals(summary.sha256(), json.get("sha256").textValue());
  }

  private void assertParameters(Network network) throws IOException {
    try (NpyReader w = NpyReader.open(folder.resolve("W.npy"));
        NpyReader a = NpyReader.open(folder.resolve("a.npy"))) {
      assertEquals(network.precision(), w.precision());
      assertEquals(List.of(7, 5), w.shape());
      assertEquals(List.of(7), a.shape());
      assertArrayEquals(network.weights(), w.next(35));
      assertArrayEquals(network.outputWeights(), a.next(7));
    }
  }

  private void assertNeurons(NeuronStates start, NeuronStates end) throws IOException {
    List<CSVRecord> rows = table("neurons.csv");
    assertEquals(7, rows.size());
    for (int j = 0; j < 7; j++) {
      CSVRecord row = rows.get(j);
      assertEquals(j, number(row, "neuron"));
      assertNeuron(row, "start_", start, j);
      assertNeuron(row, "end_", end, j);
    }
  }

  private static void assertNeuron(CSVRecord row, String prefix, NeuronStates states, int j) {
    assertEquals(TrajectoryFile.name(states.block(j)), row.get(prefix + "block"));
    assertEquals(states.signal(j), number(row, prefix + "s"));
    assertEquals(states.opposite(j), number(row, prefix + "o"));
    assertEquals(states.orthogonalNorm(j), number(row, prefix + "w_perp"));
    assertEquals(states.norm(j), number(row, prefix + "norm"));
    assertEquals(states.outputWeight(j), number(row, prefix + "a"));
  }

  /** Also of a run that ends between two records. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 5})
  void recordsTheOverlapsOfNeurons(long stopAfter) throws IOException {
    RunSettings settings = new RunSettings(SMALL, 7, 2, 100, 0.1, 4);
    run(settings, Engines.scalar(1), stopAfter);
    long[] steps = stopAfter < 7 ? new long[] {0, 4, 5} : new long[] {0, 4, 7};
    try (NpyReader overlaps = NpyReader.open(folder.resolve("overlaps.npy"));
        NpyReader times = NpyReader.open(folder.resolve("overlaps-times.npy"));
        NpyReader w = NpyReader.open(folder.resolve("start-W.npy"));
        NpyReader a = NpyReader.open(folder.resolve("start-a.npy"));
        WeightTraining training = Engines.scalar(1).start(SMALL)) {
      assertEquals(List.of(3, 7, 4), overlaps.shape());
      assertEquals(List.of(3, 2), times.shape());
      assertArrayEquals(training.network().weights(), w.next(35));
      assertArrayEquals(training.network().outputWeights(), a.next(7));
      for (long step : steps) {
        training.run(step - training.steps());
        assertArrayEquals(new double[] {step, SMALL.time(step)}, times.next(2));
        assertOverlaps(training.network(), overlaps.next(28));
      }
    }
  }

  private static void assertOverlaps(Network network, double[] row) {
    for (int j = 0; j < 7; j++) {
      double w1 = network.weight(j, 0);
      double w2 = network.weight(j, 1);
      double squares = 0;
      for (int k = 2; k < 5; k++) {
        squares += network.weight(j, k) * network.weight(j, k);
      }
      assertEquals((w1 - w2) / Math.sqrt(2), row[4 * j], 1e-15);
      assertEquals((w1 + w2) / Math.sqrt(2), row[4 * j + 1], 1e-15);
      assertEquals(Math.sqrt(squares), row[4 * j + 2], 1e-15);
      assertEquals(network.outputWeight(j), row[4 * j + 3]);
    }
  }

  @Test
  void recordsTheFixedSampleBesideTheTest() throws IOException {
    TrainingConfiguration fixed =
        TrainingConfiguration.builder()
            .dimension(5)
            .neurons(7)
            .batch(20)
            .samples(60)
            .labelNoise(0.2)
            .schedule(new Schedule.Cosine(5))
            .seed(3)
            .build();
    RunSummary summary = run(new RunSettings(fixed, 6, 3, 50, 0.1), Engines.scalar(1), 100);
    try (WeightTraining training = Engines.scalar(1).start(fixed)) {
      for (CSVRecord row : table("trajectory.csv")) {
        training.run(Long.parseLong(row.get("step")) - training.steps());
        assertEquals(training.evaluateSample().errorRate(), number(row, "sample_error"));
        assertEquals(training.evaluateSample().meanLoss(), number(row, "sample_loss"));
        assertEquals(fixed.time(training.steps()), number(row, "t"));
      }
      assertEquals(training.evaluateSample().meanLoss(), summary.last().sampleLoss());
    }
  }

  @Test
  void stopsBetweenSteps() throws IOException {
    RunSummary summary = run(new RunSettings(SMALL, 1000, 10, 10, 0.1), Engines.scalar(2), 14);
    assertEquals(Outcome.INTERRUPTED, summary.outcome());
    assertEquals(14, summary.steps());
    List<CSVRecord> rows = table("trajectory.csv");
    assertEquals(List.of("0", "10", "14"), rows.stream().map(row -> row.get("step")).toList());
    assertEquals("", rows.getLast().get("train_loss"));
    assertEquals("", rows.getLast().get("sample_error"));
    assertTrue(Double.isNaN(summary.last().sampleError()));
    assertTrue(Double.isNaN(summary.last().trainLoss()));
  }

  @Test
  void stopsBeforeTheFirstStep() throws IOException {
    RunSummary summary = run(new RunSettings(SMALL, 1000, 10, 10, 0.1), Engines.scalar(1), 0);
    assertEquals(Outcome.INTERRUPTED, summary.outcome());
    assertEquals(0, summary.steps());
    assertTrue(Json.readObject(folder.resolve("summary.json")).get("gflops").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "scalar"})
  void stopsWhereTheRunDiverges(String name) throws IOException {
    TrainingConfiguration hot =
        TrainingConfiguration.builder()
            .dimension(5)
            .neurons(7)
            .batch(20)
            .learningRate(1e30)
            .initialScale(1e3)
            .seed(3)
            .build();
    RunSummary summary =
        run(new RunSettings(hot, 1000, 50, 10, 0.1), Engines.select(name, 0, 1), Long.MAX_VALUE);
    assertEquals(Outcome.DIVERGED, summary.outcome());
    assertEquals(50, summary.steps());
    assertEquals(2, table("trajectory.csv").size());
    assertFalse(Double.isFinite(summary.last().testLoss()));
    ObjectNode json = Json.readObject(folder.resolve("summary.json"));
    assertEquals("diverged", json.get("outcome").textValue());
    assertTrue(json.get("last").get("testLoss").isNull());
  }

  /** A loss of 1e30 or more is a number, and no result. */
  @Test
  void stopsWhereTheLossExplodes() throws IOException {
    TrainingConfiguration hot =
        TrainingConfiguration.builder()
            .dimension(10)
            .neurons(20)
            .batch(100)
            .learningRate(1e3)
            .build();
    RunSummary summary =
        run(new RunSettings(hot, 1000, 7, 100, 0.1), Engines.reference(), Long.MAX_VALUE);
    assertEquals(Outcome.DIVERGED, summary.outcome());
    assertEquals(7, summary.steps());
    assertTrue(summary.last().testLoss() > 1e6 && Double.isFinite(summary.last().testLoss()));
    ObjectNode json = Json.readObject(folder.resolve("summary.json"));
    assertEquals("diverged", json.get("outcome").textValue());
  }

  /** Weights of 1e30 are finite, their products are not. */
  @Test
  void stopsWhereALossIsNotFinite() throws IOException {
    TrainingConfiguration hot =
        TrainingConfiguration.builder()
            .dimension(5)
            .neurons(16)
            .batch(1000)
            .learningRate(1e10)
            .initialScale(100)
            .build();
    RunSummary summary =
        run(new RunSettings(hot, 1000, 3, 10, 0.1), Engines.scalar(1), Long.MAX_VALUE);
    assertEquals(Outcome.DIVERGED, summary.outcome());
    assertEquals(3, summary.steps());
    assertEquals(Double.POSITIVE_INFINITY, summary.last().trainLoss());
    try (NpyReader w = NpyReader.open(folder.resolve("W.npy"))) {
      assertTrue(Arrays.stream(w.next(16 * 5)).allMatch(Double::isFinite));
    }
  }

  private static final RunSettings BRIEF = new RunSettings(SMALL, 7, 3, 100, 0.1);

  private static TrainingRun brief(Progress progress, Drawing drawing) {
    return new TrainingRun(BRIEF, Engines.scalar(1), progress, () -> false, drawing);
  }

  @Test
  void aFigureThatIsMissingIsAllThatIs() throws IOException {
    MissingFigure none = MissingFigure.impossible("no fonts");
    TrainingRun run = brief(step -> {}, (figure, svg, png) -> Optional.of(none));
    try (RunFolder runFolder = RunFolder.open("--out", folder, false)) {
      assertEquals(Optional.of(run.execute(runFolder)), run.summary());
    }
    assertEquals(Optional.of(none), run.missingFigure());
    assertEquals(
        Set.of("W.npy", "a.npy", "config.json", "neurons.csv", "summary.json", "trajectory.csv"),
        names(folder));
  }

  /** A folder that appears in the place of a file while the run is going on. */
  @ParameterizedTest
  @ValueSource(strings = {"neurons.csv", "W.npy", "a.npy", "summary.json"})
  void aFileThatCannotBeWrittenCostsNoOther(String name) throws IOException {
    List<Path> kept = new ArrayList<>();
    Path partial = folder.resolve(".quadrant-partial");
    TrainingRun run = brief(step -> block(partial.resolve(name)), Drawing.here());
    try (RunFolder runFolder = RunFolder.open("--out", folder, false)) {
      runFolder.tellIfKept(kept::add);
      IOException error = assertThrows(IOException.class, () -> run.execute(runFolder));
      assertTrue(error.getMessage().contains(name), error.getMessage());
    }
    assertEquals(List.of(partial), kept);
    assertEquals(Set.of(".quadrant-partial"), names(folder));
    assertEquals(7, run.summary().orElseThrow().steps());
    for (String other :
        List.of("config.json", "trajectory.csv", "neurons.csv", "W.npy", "a.npy", "summary.json")) {
      assertEquals(!other.equals(name), Files.isRegularFile(partial.resolve(other)), other);
    }
  }

  private static void block(Path file) {
    try {
      Files.createDirectories(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
