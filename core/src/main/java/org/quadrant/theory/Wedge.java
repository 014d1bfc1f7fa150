package org.quadrant.theory;

import org.quadrant.dynamics.Block;

/**
 * Misclassified wedge of the (x₁, x₂) plane between the boundary that a network has learned and the
 * true one, half-way between two adjacent blocks.
 *
 * @param positive the block of label +1
 * @param negative the block of label −1
 * @param boundaryAngle angle from the positive block's direction, towards the negative one's, at
 *     which the network's output changes sign; radians in [0, π/2], π/4 being right
 */
public record Wedge(Block positive, Block negative, double boundaryAngle) {
  private static final double TRUE_ANGLE = Math.PI / 4;

  /**
   * Checks that the blocks are adjacent and the angle is between their directions.
   *
   * @throws IllegalArgumentException if they are not, or it is not
   */
  public Wedge {
    if (positive.label() != +1 || negative.label() != -1) {
      throw new IllegalArgumentException(
          "labels %d, %d instead of +1, −1".formatted(positive.label(), negative.label()));
    }
    if (!(boundaryAngle >= 0 && boundaryAngle <= Math.PI / 2)) {
      throw new IllegalArgumentException("angle " + boundaryAngle + " is not in [0, π/2]");
    }
  }

  /**
   * Probability of the wedge under a rotationally invariant law of (x₁, x₂).
   *
   * @return |boundary angle − π/4| / (2π)
   */
  public double probability() {
    return Math.abs(boundaryAngle - TRUE_ANGLE) / (2 * Math.PI);
  }

  /**
   * What the network answers within the wedge, which is not the label there.
   *
   * @return +1 or −1; 0 for an empty wedge
   */
  public int predictedLabel() {
    return (int) Math.signum(boundaryAngle - TRUE_ANGLE);
  }

  /**
   * Polar angle in the (x₁, x₂) plane of the learned boundary.
   *
   * @return radians from e₁ towards e₂, not reduced to one turn
   */
  public double learnedBoundary() {
    return positive.angle() + turn() * boundaryAngle;
  }

  /**
   * Polar angle in the (x₁, x₂) plane of the true boundary, on one of the coordinate axes.
   *
   * @return radians from e₁ towards e₂, not reduced to one turn; within π/4 of the learned boundary
   */
  public double trueBoundary() {
    return positive.angle() + turn() * TRUE_ANGLE;
  }

  /** Sense in which the negative block lies from the positive one. */
  private double turn() {
    return Math.signum(Math.sin(negative.angle() - positive.angle()));
  }
}
