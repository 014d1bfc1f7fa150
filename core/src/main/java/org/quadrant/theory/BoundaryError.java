package org.quadrant.theory;

import java.util.List;
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
}
