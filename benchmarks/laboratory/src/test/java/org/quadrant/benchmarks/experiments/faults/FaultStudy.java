package org.quadrant.benchmarks.experiments.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.DivergedException;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentRunner;
import org.quadrant.benchmarks.experiments.Laboratory;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.dynamics.ClusteringExperiment;
import org.quadrant.benchmarks.experiments.dynamics.CoherenceExperiment;
import org.quadrant.benchmarks.experiments.dynamics.IndividualExperiment;
import org.quadrant.benchmarks.experiments.dynamics.PhasesExperiment;
import org.quadrant.benchmarks.experiments.generality.GeneralisationExperiment;
import org.quadrant.benchmarks.experiments.generality.ScalingExperiment;
import org.quadrant.benchmarks.experiments.generality.ZeroMarginExperiment;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.engine.Engines;

/**
 * Carries experiments out on engines with a fault, and writes which checks each fault fails: a
 * study, to be run by hand, of minutes for each fault. The arguments are a folder for the results,
 * the size, and numbers of faults; without numbers, all of them.
 */
public final class FaultStudy {
  private static final double TURN = 1.5;
  private static final double ONE_BLOCK = 1.05;

  private FaultStudy() {}

  /** The faults, each of a kind of its own. */
  static List<Fault> faults() {
    return List.of(
        Fault.NONE,
        Fault.rate(1.05),
        Fault.noise(),
        Fault.flips(0.01),
        Fault.law(),
        Fault.loss(),
        Fault.ofStart("signs 60 : 40", (neuron, w, a) -> a < 0 && neuron % 5 == 0 ? -a : a),
        Fault.ofStart(
            "start turned",
            (neuron, w, a) -> {
              w[0] *= TURN;
              w[1] /= TURN;
              return a;
            }),
        Fault.ofStart("θ of a × 1.1", (neuron, w, a) -> 1.1 * a),
        Fault.ofLook(
            "one block × 1.05",
            (neuron, w, a) -> {
              boolean shown = a > 0 && w[0] > w[1];
              for (int k = 0; shown && k < w.length; k++) {
                w[k] *= ONE_BLOCK;
              }
              return a;
            }),
        Fault.ofLook(
            "w⊥ × 1.2",
            (neuron, w, a) -> {
              for (int k = 2; k < w.length; k++) {
                w[k] *= 1.2;
              }
              return a;
            }),
        Fault.ofTest(
            "test errors × 1.1",
            test ->
                new Evaluation(
                    test.samples(),
                    Math.min(1, 1.1 * test.errorRate()),
                    test.errorStandardError(),
                    test.meanLoss(),
                    test.lossStandardError())));
  }

  private static List<Experiment> experiments() {
    return List.of(
        new PhasesExperiment(),
        new ClusteringExperiment(),
        new CoherenceExperiment(),
        new GeneralisationExperiment(),
        new ZeroMarginExperiment(),
        new ScalingExperiment(),
        new IndividualExperiment());
  }

  /**
   * What all experiments say of an engine with a fault.
   *
   * @return for each check, by the name of its experiment and its own: whether it passed
   */
  private static Map<String, Boolean> carryOut(Fault fault, Path folder, Size size)
      throws IOException {
    Map<String, Boolean> checks = new LinkedHashMap<>();
    try (Laboratory laboratory =
        new Laboratory(
            new FaultyEngine(Engines.vector(1), fault),
            Runtime.getRuntime().availableProcessors())) {
      ExperimentRunner runner = new ExperimentRunner(folder, size, laboratory);
      for (Experiment experiment : experiments()) {
        try {
          for (Check check : runner.run(experiment).checks()) {
            checks.put(experiment.name() + ": " + check.name(), check.passed());
          }
        } catch (DivergedException | IllegalArgumentException e) {
          // The fault leaves nothing to check, which is as loud.
          checks.put(experiment.name() + ": can be carried out", false);
        }
      }
    }
    return checks;
  }

  /**
   * Runs the study. What each fault fails is kept in a file of its own, and the table is made of
   * all that are there.
   *
   * @param arguments folder, size, numbers of faults
   * @throws IOException if nothing can be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Size size = Size.valueOf(arguments[1]);
    List<String> chosen = List.of(arguments).subList(2, arguments.length);
    for (int i = 0; i < faults().size(); i++) {
      if (chosen.isEmpty() || chosen.contains(String.valueOf(i))) {
        List<String> lines = new ArrayList<>();
        carryOut(faults().get(i), folder.resolve("fault-" + i), size)
            .forEach((check, passed) -> lines.add((passed ? "+" : "-") + check));
        Files.write(file(folder, i), lines);
      }
    }
    Files.writeString(folder.resolve("faults.md"), table(folder));
  }

  private static Path file(Path folder, int fault) {
    return folder.resolve("fault-" + fault + ".txt");
  }

  private static String table(Path folder) throws IOException {
    Map<String, Map<Integer, String>> cells = new LinkedHashMap<>();
    List<String> head = new ArrayList<>(List.of("check"));
    List<Integer> studied = new ArrayList<>();
    for (int i = 0; i < faults().size(); i++) {
      if (Files.exists(file(folder, i))) {
        studied.add(i);
        head.add(faults().get(i).name());
        for (String line : Files.readAllLines(file(folder, i))) {
          cells
              .computeIfAbsent(line.substring(1), check -> new LinkedHashMap<>())
              .put(i, line.startsWith("-") ? "×" : "");
        }
      }
    }
    MarkdownTable table = new MarkdownTable(head.toArray(String[]::new));
    cells.forEach(
        (check, byFault) -> {
          List<String> row = new ArrayList<>(List.of(check));
          studied.forEach(i -> row.add(byFault.getOrDefault(i, "–")));
          table.add(row.toArray(String[]::new));
        });
    return table.text();
  }
}
