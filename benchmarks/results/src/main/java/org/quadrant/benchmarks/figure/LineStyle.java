package org.quadrant.benchmarks.figure;

import java.awt.BasicStroke;
import java.util.List;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.quadrant.dynamics.Block;

/**
 * Colour and stroke of a line.
 *
 * @param width of the line, in points
 * @param dashes lengths of dashes and gaps in turn, in points; none for a full line
 */
public record LineStyle(Colour colour, float width, List<Float> dashes) {
  private static final float WIDTH = 2;

  /** Copies the list. */
  public LineStyle {
    dashes = List.copyOf(dashes);
  }

  /** A full line. */
  public static LineStyle solid(Colour colour) {
    return new LineStyle(colour, WIDTH, List.of());
  }

  /** A thin full line, for one of many. */
  public static LineStyle thin(Colour colour) {
    return new LineStyle(colour, 0.7f, List.of());
  }

  /** A line of long dashes. */
  public static LineStyle dashed(Colour colour) {
    return new LineStyle(colour, WIDTH, List.of(9f, 4f));
  }

  /** How theory is drawn in every figure: black, short dashes. */
  public static LineStyle theory() {
    return new LineStyle(Colours.BLACK, 1.4f, List.of(4f, 3f));
  }

  /**
   * How a second theory, or a mark that is neither theory nor measurement, is drawn: black, dots.
   */
  public static LineStyle dotted() {
    return new LineStyle(Colours.BLACK, 1.2f, List.of(1.2f, 2.4f));
  }

  /** How a block is drawn in every figure: in its colour, dashed on the negative side. */
  public static LineStyle of(Block block) {
    return block.sign() > 0 ? solid(Colours.of(block)) : dashed(Colours.of(block));
  }

  /** Makes a legend's entry look like the line. */
  void show(XYSeries series) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour.paint());
    series.setLineStyle(stroke());
  }

  /** The stroke that draws the line. */
  BasicStroke stroke() {
    float[] pattern = dashes.isEmpty() ? null : new float[dashes.size()];
    for (int i = 0; i < dashes.size(); i++) {
      pattern[i] = dashes.get(i);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }
}
