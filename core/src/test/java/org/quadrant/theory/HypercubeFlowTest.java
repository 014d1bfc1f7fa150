package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

class HypercubeFlowTest {
  /** The rate and the loss of the network of four aligned blocks, summed over the four corners. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "0.2, 0.4, 0.6, 0.8", "3, 1, 2, 5"})
  void ratesAreSumsOverTheCorners(double q1, double q2, double q3, double q4) {
    BlockValues masses = new BlockValues(q1, q2, q3, q4);
    FourMassNetwork network = new FourMassNetwork(masses);
    double loss = 0;
    double expectedLoss = 0;
    for (Block block : Block.values()) {
      double rate = 0;
      for (int corner = 0; corner < 4; corner++) {
        double x1 = corner % 2 == 0 ? 1 : -1;
        double x2 = corner / 2 == 0 ? 1 : -1;
        double label = FourMassNetwork.label(x1, x2);
        double margin = label * network.output(x1, x2);
        rate +=
            0.25
                * 2
                / (1 + Math.exp(margin))
                * label
                * block.label()
                * FourMassNetwork.along(block, x1, x2);
        if (block == Block.PLUS_MU_1) {
          loss += 0.25 * 2 * Math.log1p(Math.exp(-margin));
        }
      }
      assertEquals(rate, HypercubeFlow.growthRate(masses.get(block)), 1e-14);
      expectedLoss += 0.25 * HypercubeFlow.loss(masses.get(block));
    }
    assertEquals(loss, expectedLoss, 1e-14);
  }

  @ParameterizedTest(name = "from {0} for {1}")
  @CsvSource({"1e-4, 0.5", "1e-4, 20", "0.01, 100", "2, 1e-3", "2, 300", "8, 1e4"})
  void closedFormSolvesTheEquation(double start, double duration) {
    double[] mass = {start};
    new DormandPrince853Integrator(0, duration, 1e-300, 1e-12)
        .integrate(new Equation(), 0, mass, duration, mass);
    assertEquals(mass[0], HypercubeFlow.massAfter(start, duration), 1e-10 * mass[0]);
  }

  /** Points of the whole domain: its corners, what once failed, and a seeded sample. */
  static Stream<double[]> domain() {
    double[] starts = {Double.MIN_VALUE, 1e-310, 1e-100, 1e-8, 0.5, 1, 24.5, 260, 299.9, 300};
    double[] times = {Double.MIN_VALUE, 1e-200, 1e-15, 1e-3, 1, 1e4, 1e100, 1e155, 1e180, 1e200};
    Stream<double[]> corners =
        Arrays.stream(starts)
            .boxed()
            .flatMap(q -> Arrays.stream(times).mapToObj(t -> new double[] {q, t}));
    SplittableRandom random = new SplittableRandom(20);
    Stream<double[]> between =
        Stream.generate(
                () ->
                    new double[] {
                      random.nextBoolean()
                          ? 300 * random.nextDouble()
                          : 300 * Math.pow(10, -323 * Math.pow(random.nextDouble(), 3)),
                      Math.pow(10, 200 - 230 * random.nextDouble())
                    })
            .limit(200);
    return Stream.concat(corners, between);
  }

  /**
   * H(q) = 2 log q + Ein(√2 q) with Ein(x) = Σ xᵏ/(k·k!) grows at the constant rate √2. It
   * increases with q, so the mass is right if H is below the right value at the lower end of its
   * tolerance and above at the upper. Its slope in log q is 1 + e^(√2 q), at least 2, so that the
   * errors of two logarithms, 1e−13 each, do not matter beside the tolerance.
   */
  @Test
  void massIsRightOverTheWholeDomain() {
    domain()
        .forEach(
            point -> {
              double start = point[0];
              double duration = point[1];
              double mass = HypercubeFlow.massAfter(start, duration);
              String where = start + " for " + duration + ": " + mass;
              assertTrue(mass >= start && mass <= 332, where);
              double tolerance = Math.max(1e-12, 0.5 * (Double.MIN_VALUE / mass));
              BigDecimal target = new BigDecimal(duration).multiply(ROOT, DIGITS);
              BigDecimal lower = clock(mass, 1 - tolerance).subtract(clock(start, 1));
              BigDecimal upper = clock(mass, 1 + tolerance).subtract(clock(start, 1));
              assertTrue(lower.compareTo(target) <= 0, where + ", too large");
              assertTrue(upper.compareTo(target) >= 0, where + ", too small");
            });
  }

  private static final MathContext DIGITS = new MathContext(22);
  private static final BigDecimal ROOT = BigDecimal.TWO.sqrt(DIGITS);

  /** H(factor · mass). */
  private static BigDecimal clock(double mass, double factor) {
    BigDecimal x =
        new BigDecimal(mass).multiply(new BigDecimal(factor), DIGITS).multiply(ROOT, DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; k <= x.doubleValue() || term.compareTo(sum.scaleByPowerOfTen(-22)) > 0; k++) {
      BigDecimal divisor = BigDecimal.valueOf(k);
      term = term.multiply(x, DIGITS).divide(divisor, DIGITS);
      sum = sum.add(term.divide(divisor, DIGITS), DIGITS);
    }
    return sum.add(new BigDecimal(2 * (Math.log(mass) + Math.log(factor))));
  }

  @Test
  void massGrowsWithTimeAndStart() {
    for (double start : new double[] {1e-300, 1e-3, 1, 24.5, 300}) {
      double before = start;
      for (double time = 1e-20; time <= 1e200; time *= 10) {
        double mass = HypercubeFlow.massAfter(start, time);
        assertTrue(mass >= before);
        assertTrue(mass * (1 + 2e-12) >= HypercubeFlow.massAfter(start * 0.99, time));
        before = mass;
      }
    }
  }

  @Test
  void ratesAndLossesOfLargeMassesVanish() {
    for (double mass = 0; mass < 600; mass += 0.5) {
      double decay = Math.exp(-Math.sqrt(2) * mass);
      assertEquals(
          decay / (1 + decay) / Math.sqrt(2), HypercubeFlow.growthRate(mass), 4e-16 * decay);
      assertTrue(HypercubeFlow.loss(mass) >= 0 && HypercubeFlow.loss(mass) <= 2 * Math.log(2));
    }
    // Where e^(√2 q) is near overflow.
    assertEquals(1.389078118436e-308, HypercubeFlow.growthRate(501), 1e-320);
    assertEquals(0, HypercubeFlow.growthRate(Double.POSITIVE_INFINITY));
    for (double mass : new double[] {-1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> HypercubeFlow.growthRate(mass));
      assertThrows(IllegalArgumentException.class, () -> HypercubeFlow.loss(mass));
    }
  }

  private static final class Equation implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 1;
    }

    @Override
    public void computeDerivatives(double t, double[] q, double[] derivatives) {
      derivatives[0] = Math.sqrt(2) * q[0] / (1 + Math.exp(Math.sqrt(2) * q[0]));
    }
  }

  @Test
  void lateTimesAreLogarithmic() {
    // e^(√2 q) ≈ √2·√2 q·t/… : a factor of e in t adds 1/√2, up to a relative 1/log t.
    double early = HypercubeFlow.massAfter(1, 1e150);
    double late = HypercubeFlow.massAfter(1, 1e151);
    assertEquals(Math.log(10) / Math.sqrt(2), late - early, 0.01);
    assertEquals(1.5, HypercubeFlow.massAfter(1.5, 0));
  }

  @Test
  void outOfRangeIsRefused() {
    for (double mass : new double[] {0, -1, 301, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> HypercubeFlow.massAfter(mass, 1));
    }
    for (double time : new double[] {-1, 1e201, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> HypercubeFlow.massAfter(1, time));
    }
  }
}
