package org.quadrant.theory;

import org.apache.commons.math3.special.Erf;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/**
 * Γ_B(q) by another road than polar coordinates: between two adjacent blocks f = A u − B v depends
 * on one direction of the plane only, s = f/ρ. The integral along the strip, over t at right angles
 * to it, is Gaussian and closed (error functions); what is left is one integral over s, done on
 * panels that double from 2⁻⁴⁰.
 */
final class StripQuadrature {
  private static final GaussLegendre RULE = new GaussLegendre(20);

  private StripQuadrature() {}

  static BlockValues growthRates(BlockValues masses) {
    double[] rates = new double[4];
    for (AdjacentPair pair : AdjacentPair.ALL) {
      double a = masses.get(pair.positive());
      double b = masses.get(pair.negative());
      rates[pair.positive().ordinal()] += pairRate(a, b, pair.positive());
      rates[pair.negative().ordinal()] += pairRate(a, b, pair.negative());
    }
    return BlockValues.of(rates);
  }

  private static double pairRate(double a, double b, Block block) {
    return sector(a, b, 0, Math.PI / 4, +1, block)
        + sector(a, b, Math.PI / 4, Math.PI / 2, -1, block);
  }

  /** The part of the quarter at angles [from, to] from the positive block's axis, of one label. */
  private static double sector(double a, double b, double from, double to, int label, Block block) {
    double zero = Math.atan2(a, b);
    double sum = 0;
    if (from < zero) {
      sum +=
          side(
              a, b, cotangent(zero - from), cotangent(zero - Math.min(to, zero)), +1, label, block);
    }
    if (to > zero) {
      sum +=
          side(
              a, b, cotangent(to - zero), cotangent(Math.max(from, zero) - zero), -1, label, block);
    }
    return sum;
  }

  private static double cotangent(double angle) {
    return angle == 0 ? Double.POSITIVE_INFINITY : Math.cos(angle) / Math.sin(angle);
  }

  /** Integral over s = side·r, r > 0, of the strip |t| between nearest·r and farthest·r. */
  private static double side(
      double a, double b, double nearest, double farthest, int side, int label, Block block) {
    double sum = 0;
    double from = 0;
    for (int exponent = -40; from < 10; exponent++) {
      double to = Math.min(10, Math.scalb(1.0, exponent));
      sum +=
          RULE.integrate(
              r -> strip(a, b, side * r, nearest * r, farthest * r, label, block), from, to, 1);
      from = to;
    }
    return sum;
  }

  private static double strip(
      double a, double b, double s, double near, double far, int label, Block block) {
    double rho = Math.hypot(a, b);
    double mass = 0.5 * Erf.erf(near * Math.sqrt(0.5), Math.min(far, 40) * Math.sqrt(0.5));
    double moment = normal(near) - normal(far);
    boolean positive = block.label() > 0;
    double along = positive ? a * s * mass + b * moment : a * moment - b * s * mass;
    double pull = 2 / (1 + Math.exp(label * rho * s));
    return normal(s) * pull * label * block.label() * along / rho;
  }

  private static double normal(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }
}
