package org.quadrant.benchmarks.figure;

import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;

/** Takes values to points of the figure, once the chart has laid out its axes. */
final class Projection {
  private final XYChart chart;
  private final PlotAxis x;
  private final PlotAxis y;
  private final Rectangle2D plot;

  Projection(XYChart chart, PlotAxis x, AxisRange xRange, PlotAxis y, AxisRange yRange) {
    this.chart = chart;
    this.x = x;
    this.y = y;
    double left = chart.getScreenXFromChart(xRange.min());
    double right = chart.getScreenXFromChart(xRange.max());
    double top = chart.getScreenYFromChart(yRange.max());
    double bottom = chart.getScreenYFromChart(yRange.min());
    this.plot = new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  boolean shows(double xValue, double yValue) {
    return showsX(xValue) && showsY(yValue);
  }

  boolean showsX(double value) {
    return x.shows(value);
  }

  boolean showsY(double value) {
    return y.shows(value);
  }

  double x(double value) {
    return chart.getScreenXFromChart(value);
  }

  double y(double value) {
    return chart.getScreenYFromChart(value);
  }

  /** The rectangle between the ends of the axes. */
  Rectangle2D plot() {
    return plot;
  }
}
