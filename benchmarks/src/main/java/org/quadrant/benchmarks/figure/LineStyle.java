package org.quadrant.benchmarks.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.quadrant.dynamics.Block;

/**
 * Colour and stroke of a line.
 *
 * @param colour of the line
 * @param stroke of the line, in points
 */
public record LineStyle(Color colour, BasicStroke stroke) {
  private static final float WIDTH = 2;

  /**
   * A full line.
   *
   * @param colour of the line
   * @return the style
   */
  public static LineStyle solid(Color colour) {
    return new LineStyle(colour, stroke(WIDTH));
  }

  /**
   * A thin full line, for one of many.
   *
   * @param colour of the line
   * @return the style
   */
  public static LineStyle thin(Color colour) {
    return new LineStyle(colour, stroke(0.7f));
  }

  /**
   * A line of long dashes.
   *
   * @param colour of the line
   * @return the style
   */
  public static LineStyle dashed(Color colour) {
    return new LineStyle(colour, stroke(WIDTH, 9, 4));
  }

  /**
   * How theory is drawn in every figure: black, short dashes.
   *
   * @return the style
   */
  public static LineStyle theory() {
    return new LineStyle(Colours.BLACK, stroke(1.4f, 4, 3));
  }

  /**
   * How a second theory, or a mark that is neither theory nor measurement, is drawn: black, dots.
   *
   * @return the style
   */
  public static LineStyle dotted() {
    return new LineStyle(Colours.BLACK, stroke(1.2f, 1.2f, 2.4f));
  }

  /**
   * How a block is drawn in every figure: in its colour, dashed on the negative side.
   *
   * @param block which block
   * @return the style
   */
  public static LineStyle of(Block block) {
    return block.sign() > 0 ? solid(Colours.of(block)) : dashed(Colours.of(block));
  }

  /** Makes a legend's entry look like the line. */
  void show(XYSeries series) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(stroke);
  }

  private static BasicStroke stroke(float width, float... dashes) {
    float[] pattern = dashes.length == 0 ? null : dashes;
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }
}
