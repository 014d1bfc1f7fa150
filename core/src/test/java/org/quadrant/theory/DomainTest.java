package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;

/**
 * Every public function of the package over the whole of its stated domain, the ends included: what
 * it returns is finite, within its bounds, and monotone where theory says so.
 */
class DomainTest {
  private static final BlockFlow FLOW = new BlockFlow();
  private static final double TWO_LOG_TWO = 2 * Math.log(2);

  /** Relative error that rounding may add to a value, as the functions state it. */
  private static final double ROUNDING = 1e-12;

  enum Trend {
    RISING,
    FALLING,
    ANY
  }

  /**
   * What is said of a function of one variable.
   *
   * @param name in the report
   * @param function the function
   * @param domain points in ascending order, with both ends
   * @param least smallest value
   * @param most largest value
   * @param trend how it changes
   */
  record Claim(
      String name,
      DoubleUnaryOperator function,
      double[] domain,
      double least,
      double most,
      Trend trend) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** From one positive number to another, both included, by powers of ten and by some between. */
  private static double[] powers(double from, double to) {
    List<Double> points = new ArrayList<>(List.of(from));
    for (int exponent = -323; exponent <= 308; exponent += 3) {
      double point = 1.7 * Math.pow(10, exponent);
      if (point > from && point < to) {
        points.add(point);
      }
    }
    points.add(to);
    return points.stream().mapToDouble(x -> x).toArray();
  }

  private static double[] withZero(double[] points) {
    return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(points)).toArray();
  }

  private static final double[] MASSES = withZero(powers(Double.MIN_VALUE, 1e8));
  private static final double[] NUS = {
    Math.nextUp(2.0),
    2.0001,
    2.01,
    2.25,
    2.5,
    3,
    4,
    5,
    30,
    170,
    171,
    300,
    342,
    343,
    344,
    1e3,
    1e4,
    1e5,
    1e6
  };
  private static final double[] DIMENSIONS = {
    4, 5, 6, 10, 100, 343, 1000, 1e5, 1e7, 1e9, Integer.MAX_VALUE
  };

  private static double[] correlations() {
    double end = Math.nextDown(1.0);
    return new double[] {-end, -0.99, -0.5, -1e-9, 0, Double.MIN_VALUE, 0.3, 0.9, end};
  }

  static Stream<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    double[] unit = powers(Double.MIN_VALUE, 1);
    claims.add(new Claim("signal", GrowthRates::signal, unit, 0, 0.39895, Trend.RISING));
    claims.add(new Claim("aligned", GrowthRates::aligned, unit, 0, 0.35356, Trend.RISING));
    for (Axis axis : Axis.values()) {
      claims.add(
          new Claim(
              "aligned, correlated, " + axis,
              rho -> GrowthRates.aligned(new InputLaw.Autoregressive(rho), axis),
              correlations(),
              -0.0706,
              0.5642,
              Trend.ANY));
    }
    double[] radii = withZero(powers(Double.MIN_VALUE, 1e6));
    for (double sigma : new double[] {Double.MIN_VALUE, 1e-300, 1e-3, 1, 1e6}) {
      claims.add(
          new Claim(
              "aligned, mixture of deviation " + sigma,
              r -> GrowthRates.aligned(new InputLaw.XorMixture(r, sigma), Axis.MU_1),
              radii,
              0,
              2.5e5,
              Trend.RISING));
    }
    double[] allNus =
        DoubleStream.concat(Arrays.stream(NUS), DoubleStream.of(1e9, 1e100, Double.MAX_VALUE))
            .toArray();
    double kappa = CoordinateLaw.GAUSSIAN.absoluteMean();
    double smaller = CoordinateLaw.GAUSSIAN.meanSmaller();
    claims.add(
        new Claim(
            "kappa of Student's law",
            nu -> CoordinateLaw.studentT(nu).absoluteMean(),
            allNus,
            1e-8,
            kappa * (1 + ROUNDING),
            Trend.RISING));
    claims.add(
        new Claim(
            "E[min] of Student's law",
            nu -> CoordinateLaw.studentT(nu).meanSmaller(),
            allNus,
            1e-9,
            smaller * (1 + ROUNDING),
            Trend.RISING));
    for (String law :
        List.of(
            "rademacher",
            "uniform",
            "laplace",
            "student-t:2.25",
            "student-t:3",
            "student-t:5",
            "student-t:343",
            "student-t:344",
            "student-t:1e6")) {
      InputLaw.Independent parsed = (InputLaw.Independent) InputLaw.parse(law);
      double limit = GrowthRates.signal(CoordinateLaw.of(parsed).absoluteMean());
      boolean light = law.equals("rademacher") || law.equals("uniform");
      claims.add(
          new Claim(
              "rate in d dimensions, " + law,
              d -> FiniteDimension.signalRate(parsed, (int) d),
              DIMENSIONS,
              light ? 0.5 * limit : limit * (1 - ROUNDING),
              light ? limit * (1 + ROUNDING) : 2.5 * limit,
              light ? Trend.RISING : Trend.FALLING));
    }
    for (int d : new int[] {4, 20, 1000, Integer.MAX_VALUE}) {
      claims.add(
          new Claim(
              "rate of Student's law in " + d + " dimensions",
              nu -> FiniteDimension.signalRate(new InputLaw.StudentT(nu), d),
              Arrays.stream(NUS).filter(nu -> nu >= InputLaw.StudentT.SMALLEST).toArray(),
              0.07,
              0.26,
              Trend.ANY));
    }
    double[] noises = {
      Double.MIN_VALUE,
      1e-300,
      1e-100,
      1e-20,
      1e-15,
      1e-11,
      0.99e-10,
      1.01e-10,
      1e-6,
      1e-3,
      0.1,
      0.4,
      0.499999,
      Math.nextDown(0.5),
      0.5
    };
    claims.add(
        new Claim(
            "resting mass",
            noise -> FLOW.withLabelNoise(noise).restingMass(),
            noises,
            0,
            Double.MAX_VALUE,
            Trend.FALLING));
    claims.add(
        new Claim(
            "rate of equal masses",
            q -> FLOW.growthRates(BlockValues.uniform(q)).plusMu1(),
            MASSES,
            0,
            0.16525,
            Trend.FALLING));
    claims.add(
        new Claim(
            "loss of equal masses",
            q -> FLOW.expectedLoss(BlockValues.uniform(q)),
            MASSES,
            0,
            TWO_LOG_TWO * (1 + ROUNDING),
            Trend.FALLING));
    double[] late = powers(1e-150, 1e150);
    claims.add(new Claim("late rate", LateTime::growthRate, late, 0, 1e300, Trend.FALLING));
    claims.add(new Claim("late loss", LateTime::loss, late, 0, 1e151, Trend.FALLING));
    double[] all = withZero(powers(Double.MIN_VALUE, Double.MAX_VALUE));
    claims.add(
        new Claim(
            "hypercube rate",
            HypercubeFlow::growthRate,
            all,
            0,
            0.5 * Math.sqrt(0.5) * (1 + ROUNDING),
            Trend.FALLING));
    claims.add(
        new Claim("hypercube loss", HypercubeFlow::loss, all, 0, TWO_LOG_TWO, Trend.FALLING));
    for (double start : new double[] {Double.MIN_VALUE, 1e-3, 24.5, 260, 300}) {
      claims.add(
          new Claim(
              "hypercube mass from " + start,
              t -> HypercubeFlow.massAfter(start, t),
              withZero(powers(Double.MIN_VALUE, 1e200)),
              start,
              332,
              Trend.RISING));
    }
    for (double other : new double[] {0, Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
      claims.add(
          new Claim(
              "boundary error beside masses " + other,
              q -> BoundaryError.probability(new BlockValues(q, other, other, other)),
              all,
              0,
              0.5,
              Trend.ANY));
      claims.add(
          new Claim(
              "error at distance, masses " + other,
              q -> BoundaryError.probabilityAtDistance(new BlockValues(q, other, other, 1), 30),
              all,
              0,
              0.5,
              Trend.ANY));
    }
    claims.add(
        new Claim(
            "error over distance",
            delta -> BoundaryError.probabilityAtDistance(new BlockValues(1, 2, 3, 4), delta),
            withZero(powers(Double.MIN_VALUE, 30)),
            0,
            0.5,
            Trend.FALLING));
    return claims.stream();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void valuesAreFiniteInRangeAndMonotone(Claim claim) {
    double before = Double.NaN;
    for (double x : claim.domain) {
      double value = claim.function.applyAsDouble(x);
      String where = claim.name + " at " + x + ": " + value + " after " + before;
      assertTrue(value >= claim.least && value <= claim.most, where);
      double slack = ROUNDING * Math.abs(before);
      assertTrue(claim.trend != Trend.RISING || !(value < before - slack), where);
      assertTrue(claim.trend != Trend.FALLING || !(value > before + slack), where);
      before = value;
    }
  }

  /**
   * 1 + 3k/(8d) with the excess kurtosis k = 6/(ν − 4), times 1 − 1/(2ν) of κ², and their squares.
   */
  @Test
  void studentRateOfManyDegreesOfFreedomIsGaussian() {
    double gauss = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
    for (double nu : new double[] {342, 343, 344, 1e3, 1e5, 1e6}) {
      double moments =
          CoordinateLaw.studentT(nu).absoluteMean() / CoordinateLaw.GAUSSIAN.absoluteMean();
      assertEquals(1 - 0.25 / nu, moments, 1 / (nu * nu), "kappa, nu = " + nu);
      double quotient =
          FiniteDimension.signalRate(new InputLaw.StudentT(nu), 1000) / (gauss * moments * moments);
      double kurtosis = 6 / (nu - 4);
      assertEquals(1 + 3 * kurtosis / 8000, quotient, kurtosis * 1e-5, "nu = " + nu);
    }
  }

  /** No label noise, and what halves, removes or reverses nothing else. */
  @Test
  void linearRatesOfEveryProblem() {
    for (String law :
        List.of(
            "gaussian",
            "rademacher",
            "uniform",
            "laplace",
            "student-t:2.25",
            "student-t:343",
            "student-t:1e6")) {
      for (double noise : new double[] {0, Double.MIN_VALUE, 0.25, Math.nextDown(0.5), 0.5}) {
        double rate = LinearGrowth.rate(new Problem(InputLaw.parse(law), 3, noise)).orElseThrow();
        assertTrue(rate >= 0 && rate <= 0.39895, () -> law + ", " + noise + ": " + rate);
      }
    }
  }

  /**
   * Unequal masses: each rate is at most E[2 max(0, u)], each loss at most what it is at f = −Σq.
   */
  @Test
  void ratesAndLossesOfUnequalMasses() {
    double[] masses = {0, Double.MIN_VALUE, 1e-300, 1e-9, 1, 1e3, 1e8};
    for (double q1 : masses) {
      for (double q2 : masses) {
        for (double q3 : masses) {
          BlockValues q = new BlockValues(q1, q2, q3, 1);
          double loss = FLOW.expectedLoss(q);
          assertTrue(loss >= 0 && loss <= TWO_LOG_TWO + 0.8 * q.total(), () -> q + ": " + loss);
          for (double rate : FLOW.growthRates(q).toArray()) {
            assertTrue(Math.abs(rate) <= 0.7979, () -> q + ": " + rate);
          }
        }
      }
    }
  }

  @Test
  void flowFromTheEndsOfItsDomain() {
    BlockFlowSolver solver = new BlockFlowSolver(FLOW, 1e-9);
    for (double start : new double[] {0, 1e-300, 1, 1e8}) {
      for (double from : new double[] {0, -1e15, 1e15}) {
        List<BlockValues> masses = solver.solve(from, BlockValues.uniform(start), from, from + 4);
        assertEquals(start, masses.get(0).plusMu1());
        double grown = masses.get(1).plusMu1();
        assertTrue(
            grown >= start && grown <= start * Math.exp(8 * 0.166), () -> start + ": " + grown);
      }
      double tiny =
          solver.solve(0, BlockValues.uniform(start), Double.MIN_VALUE).getFirst().plusMu1();
      assertEquals(start, tiny);
    }
    double unequal = solver.solve(0, new BlockValues(1e8, 1e-300, 0, 1), 10).getFirst().plusMu1();
    assertTrue(unequal > 0 && unequal < 1e8);
  }

  private static final double[] SIZES = {
    Double.MIN_VALUE, 1e-310, 1e-200, 1e-160, 1e-9, 1, 1e9, 1e160, 1e200, Double.MAX_VALUE
  };

  /** The gradient of F is at most E|ξ|/2 in each direction, whatever the size of the neuron. */
  @Test
  void pullsOfNeuronsOfAnySize() {
    for (double s : SIZES) {
      for (double o : new double[] {0, s, -0.5 * s, 1}) {
        for (double n : new double[] {0, s, 1, Double.MAX_VALUE}) {
          NeuronPull pull = NeuronPull.of(s, o, n);
          for (double part : new double[] {pull.signal(), pull.opposite(), pull.orthogonal()}) {
            assertTrue(Math.abs(part) <= 0.39895, () -> s + ", " + o + ", " + n + ": " + pull);
          }
          assertTrue(Double.isFinite(pull.output()));
        }
      }
      NeuronPull one = NeuronPull.of(1, -0.5, 2);
      int exponent = Math.getExponent(s) / 2;
      NeuronPull scaled =
          NeuronPull.of(
              Math.scalb(1.0, exponent), -Math.scalb(0.5, exponent), Math.scalb(2.0, exponent));
      assertEquals(one.signal(), scaled.signal());
      assertEquals(one.output(), Math.scalb(scaled.output(), -exponent));
    }
    // All of subnormal size, whose ratios are exact.
    NeuronPull small = NeuronPull.of(Double.MIN_VALUE, 0, Double.MIN_VALUE);
    assertEquals(NeuronPull.of(1, 0, 1).signal(), small.signal());
  }

  @Test
  void neuronsOfAnySizeMoveAlike() {
    SingleNeuron one = NeuronFlow.solve(new SingleNeuron(0.25, 0.125, 1, 1), 10);
    for (int exponent : new int[] {-1000, -700, -300, 300, 660}) {
      double size = Math.scalb(1.0, exponent);
      SingleNeuron start = new SingleNeuron(0.25 * size, 0.125 * size, size, size);
      SingleNeuron end = NeuronFlow.solve(start, 10);
      assertEquals(one.signal(), Math.scalb(end.signal(), -exponent));
      assertEquals(one.outputWeight(), Math.scalb(end.outputWeight(), -exponent));
    }
    SingleNeuron largest = new SingleNeuron(1e199, 0, 9e199, 9e199);
    for (double time : new double[] {0, Double.MIN_VALUE, 1e-30, 1e-19, 1, 1000}) {
      for (SingleNeuron start :
          List.of(
              largest,
              new SingleNeuron(0, 0, 0, 0),
              new SingleNeuron(0, 0, 0, 1),
              new SingleNeuron(0.1, 0, 1, 0),
              new SingleNeuron(Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MIN_VALUE))) {
        SingleNeuron end = NeuronFlow.solve(start, time);
        assertTrue(
            Double.isFinite(end.norm()) && Double.isFinite(end.outputWeight()),
            () -> start + " for " + time + ": " + end);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian",
        "ar1:0.5",
        "ar1:0.9999999999999999",
        "ar1:-0.9999999999999999",
        "ar1:1e-320",
        "rademacher",
        "uniform",
        "laplace",
        "student-t:2.25",
        "student-t:5",
        "student-t:343",
        "student-t:1e6",
        "xor-mixture:0:1",
        "xor-mixture:1e6:1e-300",
        "xor-mixture:1e6:4.9e-324",
        "xor-mixture:1e6:1e6",
        "xor-mixture:1e-320:1e-320"
      })
  void gradientsAtWeightsOfAnySize(String text) {
    InputLaw law = InputLaw.parse(text);
    boolean series = EarlyGradient.of(law, 6) instanceof IndependentGradient;
    double[][] directions = {
      {0.125, 0.25, 1, 1, 1, 1},
      {0, 0, 1, 0, 0, 0},
      {0, 1, 0, 0, 0, 0},
      {1, 1, 0, 0, 0, 0},
      {1, -1, 0, 0, 0, 0},
      {1, 1, 0x1p-30, 0, 0, 0}
    };
    for (int i = 0; i < directions.length; i++) {
      double[] w = directions[i];
      if (series && w[2] < 1) {
        assertThrows(
            IllegalArgumentException.class, () -> EarlyGradient.of(law, 6).at(w, new double[6]));
        continue;
      }
      double[] expected = new double[6];
      EarlyGradient.of(law, 6).at(w, expected);
      // Each coordinate's pull is at most half the mean distance of its input from 0.
      double most = law instanceof InputLaw.XorMixture(double r, double sigma) ? r + sigma : 1;
      for (double part : expected) {
        assertTrue(Math.abs(part) <= most, () -> Arrays.toString(expected));
      }
      for (int exponent : new int[] {-1000, -500, -200, 200, 500, 1000}) {
        double[] scaled = Arrays.stream(w).map(k -> Math.scalb(k, exponent)).toArray();
        double[] gradient = new double[6];
        EarlyGradient.of(law, 6).at(scaled, gradient);
        double tolerance = 1e-14 * most + 4 * Double.MIN_VALUE;
        assertArrayEquals(expected, gradient, tolerance, "2^" + exponent);
      }
    }
  }

  @Test
  void beyondItsDomainEveryFunctionRefuses() {
    BlockFlowSolver solver = new BlockFlowSolver(FLOW);
    BlockValues one = BlockValues.uniform(1);
    List<Executable> calls =
        List.of(
            () -> FLOW.growthRates(BlockValues.uniform(1.01e8)),
            () -> FLOW.growthRates(BlockValues.uniform(Double.NaN)),
            () -> FLOW.expectedLoss(BlockValues.uniform(Double.MAX_VALUE)),
            () -> solver.solve(0, BlockValues.uniform(Double.MIN_VALUE), 1),
            () -> solver.solve(0, BlockValues.uniform(2e8), 1),
            () -> solver.solve(0, one, 1e7),
            () -> solver.solve(-Double.MAX_VALUE, one, Double.MAX_VALUE),
            () -> LateTime.growthRate(0),
            () -> LateTime.loss(1e151),
            () -> LateTime.loss(Double.NaN),
            () -> NeuronPull.of(Double.NaN, 0, 1),
            () -> NeuronPull.of(1, Double.POSITIVE_INFINITY, 1),
            () -> NeuronPull.of(1, 1, -1),
            () -> NeuronFlow.solve(new SingleNeuron(1, 0, 1, 1), 1001),
            () -> NeuronFlow.solve(new SingleNeuron(1, 0, 1, 1), Double.NaN),
            () -> NeuronFlow.solve(new SingleNeuron(1e201, 0, 1, 1), 1),
            () -> NeuronFlow.solve(new SingleNeuron(Double.NaN, 0, 1, 1), 1),
            () -> EarlyGradient.of(new InputLaw.Gaussian(), 4).at(new double[4], new double[4]),
            () ->
                EarlyGradient.of(new InputLaw.Gaussian(), 4)
                    .at(new double[] {1, Double.NaN, 1, 1}, new double[4]),
            () -> CoordinateLaw.studentT(2),
            () -> FiniteDimension.signalRate(new InputLaw.Laplace(), 3));
    for (int i = 0; i < calls.size(); i++) {
      assertThrows(IllegalArgumentException.class, calls.get(i), "call " + i);
    }
  }
}
