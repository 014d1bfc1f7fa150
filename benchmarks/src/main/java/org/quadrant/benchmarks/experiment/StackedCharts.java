package org.quadrant.benchmarks.experiment;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.XYChart;

/** Two charts of the same size, one below the other, as one figure. */
final class StackedCharts extends XYChart {
  private final XYChart upper;
  private final XYChart lower;

  StackedCharts(XYChart upper, XYChart lower) {
    super(upper.getWidth(), upper.getHeight() + lower.getHeight());
    this.upper = upper;
    this.lower = lower;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    AffineTransform origin = graphics.getTransform();
    upper.paint(graphics, width, height / 2);
    graphics.translate(0, height / 2);
    lower.paint(graphics, width, height / 2);
    graphics.setTransform(origin);
  }
}
