package org.quadrant.benchmarks.figure;

import java.awt.geom.Path2D;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colour, form and size of points.
 *
 * @param form of the points, so that colour alone need not tell
 * @param size from side to side, in points of the figure
 */
public record PointStyle(Colour colour, Form form, double size) {
  private static final double MARKER = 7;
  private static final double DOT = 4;

  /** Form of a point. */
  public enum Form {
    /** Standing on its side. */
    SQUARE,
    /** Standing on its corner. */
    DIAMOND,
    /** Pointing up. */
    TRIANGLE
  }

  /** Points large enough to be told apart by form. */
  public static PointStyle marker(Colour colour, Form form) {
    return new PointStyle(colour, form, MARKER);
  }

  /** Small points, for many. */
  public static PointStyle dot(Colour colour) {
    return new PointStyle(colour, Form.DIAMOND, DOT);
  }

  /** Makes a legend's entry look like the points. */
  void show(XYSeries series) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(marker());
    series.setMarkerColor(colour.paint());
  }

  private Marker marker() {
    return switch (form) {
      case SQUARE -> SeriesMarkers.SQUARE;
      case DIAMOND -> SeriesMarkers.DIAMOND;
      case TRIANGLE -> SeriesMarkers.TRIANGLE_UP;
    };
  }

  /** Adds the outline of one point. */
  void append(Path2D path, double x, double y) {
    double half = size / 2;
    switch (form) {
      case SQUARE -> {
        double side = half * Math.sqrt(0.5) * 1.2;
        polygon(
            path, x - side, y - side, x + side, y - side, x + side, y + side, x - side, y + side);
      }
      case DIAMOND -> polygon(path, x, y - half, x + half, y, x, y + half, x - half, y);
      case TRIANGLE -> polygon(path, x, y - half, x + half, y + half, x - half, y + half);
    }
  }

  private static void polygon(Path2D path, double... corners) {
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
  }
}
