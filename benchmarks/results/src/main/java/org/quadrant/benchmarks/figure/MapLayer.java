package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** The cells of a map, those of one class as one path. */
record MapLayer(ClassMap map) implements Layer {
  @Override
  public void paint(Graphics2D graphics, Projection projection) {
    for (int shade = 0; shade < map.classes().size(); shade++) {
      Path2D cells = cells(shade, projection);
      if (cells.getCurrentPoint() != null) {
        graphics.setColor(map.classes().get(shade).colour().paint());
        graphics.fill(cells);
      }
    }
  }

  /** Neighbours in a row are joined: fewer corners, and no seams between them. */
  private Path2D cells(int shade, Projection projection) {
    Path2D path = new Path2D.Double();
    for (int row = 0; row < map.rows(); row++) {
      int column = 0;
      while (column < map.columns()) {
        int end = column;
        while (end < map.columns() && map.shade(row, end) == shade) {
          end++;
        }
        if (end > column) {
          double left = projection.x(map.x(column));
          double right = projection.x(map.x(end));
          double bottom = projection.y(map.y(row));
          double top = projection.y(map.y(row + 1));
          path.moveTo(left, bottom);
          path.lineTo(right, bottom);
          path.lineTo(right, top);
          path.lineTo(left, top);
          path.closePath();
        }
        column = Math.max(end, column + 1);
      }
    }
    return path;
  }
}
