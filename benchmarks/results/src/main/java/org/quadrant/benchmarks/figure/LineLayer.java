package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** A line through points, broken where one has no place on the axes. */
record LineLayer(double[] xs, double[] ys, LineStyle style) implements Layer {
  /** Points nearer to the last one drawn than this, in points of the figure, show no more. */
  private static final double NEAR = 0.4;

  @Override
  public void paint(Graphics2D graphics, Projection projection) {
    graphics.setColor(style.colour().paint());
    graphics.setStroke(style.stroke());
    graphics.draw(path(projection));
  }

  private Path2D path(Projection projection) {
    Path2D path = new Path2D.Double();
    boolean broken = true;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < xs.length; i++) {
      if (!projection.shows(xs[i], ys[i])) {
        broken = true;
        continue;
      }
      double x = projection.x(xs[i]);
      double y = projection.y(ys[i]);
      if (broken) {
        path.moveTo(x, y);
      } else if (Math.hypot(x - lastX, y - lastY) < NEAR && !endsAt(i, projection)) {
        continue;
      } else {
        path.lineTo(x, y);
      }
      broken = false;
      lastX = x;
      lastY = y;
    }
    return path;
  }

  private boolean endsAt(int i, Projection projection) {
    return i + 1 == xs.length || !projection.shows(xs[i + 1], ys[i + 1]);
  }
}
