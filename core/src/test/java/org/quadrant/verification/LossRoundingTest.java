package org.quadrant.verification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.network.Loss;

class LossRoundingTest {
  @ParameterizedTest
  @EnumSource
  void lossesOfOutputsInErrorAreWithinTheBound(Loss loss) {
    SplittableRandom random = new SplittableRandom(31);
    LossRounding rounding = new LossRounding(loss);
    Tile tile = new Tile(new StripLayout(3, 1), 64);
    double largestSlope = 0;
    double largestValue = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[] f = new double[64];
      double[] error = new double[64];
      for (int i = 0; i < 64; i++) {
        // Outputs of all magnitudes; errors from one rounding to a hundredth of the output.
        f[i] = random.nextGaussian() * Math.scalb(1.0, random.nextInt(-30, 9));
        error[i] = Math.abs(f[i]) * Math.scalb(1.0, -random.nextInt(7, 25));
        tile.f[i] = (float) (f[i] + random.nextDouble(-1, 1) * error[i]);
        error[i] += Math.abs(f[i]) * 0x1p-24 + 0x1p-150;
        tile.y[i] = random.nextBoolean() ? 1 : -1;
      }
      new ScalarKernels().slopes(loss, tile, 64);
      new ScalarKernels().losses(loss, tile, 64);
      for (int i = 0; i < 64; i++) {
        double y = tile.y[i];
        double slopeError = Math.abs(loss.derivative(y, f[i]) - tile.slope[i]);
        double valueError = Math.abs(loss.value(y, f[i]) - tile.loss[i]);
        double slopeBound = rounding.ofSlope(y * f[i], error[i]);
        double valueBound = rounding.ofValue(y * f[i], error[i]);
        String at = "y = " + y + ", f = " + f[i] + ", error " + error[i];
        assertTrue(slopeError <= slopeBound, at);
        assertTrue(valueError <= valueBound, at);
        largestValue = Math.max(largestValue, valueError / valueBound);
        largestSlope = Math.max(largestSlope, slopeError / slopeBound);
      }
    }
    assertTrue(largestValue > 0.7, "" + largestValue);
    assertTrue(loss == Loss.FIRST_ORDER || largestSlope > 0.7, "" + largestSlope);
  }
}
