package org.quadrant.benchmarks.experiments.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.DivergedException;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentResult;
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
   * What an experiment says of an engine with a fault.
   *
   * @return whether each check passed, by its name
   */
  static Map<String, Boolean> carryOut(Experiment experiment, Fault fault, Path folder, Size size)
      throws IOException {
    Map<String, Boolean> checks = new LinkedHashMap<>();
    try (Laboratory laboratory =
        new Laboratory(
            new FaultyEngine(Engines.vector(1), fault),
            Runtime.getRuntime().availableProcessors())) {
      ExperimentResult result = new ExperimentRunner(folder, size, laboratory).run(experiment);
      for (Check check : result.checks()) {
        checks.put(check.name(), check.passed());
      }
    }
    return checks;
  }

  /**
   * Runs the study.
   *
   * @param arguments folder, size, numbers of faults
   * @throws IOException if nothing can be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Size size = Size.valueOf(arguments[1]);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < faults().size(); i++) {
      if (arguments.length == 2 || List.of(arguments).contains(String.valueOf(i))) {
        faults.add(faults().get(i));
      }
    }
    Map<String, Map<Integer, String>> cells = new LinkedHashMap<>();
    for (Experiment experiment : experiments()) {
      for (int i = 0; i < faults.size(); i++) {
        try {
          for (Map.Entry<String, Boolean> check :
              carryOut(experiment, faults.get(i), folder.resolve("fault-" + i), size).entrySet()) {
            cells
                .computeIfAbsent(
                    experiment.name() + ": " + check.getKey(), name -> new LinkedHashMap<>())
                .put(i, check.getValue() ? "" : "×");
          }
        } catch (DivergedException | IllegalArgumentException e) {
          // The fault leaves nothing to check, which is as loud.
          cells
              .computeIfAbsent(
                  experiment.name() + ": carried out at all", name -> new LinkedHashMap<>())
              .put(i, "×");
        }
      }
    }
    write(folder.resolve("faults.md"), faults, cells);
  }

  private static void write(Path file, List<Fault> faults, Map<String, Map<Integer, String>> cells)
      throws IOException {
    List<String> head = new ArrayList<>(List.of("check"));
    faults.forEach(fault -> head.add(fault.name()));
    MarkdownTable table = new MarkdownTable(head.toArray(String[]::new));
    cells.forEach(
        (check, byFault) -> {
          List<String> row = new ArrayList<>(List.of(check));
          for (int i = 0; i < faults.size(); i++) {
            row.add(byFault.getOrDefault(i, "–"));
          }
          table.add(row.toArray(String[]::new));
        });
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
      out.print(table.text());
    }
  }
}
