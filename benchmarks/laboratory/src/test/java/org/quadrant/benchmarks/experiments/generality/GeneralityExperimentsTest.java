package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.experiments.Completeness;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.experiments.ExperimentRunner;
import org.quadrant.benchmarks.experiments.Laboratory;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.engine.Engines;
import org.quadrant.problem.InputLaw;

/** The experiments on small networks, from the first step to the files. */
class GeneralityExperimentsTest {
  private static final int SEEDS = 2;

  @TempDir private Path folder;

  /** Runs an experiment; its files are complete and its texts those of the committed results. */
  private ExperimentResult run(Experiment experiment, Map<String, Integer> rows)
      throws IOException, BadInputException {
    ExperimentResult result;
    try (Laboratory laboratory = new Laboratory(Engines.vector(1), 2)) {
      result = new ExperimentRunner(folder, Size.QUICK, laboratory).run(experiment);
    }
    assertEquals(List.of(1L, 2L), result.seeds());
    Path files = folder.resolve(result.name());
    Completeness.assertComplete(result, files);
    Completeness.assertBoundsExplained(result);
    Completeness.assertTables(result, files, rows);
    Completeness.assertTextsOfCommitted(result);
    return result;
  }

  private static void assertSetUp(ExperimentResult result, String... settings) {
    for (String setting : settings) {
      assertTrue(result.setUp().contains(setting), result.setUp());
    }
  }

  @Test
  void generalisation() throws IOException, BadInputException {
    GeneralisationExperiment.Scale scale =
        new GeneralisationExperiment.Scale(20, 48, 100, 12, SEEDS, List.of(100, 200), 200);
    ExperimentResult result =
        run(
            new GeneralisationExperiment(size -> scale),
            Map.of(
                "errors.csv", SEEDS * (60 + 2 * 60 + 20 + 60),
                "angles.csv", SEEDS * 4 * 360,
                "distances.csv", SEEDS * 4 * 31,
                "widths.csv", SEEDS * 4 * 13));
    assertSetUp(result, "d = 20, p = 48, m = 800, η = 0.1, θ = 0.05, 2 seeds", "50000 fresh");
    assertSetUp(result, "200000 at t = 15, 20, 30 and 60", "for 100 inputs");
    assertSetUp(result, "m = 100 to 200 in powers", "m = 500, up to t = 200.", "m = 2000, up");
  }

  @Test
  void laws() throws IOException, BadInputException {
    LawsExperiment.Scale scale =
        new LawsExperiment.Scale(
            new LawGrowth.Networks(20, 40, SEEDS),
            new LawTrainings.Networks(12, 32, 500, SEEDS, 60, 200));
    int problems =
        NamedProblem.independent().size()
            + NamedProblem.otherTails().size()
            + NamedProblem.dependent().size();
    assertTrue(problems >= InputLaw.EXAMPLES.size());
    int whole = NamedProblem.whole().size();
    assertTrue(whole >= InputLaw.EXAMPLES.size());
    ExperimentResult result =
        run(
            new LawsExperiment(size -> scale),
            Map.of(
                "growth.csv",
                problems * SEEDS * 11,
                "training.csv",
                whole * SEEDS * 61,
                "correlation.csv",
                NamedProblem.correlations().size(),
                "faults.csv",
                5 + 2 + 3 + 2 + 3 + 3));
    assertSetUp(result, "d = 20, p = 40, m = 800, η = 0.1, θ = 0.05, 2 seeds, up to c t = 1,");
    assertSetUp(result, "d = 12, p = 32, m = 500, η = 0.2, θ = 0.05, 2 seeds, up to t = 60;");
  }

  @Test
  void zeroMargin() throws IOException, BadInputException {
    ZeroMarginExperiment.Scale scale = new ZeroMarginExperiment.Scale(200, 1024, SEEDS);
    ExperimentResult result =
        run(new ZeroMarginExperiment(size -> scale), Map.of("long-runs.csv", 3 * SEEDS * 16));
    assertSetUp(
        result, "d = 10, p = 64, θ = 0.3, η = 0.25, m = 1024 and 64, 2 seeds, up to t = 200");
    assertSetUp(result, "every 10 units of time with 100000 fresh", "measured at t = 50,");
  }

  @Test
  void scaling() throws IOException, BadInputException {
    ScalingExperiment.Scale scale =
        new ScalingExperiment.Scale(
            SEEDS,
            32,
            new double[] {20, 50},
            new double[] {0.05, 0.2},
            new double[] {0.5, 2},
            new double[] {16, 32},
            new double[] {0.16, 2.5});
    ExperimentResult result =
        run(new ScalingExperiment(size -> scale), Map.of("sweeps.csv", (4 * 2 + 3 * 2) * SEEDS));
    assertSetUp(
        result, "2 seeds. Unless varied: p = 32, η = 0.2, θ = 0.05. d is varied at m = 40 d;");
    assertSetUp(result, "at d = 50, m = 4000;", "at p = 64.", "add up to 0.15.", "below 5 %.");
  }

  @Test
  void dimension() throws IOException, BadInputException {
    DimensionExperiment.Scale scale =
        new DimensionExperiment.Scale(
            SEEDS,
            new int[] {100, 1000},
            new int[] {100, 1_000_000},
            new int[] {100},
            new int[] {100},
            new double[] {0.3, 2.5},
            SEEDS);
    // Twice the times of the settings, and one: 102 + 116 + 98 + 134 steps.
    ExperimentResult result =
        run(
            new DimensionExperiment(size -> scale),
            Map.of(
                "runs.csv",
                (2 + 2 + 1 + 2 + 1) * SEEDS,
                "courses.csv",
                454,
                "thresholds.csv",
                SEEDS));
    assertSetUp(result, "p = 32, η = 0.5, θ = 0.05.", "m = 2.5 d, which is ηd/m = 0.2, at d from");
    assertSetUp(result, "m = 10000 at d from 10² to 10⁶,", "from 0.3 to 2.5 at d from 10² to 10²,");
  }
}
