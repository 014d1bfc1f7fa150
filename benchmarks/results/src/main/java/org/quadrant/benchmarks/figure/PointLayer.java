package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * Points, with bars of one standard error up and down where one is given. All points are one path
 * of straight strokes, and so are all bars: thousands of elements would make the file large.
 *
 * @param errors as many as points; NaN for none
 */
record PointLayer(double[] xs, double[] ys, double[] errors, PointStyle style) implements Layer {
  private static final double CAP = 3;

  @Override
  public void paint(Graphics2D graphics, Projection projection) {
    graphics.setColor(style.colour().paint());
    graphics.setStroke(LineStyle.thin(style.colour()).stroke());
    Path2D points = new Path2D.Double();
    Path2D bars = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (projection.shows(xs[i], ys[i])) {
        style.append(points, projection.x(xs[i]), projection.y(ys[i]));
        appendError(bars, projection, i);
      }
    }
    graphics.draw(bars);
    graphics.fill(points);
  }

  private void appendError(Path2D bars, Projection projection, int i) {
    if (!(errors[i] > 0)) {
      return;
    }
    double x = projection.x(xs[i]);
    double top = projection.y(ys[i] + errors[i]);
    double low = ys[i] - errors[i];
    double bottom = projection.shows(xs[i], low) ? projection.y(low) : projection.plot().getMaxY();
    appendLine(bars, x, top, x, bottom);
    appendLine(bars, x - CAP, top, x + CAP, top);
    appendLine(bars, x - CAP, bottom, x + CAP, bottom);
  }

  private static void appendLine(Path2D path, double fromX, double fromY, double toX, double toY) {
    path.moveTo(fromX, fromY);
    path.lineTo(toX, toY);
  }
}
