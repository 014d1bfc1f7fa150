package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.generality.LawGrowth.Followed;
import org.quadrant.benchmarks.experiments.generality.LawGrowth.Networks;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.MassFlow;

/** What the checks on growth, masses and errors see when something is wrong on purpose. */
final class LawFaults {
  /** Trained, but judged as if no label were flipped. */
  static final NamedProblem FLIPPED = new NamedProblem(new InputLaw.Gaussian(), 0.01);

  private static final NamedProblem GAUSSIAN = new NamedProblem(new InputLaw.Gaussian());
  private static final String NONE = "none";
  private static final double RATE_FAULT = 1.08;
  private static final double MASS_FAULT = 1.15;

  private LawFaults() {}

  static void run(
      ExperimentContext context, Networks networks, Followed growth, List<LawTraining> all) {
    LawTraining gaussian = of(all, GAUSSIAN);
    Map<String, List<Check>> faults = new LinkedHashMap<>();
    List<Check> sound = new ArrayList<>(LawGrowth.rateChecks(growth, networks));
    sound.addAll(judged(gaussian));
    faults.put(NONE, sound);
    faults.put(
        "rate of phase 1 wrong by 8 %",
        LawGrowth.rateChecks(
            new Followed(
                growth.named(),
                growth.runs(),
                DoubleStream.of(growth.forecast()).map(c -> RATE_FAULT * c).toArray()),
            networks));
    faults.put("1 % of the labels flipped", judged(context, of(all, FLIPPED)));
    faults.put("one block's masses 15 % too large", LawMasses.checks(scaled(gaussian)));
    faults.put(
        "correlation of 0.3 ignored",
        judged(context, of(all, new NamedProblem(new InputLaw.Autoregressive(0.3)))));
    faults.put(
        "Laplace inputs taken for Gaussian",
        judged(context, of(all, new NamedProblem(new InputLaw.Laplace()))));
    write(context, faults);
    check(context, faults);
  }

  private static LawTraining of(List<LawTraining> all, NamedProblem named) {
    return all.stream().filter(one -> one.named().equals(named)).findFirst().orElseThrow();
  }

  private static List<Check> judged(LawTraining training) {
    List<Check> checks = new ArrayList<>(LawMasses.checks(training));
    checks.add(LawErrors.check(training));
    return checks;
  }

  /** Trainings under another problem against the theory of Gaussian inputs. */
  private static List<Check> judged(ExperimentContext context, LawTraining training) {
    MassFlow flow = MassFlow.of(GAUSSIAN.law(), GAUSSIAN.labelNoise());
    return judged(
        new LawTraining(
            GAUSSIAN,
            flow,
            training.records(),
            context.map(training.records(), record -> MassForecast.whenAligned(record, flow))));
  }

  private static LawTraining scaled(LawTraining training) {
    return new LawTraining(
        training.named(),
        training.flow(),
        training.records(),
        training.forecasts().stream()
            .map(
                forecast ->
                    new MassForecast(
                        forecast.times(),
                        forecast.measured().stream().map(LawFaults::scaled).toList(),
                        forecast.forecast()))
            .toList());
  }

  private static BlockValues scaled(BlockValues masses) {
    return new BlockValues(
        MASS_FAULT * masses.plusMu1(), masses.minusMu1(), masses.plusMu2(), masses.minusMu2());
  }

  private static void check(ExperimentContext context, Map<String, List<Check>> faults) {
    faults.forEach(
        (fault, checks) -> {
          if (!fault.equals(NONE)) {
            context.check(
                Check.chosen(
                    "planted fault, " + fault + ": checks that fail",
                    Sample.of((double) checks.stream().filter(check -> !check.passed()).count()),
                    Range.atLeast(1),
                    Chance.NONE,
                    "",
                    "Of the checks on Gaussian inputs, of growth, masses and error, those in which"
                        + " the fault can show; faults.csv has which of them see it. At least one"
                        + " has to. Nothing is allowed to chance: at the default size faults are"
                        + " beyond their bounds by several times the noise.",
                    "checks whose bounds are too wide for this fault."));
          }
        });
  }

  private static void write(ExperimentContext context, Map<String, List<Check>> faults) {
    Table table =
        new Table(
            "faults",
            "What checks find when something is wrong on purpose: one row for each fault and"
                + " check.",
            new Column("fault", "what is wrong"),
            new Column("check", "the check that is made"),
            new Column("value", "what it finds"),
            new Column("lower", "smallest value allowed; missing for none"),
            new Column("upper", "largest value allowed"),
            new Column("seen", "true if the check fails"));
    faults.forEach(
        (fault, checks) ->
            checks.forEach(
                check ->
                    table.add(
                        fault,
                        check.name(),
                        check.value(),
                        Double.isInfinite(check.lower()) ? "" : (Object) check.lower(),
                        check.upper(),
                        !check.passed())));
    context.table(table);
  }
}
