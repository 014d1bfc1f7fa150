package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** The part of the experiment on laws that trains to the end, label noise among them. */
final class LawTrainings {
  private static final double ETA = 0.2;
  private static final double THETA = 0.05;
  private static final double HORIZON = 100;
  private static final double EARLY = 20;
  private static final long TEST_SAMPLES = 20_000;

  /** Share of the final mass that may lie between training and flow. */
  private static final double MASS_ALLOWANCE = 0.05;

  private static final InputLaw.Autoregressive SEQUENCE = new InputLaw.Autoregressive(0.5);
  private static final NamedProblem CORRELATED = new NamedProblem(SEQUENCE);
  private static final NamedProblem NOISY = new NamedProblem(new InputLaw.Gaussian(), 0.1);

  /** Problems whose whole training is shown. */
  private static final List<NamedProblem> PROBLEMS =
      List.of(
          new NamedProblem(new InputLaw.Gaussian()),
          new NamedProblem(new InputLaw.Rademacher()),
          new NamedProblem(new InputLaw.StudentT(3)),
          CORRELATED,
          new NamedProblem(new InputLaw.XorMixture(1.5, 1)),
          NOISY);

  /**
   * The networks that are trained.
   *
   * @param dimension d
   * @param neurons p
   * @param batch m
   * @param seeds number of trainings under each law
   */
  record Networks(int dimension, int neurons, int batch, int seeds) {}

  private LawTrainings() {}

  static void run(ExperimentContext context, Networks networks) {
    List<Long> seeds = context.seeds(networks.seeds());
    Map<NamedProblem, List<TrainingRecord>> records = new LinkedHashMap<>();
    for (NamedProblem named : PROBLEMS) {
      records.put(
          named, context.train(seeds.stream().map(seed -> plan(named, networks, seed)).toList()));
    }
    context.setUp(
        ("Whole training: d = %d, p = %d, m = %d, η = %s, θ = %s, %d seeds, up to t ="
                + " %s; test errors are on labels as they are drawn, flips included.")
            .formatted(
                networks.dimension(),
                networks.neurons(),
                networks.batch(),
                Numbers.plain(ETA),
                Numbers.plain(THETA),
                seeds.size(),
                Numbers.plain(HORIZON)));
    List<TrainingRecord> noisy = records.get(NOISY);
    BlockFlow flow = new BlockFlow().withLabelNoise(NOISY.labelNoise());
    List<double[]> predictions = context.map(noisy, record -> noisyMasses(flow, record));
    double[] ratios = new double[noisy.size()];
    for (int i = 0; i < ratios.length; i++) {
      double[] predicted = predictions.get(i);
      ratios[i] =
          BlockMasses.mean(noisy.get(i).snapshots().getLast().neurons())
              / predicted[predicted.length - 1];
    }
    Sample ratio = Sample.of(ratios);
    context.check(
        Check.between(
            "label noise %s: final mass against the noisy block flow"
                .formatted(Numbers.plain(NOISY.labelNoise())),
            ratio,
            1 - MASS_ALLOWANCE,
            1 + MASS_ALLOWANCE,
            "",
            ("1 by theory, from the masses when their sum passes %s. The %s %% allowed are chosen:"
                    + " w⊥ is kept up by flipped labels, and pulls on masses near their resting"
                    + " point are small.")
                .formatted(
                    Numbers.plain(TrainingRecord.OUTPUT_MASS), Numbers.percent(MASS_ALLOWANCE))));
    context.found(
        "Label noise of %s: masses end at %s of the noisy block flow's, whose resting mass is %s."
            .formatted(
                Numbers.plain(NOISY.labelNoise()),
                Numbers.significant(ratio.mean()),
                Numbers.significant(flow.restingMass())));
    describeCorrelation(context, records.get(CORRELATED));
    draw(context, records, predictions.getFirst(), flow.restingMass());
    write(context, records);
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
        configuration, Math.round(HORIZON / ETA), Math.round(1 / ETA), TEST_SAMPLES);
  }

  private static void describeCorrelation(ExperimentContext context, List<TrainingRecord> records) {
    Sample early = Sample.of(records, record -> record.at(EARLY).test().errorRate());
    Sample late = Sample.of(records, record -> record.at(HORIZON).test().errorRate());
    context.found(
        ("AR(1) with ρ = %s: two thirds of the labels are −1, so that a network that answers −1"
                + " everywhere errs on one third. The error is %s at t = %s and %s at t = %s.")
            .formatted(
                Numbers.plain(SEQUENCE.correlation()),
                Numbers.significant(early.mean()),
                Numbers.plain(EARLY),
                Numbers.significant(late.mean()),
                Numbers.plain(HORIZON)));
  }

  /** Mean mass at the snapshots' times; NaN before the flow starts. */
  private static double[] noisyMasses(BlockFlow flow, TrainingRecord record) {
    double start =
        record.firstTime(
            snapshot -> snapshot.neurons().masses().total() > TrainingRecord.OUTPUT_MASS);
    double[] times = record.times();
    double[] later = Arrays.stream(times).filter(t -> t >= start).toArray();
    double[] masses = new double[times.length];
    Arrays.fill(masses, Double.NaN);
    List<BlockValues> solution =
        new BlockFlowSolver(flow).solve(start, record.at(start).neurons().masses(), later);
    for (int i = 0; i < later.length; i++) {
      masses[times.length - later.length + i] = solution.get(i).total() / Block.values().length;
    }
    return masses;
  }

  private static void draw(
      ExperimentContext context,
      Map<NamedProblem, List<TrainingRecord>> records,
      double[] noisyFlow,
      double restingMass) {
    PlotAxis time = PlotAxis.fromZero("time t = η · steps");
    Panel masses =
        new Panel("Masses", time, PlotAxis.logarithmic("mean of the four masses", 1e-3, 20));
    Panel errors = new Panel("Errors", time, PlotAxis.logarithmic("test error", 1e-3, 1));
    for (int i = 0; i < PROBLEMS.size(); i++) {
      NamedProblem named = PROBLEMS.get(i);
      List<TrainingRecord> own = records.get(named);
      double[] times = own.getFirst().times();
      LineStyle style =
          i % 2 == 0 ? LineStyle.solid(Colours.series(i)) : LineStyle.dashed(Colours.series(i));
      masses.line(named.name(), times, mean(own, s -> BlockMasses.mean(s.neurons())), style);
      errors.line(named.name(), times, mean(own, s -> s.test().errorRate()), style);
    }
    masses
        .theory("noisy flow, seed 1", records.get(NOISY).getFirst().times(), noisyFlow)
        .horizontal("its resting mass", restingMass, LineStyle.dotted());
    context.figure(
        "training",
        Figure.column(masses, errors),
        ("Whole trainings under %s problems, mean over seeds, with the block flow under label noise"
                + " (dashed) and the mass at which it rests (dotted). The mixture's classes overlap"
                + " and flipped labels cannot be learnt: their errors have floors of their own.")
            .formatted(Numbers.inWords(PROBLEMS.size())),
        ("Upper panel: masses of %s problems against time, with a dotted line at the resting mass"
                + " of label noise. Lower panel: their errors against time.")
            .formatted(Numbers.inWords(PROBLEMS.size())));
  }

  private static double[] mean(List<TrainingRecord> records, ToDoubleFunction<Snapshot> figure) {
    return SeedMeans.means(SeedMeans.of(records, record -> record.series(figure)));
  }

  private static void write(
      ExperimentContext context, Map<NamedProblem, List<TrainingRecord>> records) {
    Table table =
        new Table(
            "training",
            "Whole trainings: one row for each law, seed and time.",
            new Column("law", "law of the inputs"),
            new Column("label_noise", "probability ε of a flipped label"),
            new Column("seed", "seed"),
            new Column("t", "time η · steps"),
            new Column("mass", "mean of the four block masses"),
            new Column("error", "test error on " + TEST_SAMPLES + " fresh samples"),
            new Column("loss", "test loss on the same samples"));
    for (NamedProblem named : PROBLEMS) {
      for (TrainingRecord record : records.get(named)) {
        for (Snapshot snapshot : record.snapshots()) {
          table.add(
              named.law().text(),
              named.labelNoise(),
              record.seed(),
              snapshot.time(),
              BlockMasses.mean(snapshot.neurons()),
              snapshot.test().errorRate(),
              snapshot.test().meanLoss());
        }
      }
    }
    context.table(table);
  }
}
