package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
