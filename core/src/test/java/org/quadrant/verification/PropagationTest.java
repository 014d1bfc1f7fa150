package org.quadrant.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How errors of operands reach the result, with errors so large that roundings do not count. All
 * operands are positive and all too large by their bounds, so that the results are off by exactly
 * what the bound allows.
 */
class PropagationTest {
  private static final int D = 7;
  private static final int P = 37;

  private final SplittableRandom random = new SplittableRandom(41);
  private final double[] w = positive(P * D);
  private final double[] wErrors = small(P * D);
  private final double[] a = positive(P);
  private final double[] aErrors = small(P);

  private double[] positive(int length) {
    return random.doubles(length, 0.5, 2).toArray();
  }

  private double[] small(int length) {
    return random.doubles(length, 1e-3, 1e-2).toArray();
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-4 * expected);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** The forward pass of a sample with errors of its own. */
  private ForwardRounding sample(int divisor) {
    ForwardRounding forward = new ForwardRounding(D, P, divisor);
    System.arraycopy(positive(D), 0, forward.x, 0, D);
    System.arraycopy(small(D), 0, forward.xErrors, 0, D);
    forward.follow(new BoundedParameters(D, w, wErrors, a, aErrors));
    return forward;
  }

  @Test
  void preActivationsAndOutput() {
    ForwardRounding forward = sample(P);
    double exact = 0;
    double large = 0;
    for (int j = 0; j < P; j++) {
      double z = 0;
      double zLarge = 0;
      for (int k = 0; k < D; k++) {
        int at = j * D + k;
        z += w[at] * forward.x[k];
        zLarge += (w[at] + wErrors[at]) * (forward.x[k] + forward.xErrors[k]);
      }
      assertClose(z, forward.z[j]);
      assertClose(zLarge - z, forward.zErrors[j]);
      exact += a[j] * z;
      large += (a[j] + aErrors[j]) * zLarge;
    }
    assertClose(exact / P, forward.output());
    assertClose((large - exact) / P, forward.outputError());
  }

  @Test
  void gradients() {
    double slope = 1.3;
    double slopeError = 0.004;
    GradientRounding block = new GradientRounding(D, P);
    ForwardRounding one = sample(P);
    ForwardRounding other = sample(P);
    block.addSample(one, slope, slopeError);
    block.addSample(other, slope, slopeError);
    GradientRounding total = new GradientRounding(D, P);
    total.addBlock(block);
    total.addBlock(block);
    double x = one.x[3] + other.x[3];
    double xLarge = x + one.xErrors[3] + other.xErrors[3];
    double z = one.z[5] + other.z[5];
    double zLarge = z + one.zErrors[5] + other.zErrors[5];
    assertClose(2 * slope * x, total.g[5 * D + 3]);
    assertClose(2 * ((slope + slopeError) * xLarge - slope * x), total.gErrors[5 * D + 3]);
    assertClose(2 * slope * z, total.a[5]);
    assertClose(2 * ((slope + slopeError) * zLarge - slope * z), total.aErrors[5]);
    assertEquals(0, total.possibleFlips());
  }

  @Test
  void neuronsNearTheirThreshold() {
    GradientRounding block = new GradientRounding(D, P);
    ForwardRounding sample = sample(P);
    // In turn: on for certain, perhaps, perhaps not, off for certain.
    double[] z = {0.2, 0.01, -0.01, -0.2};
    System.arraycopy(z, 0, sample.z, 0, z.length);
    Arrays.fill(sample.zErrors, 0, z.length, 0.1);
    Arrays.fill(sample.z, z.length, P, -1);
    block.addSample(sample, -1.5, 0.004);
    double x = sample.x[2];
    double xLarge = x + sample.xErrors[2];
    double[] expected = {-1.5 * x, -1.5 * x, 0, 0};
    double[] errors = {1.504 * xLarge - 1.5 * x, 1.504 * xLarge, 1.504 * xLarge, 0};
    double[] aErrors = {1.504 * 0.3 - 1.5 * 0.2, 1.504 * 0.11 - 1.5 * 0.01, 1.504 * 0.1, 0};
    for (int j = 0; j < z.length; j++) {
      assertEquals(expected[j], block.g[j * D + 2], 1e-12);
      assertEquals(errors[j], block.gErrors[j * D + 2], 1e-6);
      assertEquals(aErrors[j], block.aErrors[j], 1e-6);
    }
    assertEquals(2, block.possibleFlips());
    assertEquals(0, sum(block.gErrors) - sum(Arrays.copyOf(block.gErrors, z.length * D)));
  }

  @Test
  void updates() {
    UpdateRounding update = new UpdateRounding(0.3, 0.002);
    double factorError = update.ofFactor(0.8, 0.003);
    assertClose(0.302 * 0.803 - 0.3 * 0.8, factorError);
    assertClose(
        0.302 * 0.803 * 5.01 - 0.3 * 0.8 * 5 + 0.006,
        UpdateRounding.ofWeight(0.3 * 0.8, factorError, 5, 0.01, 1, 0.006));
    assertClose(0.302 * 5.01 - 0.3 * 5 + 0.006, update.ofOutputWeight(5, 0.01, 1, 0.006));
  }
}
