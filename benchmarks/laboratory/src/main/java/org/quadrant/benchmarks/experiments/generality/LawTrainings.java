package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Alignment;
import org.quadrant.theory.MassFlow;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** The part of the experiment on laws that trains to the end. */
final class LawTrainings {
  private static final double ETA = 0.2;
  private static final double THETA = 0.05;

  /**
   * The networks that are trained.
   *
   * @param dimension d
   * @param neurons p
   * @param batch m
   * @param seeds number of trainings under each law, unless another is asked for
   * @param horizon time t of the end
   * @param testSamples fresh samples of each snapshot
   */
  record Networks(
      int dimension, int neurons, int batch, int seeds, double horizon, long testSamples) {}

  private LawTrainings() {}

  /** Trains under every problem, all at once: the threads are busy whatever one of them takes. */
  static List<LawTraining> train(
      ExperimentContext context, Networks networks, List<NamedProblem> problems) {
    List<Long> seeds = context.seeds(networks.seeds());
    List<TrainingRecord> records =
        context.train(
            problems.stream()
                .flatMap(named -> seeds.stream().map(seed -> plan(named, networks, seed)))
                .toList());
    List<MassFlow> flows =
        problems.stream().map(named -> MassFlow.of(named.law(), named.labelNoise())).toList();
    List<MassForecast> forecasts =
        context.map(
            IntStream.range(0, records.size()).boxed().toList(),
            i -> MassForecast.whenAligned(records.get(i), flows.get(i / seeds.size())));
    List<LawTraining> trainings = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      int from = i * seeds.size();
      int to = from + seeds.size();
      trainings.add(
          new LawTraining(
              problems.get(i),
              flows.get(i),
              records.subList(from, to),
              forecasts.subList(from, to)));
    }
    return trainings;
  }

  static String setUp(Networks networks, int seeds) {
    return ("Whole trainings: d = %d, p = %d, m = %d, η = %s, θ = %s, %d seeds, up to t = %s; test"
            + " errors are on %d fresh samples with labels as they are drawn, flips included.")
        .formatted(
            networks.dimension(),
            networks.neurons(),
            networks.batch(),
            Numbers.plain(ETA),
            Numbers.plain(THETA),
            seeds,
            Numbers.plain(networks.horizon()),
            networks.testSamples());
  }

  private static TrainingPlan plan(NamedProblem named, Networks networks, long seed) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(named.law())
            .labelNoise(named.labelNoise())
            .dimension(networks.dimension())
            .neurons(networks.neurons())
            .batch(networks.batch())
            .learningRate(ETA)
            .initialScale(THETA)
            .seed(seed)
            .build();
    return new TrainingPlan(
        configuration,
        Math.round(networks.horizon() / ETA),
        Math.round(1 / ETA),
        networks.testSamples());
  }

  /** One row for each law, seed and time. */
  static void write(ExperimentContext context, List<LawTraining> trainings) {
    Table table =
        new Table(
            "training",
            "Whole trainings: one row for each law, seed and time.",
            Stream.concat(
                    Stream.of(
                        new Column("law", "law of the inputs"),
                        new Column("label_noise", "probability ε of a flipped label"),
                        new Column("seed", "seed"),
                        new Column("t", "time η · steps"),
                        new Column("aligned", "share of neurons with |s| above 0.9 ‖w‖"),
                        new Column("error", "test error on fresh samples"),
                        new Column("loss", "test loss on the same samples")),
                    Stream.of("plus_mu1", "minus_mu1", "plus_mu2", "minus_mu2")
                        .flatMap(
                            block ->
                                Stream.of(
                                    new Column("mass_" + block, "mass of the block"),
                                    new Column(
                                        "flow_" + block,
                                        "the flow's, once all blocks are aligned"))))
                .toArray(Column[]::new));
    for (LawTraining training : trainings) {
      for (int seed = 0; seed < training.records().size(); seed++) {
        TrainingRecord record = training.records().get(seed);
        MassForecast forecast = training.forecasts().get(seed);
        int before = record.snapshots().size() - forecast.times().length;
        for (int i = 0; i < record.snapshots().size(); i++) {
          Snapshot snapshot = record.snapshots().get(i);
          double[] masses = snapshot.neurons().masses().toArray();
          List<Object> row = new ArrayList<>();
          row.add(training.named().law().text());
          row.add(training.named().labelNoise());
          row.add(record.seed());
          row.add(snapshot.time());
          row.add(Alignment.of(snapshot.neurons()).shareAligned());
          row.add(snapshot.test().errorRate());
          row.add(snapshot.test().meanLoss());
          for (int block = 0; block < masses.length; block++) {
            row.add(masses[block]);
            row.add(
                i < before ? "" : (Object) forecast.forecast().get(i - before).toArray()[block]);
          }
          table.add(row.toArray());
        }
      }
    }
    context.table(table);
  }
}
