package org.quadrant.theory;

import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/**
 * Regions of persistent error of the network made of four aligned blocks, f(x) = Σ_B s_B q_B max(0,
 * u_B). Between adjacent blocks A (label +1) and B (label −1), f changes sign at the angle
 * atan(q_A/q_B) from A's axis, while the label changes at π/4. Unequal masses therefore misclassify
 * wedges. Their probabilities are those of any rotationally invariant law of (x₁, x₂), such as N(0,
 * I₂).
 *
 * <p>Derived from first principles and checked by simulation. A network whose neurons have not lost
 * all of w⊥ errs more than this.
 */
public final class BoundaryError {
  private static final double LARGEST_DISTANCE = 30;

  /** Half-axes of the plane, each with two sides. */
  private static final int SIDES = 8;

  private BoundaryError() {}

  /**
   * Angle from the axis of a block of label +1 at which f changes sign on the way to an adjacent
   * block of label −1.
   *
   * <p>If only one mass is zero, the other block's sign fills the quarter between them (angle 0 or
   * π/2). If both are, f = 0 there and no boundary exists; the angle is then 0, which gives the
   * quarter an error of one half, that of guessing.
   *
   * @param positiveMass q_A ≥ 0, of the block of label +1
   * @param negativeMass q_B ≥ 0, of the block of label −1
   * @return atan(q_A/q_B), radians in [0, π/2]
   */
  public static double boundaryAngle(double positiveMass, double negativeMass) {
    return Math.atan2(positiveMass, negativeMass);
  }

  /**
   * The misclassified wedges, one for each adjacent pair of blocks.
   *
   * @param masses q, each finite and ≥ 0
   * @return four wedges, some perhaps of angle zero; unmodifiable
   * @throws IllegalArgumentException if a mass is negative or not finite
   */
  public static List<Wedge> wedges(BlockValues masses) {
    Masses.require(masses);
    return AdjacentPair.ALL.stream()
        .map(pair -> wedge(masses, pair.positive(), pair.negative()))
        .toList();
  }

  private static Wedge wedge(BlockValues masses, Block positive, Block negative) {
    return new Wedge(positive, negative, boundaryAngle(masses.get(positive), masses.get(negative)));
  }

  /**
   * Error of the four-block network: Σ |atan(q_A/q_B) − π/4| / (2π) over the four adjacent pairs.
   *
   * @param masses q, each finite and ≥ 0
   * @return probability of misclassification, from 0 to ½
   * @throws IllegalArgumentException if a mass is negative or not finite
   */
  public static double probability(BlockValues masses) {
    return wedges(masses).stream().mapToDouble(Wedge::probability).sum();
  }

  /**
   * Error at a given distance δ = min(|x₁|, |x₂|) from the true boundary, for (x₁, x₂) ~ N(0, I₂).
   * A wedge of angle Δ beside an axis holds the points of distance δ that lie further out than
   * δ/tan Δ, one of the eight sides of the axes belongs to it, and the outer coordinate is normal,
   * conditioned to exceed δ. So P = ⅛ Σ erfc(δ/(√2 tan Δ))/erfc(δ/√2) over the four wedges: ½ at
   * the boundary, whatever the masses, as long as none of the wedges is empty.
   *
   * @param masses q, each finite and ≥ 0
   * @param distance δ ≥ 0, in units of the inputs' standard deviation, at most 30
   * @return probability of misclassification, from 0 to ½
   * @throws IllegalArgumentException if a mass is negative or not finite, or δ is out of range
   */
  public static double probabilityAtDistance(BlockValues masses, double distance) {
    if (!(distance >= 0 && distance <= LARGEST_DISTANCE)) {
      throw new IllegalArgumentException("distance " + distance + " is not in [0, 30]");
    }
    double reached = Erf.erfc(distance * Math.sqrt(0.5));
    double sum = 0;
    for (Wedge wedge : wedges(masses)) {
      double angle = Math.abs(wedge.boundaryAngle() - Math.PI / 4);
      if (angle > 0) {
        sum += Math.min(1, Erf.erfc(distance / Math.tan(angle) * Math.sqrt(0.5)) / reached);
      }
    }
    return sum / SIDES;
  }
}
