package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;

/**
 * XChart's axes, titles and legend with our layers between them. XChart would draw a line as one
 * element for each of its segments and begin its dashes anew in each.
 */
final class PanelChart extends XYChart {
  private static final double MARGIN = 2;

  private final boolean legendInside;
  private List<Layer> layers = List.of();
  private Supplier<Projection> projection;

  PanelChart(int width, int height, boolean legendInside) {
    super(width, height);
    this.legendInside = legendInside;
  }

  /** Sets what is drawn between the axes; the projection is made once they are laid out. */
  void draw(List<Layer> content, Supplier<Projection> fromValues) {
    layers = List.copyOf(content);
    projection = fromValues;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    boolean legendVisible = getStyler().isLegendVisible();
    getStyler().setLegendVisible(legendVisible && !legendInside);
    super.paint(graphics, width, height);
    paintLayers(graphics);
    if (legendVisible && legendInside) {
      getStyler().setLegendVisible(true);
      legend.paint(graphics);
    }
  }

  private void paintLayers(Graphics2D graphics) {
    Projection onPanel = projection.get();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Shape outside = graphics.getClip();
    graphics.clip(withMargin(onPanel.plot()));
    for (Layer layer : layers) {
      layer.paint(graphics, onPanel);
    }
    graphics.setClip(outside);
  }

  /** Half a line's width more than the plot: a line along its edge is not cut in half. */
  private static Rectangle2D withMargin(Rectangle2D plot) {
    return new Rectangle2D.Double(
        plot.getX() - MARGIN,
        plot.getY() - MARGIN,
        plot.getWidth() + 2 * MARGIN,
        plot.getHeight() + 2 * MARGIN);
  }
}
