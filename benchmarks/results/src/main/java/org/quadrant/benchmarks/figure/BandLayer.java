package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** The area between two lines over the same x; points without a place on the axes are left out. */
record BandLayer(double[] xs, double[] lower, double[] upper, Colour colour) implements Layer {
  @Override
  public void paint(Graphics2D graphics, Projection projection) {
    Path2D outline = new Path2D.Double();
    trace(outline, projection, upper, 0, 1);
    trace(outline, projection, lower, xs.length - 1, -1);
    if (outline.getCurrentPoint() != null) {
      outline.closePath();
      graphics.setColor(colour.paint());
      graphics.fill(outline);
    }
  }

  private void trace(Path2D outline, Projection projection, double[] ys, int first, int step) {
    for (int i = first; i >= 0 && i < xs.length; i += step) {
      if (projection.shows(xs[i], lower[i]) && projection.shows(xs[i], upper[i])) {
        double x = projection.x(xs[i]);
        double y = projection.y(ys[i]);
        if (outline.getCurrentPoint() == null) {
          outline.moveTo(x, y);
        } else {
          outline.lineTo(x, y);
        }
      }
    }
  }
}
