package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A straight line across the whole plot.
 *
 * @param vertical whether it stands at one x, or else lies at one y
 * @param at where
 */
record CrossingLayer(boolean vertical, double at, LineStyle style) implements Layer {
  @Override
  public void paint(Graphics2D graphics, Projection projection) {
    if (!(vertical ? projection.showsX(at) : projection.showsY(at))) {
      return;
    }
    Rectangle2D plot = projection.plot();
    graphics.setColor(style.colour().paint());
    graphics.setStroke(style.stroke());
    Path2D path = new Path2D.Double();
    if (vertical) {
      path.moveTo(projection.x(at), plot.getMaxY());
      path.lineTo(projection.x(at), plot.getMinY());
    } else {
      path.moveTo(plot.getMinX(), projection.y(at));
      path.lineTo(plot.getMaxX(), projection.y(at));
    }
    graphics.draw(path);
  }
}
