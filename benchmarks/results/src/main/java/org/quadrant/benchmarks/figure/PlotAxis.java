package org.quadrant.benchmarks.figure;

/**
 * One axis of a panel.
 *
 * @param title what is measured, with its unit
 * @param scale linear or logarithmic
 * @param min smallest value shown; NaN: as the data has it
 * @param max largest value shown; NaN: as the data has it
 */
public record PlotAxis(String title, Scale scale, double min, double max) {
  /** Scale of an axis. */
  public enum Scale {
    /** Equal steps. */
    LINEAR,
    /** Equal ratios; shows positive values only, and at least two powers of ten. */
    LOGARITHMIC
  }

  /**
   * A linear axis over the range of the data.
   *
   * @param title what is measured, with its unit
   */
  public static PlotAxis linear(String title) {
    return new PlotAxis(title, Scale.LINEAR, Double.NaN, Double.NaN);
  }

  /**
   * A linear axis from zero to the largest value of the data.
   *
   * @param title what is measured, with its unit
   */
  public static PlotAxis fromZero(String title) {
    return new PlotAxis(title, Scale.LINEAR, 0, Double.NaN);
  }

  /**
   * A linear axis over a given range.
   *
   * @param title what is measured, with its unit
   */
  public static PlotAxis linear(String title, double min, double max) {
    return new PlotAxis(title, Scale.LINEAR, min, max);
  }

  /**
   * A logarithmic axis over the range of the data.
   *
   * @param title what is measured, with its unit
   */
  public static PlotAxis logarithmic(String title) {
    return new PlotAxis(title, Scale.LOGARITHMIC, Double.NaN, Double.NaN);
  }

  /**
   * A logarithmic axis over a given range.
   *
   * @param title what is measured, with its unit
   * @param min smallest value shown, positive
   */
  public static PlotAxis logarithmic(String title, double min, double max) {
    return new PlotAxis(title, Scale.LOGARITHMIC, min, max);
  }

  /**
   * Whether a value has a place on the axis.
   *
   * @return false if it is not finite, or not positive on a logarithmic axis
   */
  boolean shows(double value) {
    return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
  }
}
