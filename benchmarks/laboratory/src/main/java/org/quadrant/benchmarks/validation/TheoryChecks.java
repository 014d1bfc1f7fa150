package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;
import org.quadrant.theory.BoundaryError;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.theory.LateTime;

/**
 * The theory's numbers against values found independently, which are known to the digits shown: the
 * bound is one unit of the last of them.
 */
final class TheoryChecks implements CheckFamily {
  private static final BlockValues UNEQUAL = new BlockValues(0.2, 0.4, 0.6, 0.8);

  /** The checks need no setting. */
  TheoryChecks() {}

  @Override
  public void run(Consumer<CheckResult> results) {
    growth(results);
    BlockFlow flow = new BlockFlow();
    rates(flow, results);
    masses(flow, results);
    compare(results, "late slope of q squared", 1e-4, List.of(1.8561), LateTime.SQUARED_MASS_SLOPE);
    compare(
        results,
        "boundary error of unequal masses",
        1e-6,
        List.of(0.242427),
        BoundaryError.probability(UNEQUAL));
  }

  private static void growth(Consumer<CheckResult> results) {
    List<Double> rates = List.of(0.253975, 0.398942, 0.299207, 0.199471, 0.215580);
    List<CoordinateLaw> laws =
        List.of(
            CoordinateLaw.GAUSSIAN,
            CoordinateLaw.RADEMACHER,
            CoordinateLaw.UNIFORM,
            CoordinateLaw.LAPLACE,
            CoordinateLaw.studentT(5));
    compare(
        results,
        "growth rates c of " + Numbers.inWords(laws.size()) + " laws",
        1e-6,
        rates,
        laws.stream().mapToDouble(law -> GrowthRates.signal(law.absoluteMean())).toArray());
    compare(
        results,
        "growth rate of aligned neurons",
        1e-6,
        List.of(0.165247),
        GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller()));
  }

  private static void rates(BlockFlow flow, Consumer<CheckResult> results) {
    compareRates(results, "no mass", 1e-6, flow, new BlockValues(0, 0, 0, 0), 0.165247);
    compareRates(
        results, "equal masses", 1e-6, flow, new BlockValues(0.5, 0.5, 0.5, 0.5), 0.121962);
    compare(
        results,
        "block rates, unequal masses",
        1e-6,
        List.of(0.222321, 0.174970, 0.069687, 0.029441),
        flow.growthRates(UNEQUAL).toArray());
  }

  private static void compareRates(
      Consumer<CheckResult> results,
      String name,
      double unit,
      BlockFlow flow,
      BlockValues masses,
      double expected) {
    compare(
        results,
        "block rates, " + name,
        unit,
        List.of(expected, expected, expected, expected),
        flow.growthRates(masses).toArray());
  }

  private static void masses(BlockFlow flow, Consumer<CheckResult> results) {
    List<BlockValues> solution =
        new BlockFlowSolver(flow).solve(0, new BlockValues(0.01, 0.01, 0.01, 0.01), 20, 100, 1000);
    double[] expected = {1.7422, 10.8244, 41.274};
    double[] units = {1e-4, 1e-4, 1e-3};
    double[] times = {20, 100, 1000};
    for (int i = 0; i < expected.length; i++) {
      double q = expected[i];
      compare(
          results,
          "block masses at t = " + (int) times[i],
          units[i],
          List.of(q, q, q, q),
          solution.get(i).toArray());
    }
  }

  private static void compare(
      Consumer<CheckResult> results,
      String name,
      double unit,
      List<Double> expected,
      double... actual) {
    double largest = actual.length == expected.size() ? 0 : Double.NaN;
    StringBuilder detail = new StringBuilder();
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, Math.abs(actual[i] - expected.get(i)));
      detail.append(
          String.format(
              Locale.ROOT, "%s%.7g for %s", i == 0 ? "" : ", ", actual[i], expected.get(i)));
    }
    results.accept(CheckResult.of(name, largest, unit, "difference", detail.toString()));
  }
}
