package org.quadrant.benchmarks.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.quadrant.benchmarks.figure.PlotAxis.Scale;

/** The range of values that an axis shows, gathered from the data and the axis's own limits. */
final class AxisRange {
  private final PlotAxis axis;
  private final DoubleSummaryStatistics data = new DoubleSummaryStatistics();

  AxisRange(PlotAxis axis) {
    this.axis = axis;
  }

  void add(double... values) {
    Arrays.stream(values).filter(axis::shows).forEach(data);
  }

  double min() {
    return ends()[0];
  }

  double max() {
    return ends()[1];
  }

  private double[] ends() {
    boolean logarithmic = axis.scale() == Scale.LOGARITHMIC;
    double low = data.getCount() == 0 ? (logarithmic ? 1 : 0) : data.getMin();
    double high = data.getCount() == 0 ? 1 : data.getMax();
    double[] ends = {
      Double.isNaN(axis.min()) ? low : axis.min(), Double.isNaN(axis.max()) ? high : axis.max()
    };
    return logarithmic ? decades(ends) : spread(ends);
  }

  /** Only powers of ten are labelled: less than two of them leave an axis without a scale. */
  private static double[] decades(double[] ends) {
    double lowest = Math.log10(ends[0]);
    double highest = Math.log10(ends[1]);
    if (Math.floor(highest) - Math.ceil(lowest) >= 1) {
      return ends;
    }
    double first = Math.floor(lowest);
    return new double[] {
      Math.pow(10, first), Math.pow(10, Math.max(first + 1, Math.ceil(highest)))
    };
  }

  private static double[] spread(double[] ends) {
    if (ends[1] > ends[0]) {
      return ends;
    }
    double half = ends[0] == 0 ? 1 : Math.abs(ends[0]) / 2;
    return new double[] {ends[0] - half, ends[0] + half};
  }

  /** Plain decimals, unless the numbers are too long for that. */
  String pattern() {
    double[] ends = ends();
    double largest = Math.max(Math.abs(ends[0]), Math.abs(ends[1]));
    double smallest = axis.scale() == Scale.LOGARITHMIC ? ends[0] : largest;
    return smallest >= 1e-5 && largest < 1e6 ? "0.######" : "0.##E0";
  }
}
