package org.quadrant.benchmarks.experiments.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private static final double HORIZON = 100;
  private static final double NOISE = 0.1;

  /** Problems whose whole training is shown. */
  private static final List<NamedProblem> PROBLEMS =
      List.of(
          new NamedProblem("Gaussian", new InputLaw.Gaussian(), 0),
          new NamedProblem("Rademacher", new InputLaw.Rademacher(), 0),
          new NamedProblem("Student-t, ν = 3", new InputLaw.StudentT(3), 0),
          new NamedProblem("AR(1), ρ = 0.5", new InputLaw.Autoregressive(0.5), 0),
          new NamedProblem("XOR mixture, r = 1.5, σ = 1", new InputLaw.XorMixture(1.5, 1), 0),
          new NamedProblem("Gaussian, ε = 0.1", new InputLaw.Gaussian(), NOISE));

  /** Position of the problem with correlated inputs. */
  private static final int CORRELATED = 3;

  private LawTrainings() {}

  static void run(ExperimentContext context) {
    List<Long> seeds = context.seeds(context.size().choose(2, 4, 8));
    List<List<TrainingRecord>> records = new ArrayList<>();
    for (NamedProblem named : PROBLEMS) {
      records.add(context.train(seeds.stream().map(seed -> plan(named, seed)).toList()));
    }
    context.setUp(
        ("Whole training: d = 50, p = 64, m = 4000, η = 0.2, θ = 0.05, %d seeds, up to t ="
                + " 100; test errors are on labels as they are drawn, flips included.")
            .formatted(seeds.size()));
    List<TrainingRecord> noisy = records.getLast();
    BlockFlow flow = new BlockFlow().withLabelNoise(NOISE);
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
            "label noise 0.1: final mass against the noisy block flow",
            ratio,
            0.95,
            1.05,
            "",
            "1 by theory, from the masses when their sum passes 0.15. The 5 % allowed are chosen:"
                + " w⊥ is kept up by flipped labels, and pulls on masses near their resting point"
                + " are small."));
    context.found(
        "Label noise of 0.1: masses end at %s of the noisy block flow's, whose resting mass is %s."
            .formatted(Numbers.significant(ratio.mean()), Numbers.significant(flow.restingMass())));
    describeCorrelation(context, records.get(CORRELATED));
    draw(context, records, predictions.getFirst(), flow.restingMass());
    write(context, records);
  }

  private static TrainingPlan plan(NamedProblem named, long seed) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(named.law())
            .labelNoise(named.labelNoise())
            .dimension(50)
            .neurons(64)
            .batch(4000)
            .learningRate(ETA)
            .seed(seed)
            .build();
    return new TrainingPlan(configuration, Math.round(HORIZON / ETA), Math.round(1 / ETA), 20_000);
  }

  private static void describeCorrelation(ExperimentContext context, List<TrainingRecord> records) {
    Sample early = Sample.of(records, record -> record.at(20).test().errorRate());
    Sample late = Sample.of(records, record -> record.at(HORIZON).test().errorRate());
    context.found(
        ("AR(1) with ρ = 0.5: two thirds of the labels are −1, so that a network that answers −1"
                + " everywhere errs on one third. The error is %s at t = 20 and %s at t = 100.")
            .formatted(Numbers.significant(early.mean()), Numbers.significant(late.mean())));
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
      List<List<TrainingRecord>> records,
      double[] noisyFlow,
      double restingMass) {
    PlotAxis time = PlotAxis.fromZero("time t = η · steps");
    Panel masses =
        new Panel("Masses", time, PlotAxis.logarithmic("mean of the four masses", 1e-3, 20));
    Panel errors = new Panel("Errors", time, PlotAxis.logarithmic("test error", 1e-3, 1));
    for (int i = 0; i < PROBLEMS.size(); i++) {
      double[] times = records.get(i).getFirst().times();
      LineStyle style =
          i % 2 == 0 ? LineStyle.solid(Colours.series(i)) : LineStyle.dashed(Colours.series(i));
      masses.line(
          PROBLEMS.get(i).name(),
          times,
          mean(records.get(i), s -> BlockMasses.mean(s.neurons())),
          style);
      errors.line(
          PROBLEMS.get(i).name(), times, mean(records.get(i), s -> s.test().errorRate()), style);
    }
    masses
        .theory("noisy flow, seed 1", records.getFirst().getFirst().times(), noisyFlow)
        .horizontal("its resting mass", restingMass, LineStyle.dotted());
    context.figure(
        "training",
        Figure.column(masses, errors),
        "Whole trainings under six problems, mean over seeds, with the block flow under label noise"
            + " (dashed) and the mass at which it rests (dotted). The mixture's classes overlap and"
            + " flipped labels cannot be learnt: their errors have floors of their own.",
        "Upper panel: masses of six problems against time, with a dotted line at the resting mass"
            + " of label noise. Lower panel: their errors against time.");
  }

  private static double[] mean(List<TrainingRecord> records, ToDoubleFunction<Snapshot> figure) {
    return SeedMeans.means(SeedMeans.of(records, record -> record.series(figure)));
  }

  private static void write(ExperimentContext context, List<List<TrainingRecord>> records) {
    Table table =
        new Table(
            "training",
            "Whole trainings: one row for each law, seed and time.",
            new Column("law", "law of the inputs"),
            new Column("label_noise", "probability ε of a flipped label"),
            new Column("seed", "seed"),
            new Column("t", "time η · steps"),
            new Column("mass", "mean of the four block masses"),
            new Column("error", "test error on 20000 fresh samples"),
            new Column("loss", "test loss on the same samples"));
    for (int i = 0; i < PROBLEMS.size(); i++) {
      for (TrainingRecord record : records.get(i)) {
        for (Snapshot snapshot : record.snapshots()) {
          table.add(
              PROBLEMS.get(i).law().text(),
              PROBLEMS.get(i).labelNoise(),
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
