package org.quadrant.benchmarks.experiments.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.experiments.Completeness;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.experiments.ExperimentRunner;
import org.quadrant.benchmarks.experiments.Laboratory;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.engine.Engines;
import org.quadrant.training.TrainingConfiguration;

/** The experiments on small networks, from the first step to the files. */
class DynamicsExperimentsTest {
  private static final StandardTraining SMALL =
      new StandardTraining(
          TrainingConfiguration.builder().dimension(24).neurons(64).batch(1000).build(),
          350,
          5,
          50,
          2);

  @TempDir private Path folder;

  private static List<Experiment> experiments() {
    return List.of(
        new PhasesExperiment(size -> SMALL),
        new ClusteringExperiment(size -> SMALL),
        new CoherenceExperiment(size -> SMALL, size -> List.of(SMALL, SMALL)),
        new IndividualExperiment(size -> SMALL));
  }

  private List<ExperimentResult> run(String name, int threads, List<Experiment> experiments)
      throws IOException {
    List<ExperimentResult> results = new ArrayList<>();
    try (Laboratory laboratory = new Laboratory(Engines.vector(1), threads)) {
      ExperimentRunner runner = new ExperimentRunner(folder.resolve(name), Size.QUICK, laboratory);
      for (Experiment experiment : experiments) {
        results.add(runner.run(experiment));
      }
    }
    return results;
  }

  @Test
  void areTheSameByteForByteWhateverTheNumberOfThreads() throws IOException {
    List<ExperimentResult> results = run("one", 1, experiments());
    for (ExperimentResult result : results) {
      Completeness.assertComplete(result, folder.resolve("one").resolve(result.name()));
      Completeness.assertBoundsExplained(result);
      assertEquals(List.of(1L, 2L), result.seeds());
    }
    assertEquals(List.of(1, 2, 3, 8), results.stream().map(ExperimentResult::number).toList());
    int files = 0;
    for (ExperimentResult result : run("two", 2, experiments().subList(0, 1))) {
      try (Stream<Path> paths = Files.list(folder.resolve("one").resolve(result.name()))) {
        for (Path path : paths.filter(p -> p.toString().matches(".*\\.(csv|svg)")).toList()) {
          Path other = folder.resolve("two").resolve(folder.resolve("one").relativize(path));
          assertArrayEquals(Files.readAllBytes(path), Files.readAllBytes(other), path.toString());
          files++;
        }
      }
    }
    assertEquals(9, files);
  }
}
