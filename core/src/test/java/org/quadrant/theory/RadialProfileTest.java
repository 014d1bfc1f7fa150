package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadialProfileTest {
  private static final RadialProfile PROFILE =
      new RadialProfile(new GaussLegendre(BlockFlow.DEFAULT_ORDER));

  /** Plain integration over R on many panels, with no change of scale and no table. */
  private static double brute(DoubleUnaryOperator integrand, double slope) {
    GaussLegendre rule = new GaussLegendre(30);
    double sharp = 4 / (1 + Math.abs(slope));
    return rule.integrate(integrand, 0, sharp, 4)
        + rule.integrate(integrand, sharp, 4 * sharp, 4)
        + rule.integrate(integrand, 4 * sharp, 16 * sharp, 8)
        + (16 * sharp < 11 ? rule.integrate(integrand, 16 * sharp, 11, 40) : 0);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 1e-3, 0.1, 0.24999, 0.25, 0.7, 0.99, 1, 1.01, 3, 10, 31.9, 100, 999, 65537})
  void tableMatchesPlainIntegration(double slope) {
    double pull = brute(r -> 2 / (1 + Math.exp(slope * r)) * r * r * Math.exp(-r * r / 2), slope);
    double loss =
        brute(r -> 2 * Math.log1p(Math.exp(-slope * r)) * r * Math.exp(-r * r / 2), slope);
    assertEquals(pull, PROFILE.pull(slope), 2e-13 * pull);
    assertEquals(loss, PROFILE.loss(slope), 2e-13 * loss);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-3, -0.3, -1, -5, -20})
  void negativeSlopesMatchPlainIntegration(double slope) {
    double pull = brute(r -> 2 / (1 + Math.exp(slope * r)) * r * r * Math.exp(-r * r / 2), slope);
    double loss =
        brute(r -> 2 * Math.log1p(Math.exp(-slope * r)) * r * Math.exp(-r * r / 2), slope);
    assertEquals(pull, PROFILE.pull(slope), 2e-13 * pull);
    assertEquals(loss, PROFILE.loss(slope), 2e-13 * loss);
  }

  @Test
  void valuesAtZeroSlope() {
    assertEquals(Math.sqrt(Math.PI / 2), PROFILE.pull(0), 1e-14);
    assertEquals(2 * Math.log(2), PROFILE.loss(0), 1e-14);
  }

  /** At large z the Gaussian is flat: G → 2 z⁻³ ∫u²/(1 + eᵘ) du = 3ζ(3) z⁻³, L → half of it z⁻². */
  @ParameterizedTest
  @ValueSource(doubles = {1e5, 6.7e7, 6.8e7, 1e9, 1e20})
  void powerLawAtLargeSlope(double slope) {
    double constant = 3 * 1.2020569031595942854;
    assertEquals(1, PROFILE.pull(slope) * slope * slope * slope / constant, 1e-8);
    assertEquals(1, PROFILE.loss(slope) * slope * slope / (constant / 2), 1e-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3, -0.1, 0, 0.1, 0.6, 2.5, 70})
  void pullIsTheSlopeOfTheLoss(double slope) {
    double step = 1e-3;
    double derivative =
        (8 * (PROFILE.loss(slope + step) - PROFILE.loss(slope - step))
                - (PROFILE.loss(slope + 2 * step) - PROFILE.loss(slope - 2 * step)))
            / (12 * step);
    assertEquals(-derivative, PROFILE.pull(slope), 1e-11);
  }
}
