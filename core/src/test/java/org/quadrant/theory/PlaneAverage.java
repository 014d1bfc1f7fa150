package org.quadrant.theory;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * E[g(x₁, x₂)] by the midpoint rule on a square grid, extrapolated from two step sizes. It knows
 * nothing of polar coordinates or blocks. The axes, where labels jump, are lines of the grid; the
 * diagonals, where max(0, u) has its kinks, run through corners of cells.
 */
final class PlaneAverage {
  private final DoubleUnaryOperator density;
  private final double range;

  /**
   * Average over independent coordinates.
   *
   * @param density symmetric density of one coordinate
   * @param range largest |x| on the grid
   */
  PlaneAverage(DoubleUnaryOperator density, double range) {
    this.density = density;
    this.range = range;
  }

  static PlaneAverage gaussian() {
    return new PlaneAverage(x -> Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI), 8);
  }

  double of(DoubleBinaryOperator function, int cells) {
    // The rule's error is of second order in the step.
    return (4 * onGrid(function, 2 * cells) - onGrid(function, cells)) / 3;
  }

  private double onGrid(DoubleBinaryOperator function, int cells) {
    double step = 2 * range / cells;
    double[] points = new double[cells];
    double[] masses = new double[cells];
    for (int i = 0; i < cells; i++) {
      points[i] = -range + (i + 0.5) * step;
      masses[i] = step * density.applyAsDouble(points[i]);
    }
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      double row = 0;
      for (int k = 0; k < cells; k++) {
        row += masses[k] * function.applyAsDouble(points[i], points[k]);
      }
      sum += masses[i] * row;
    }
    return sum;
  }
}
