package org.quadrant.benchmarks.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis.Scale;

/** The look of all panels: black on white, for print. */
final class PanelStyle {
  /** Room for the labels of the vertical axis, so that stacked panels share their time axis. */
  private static final int LEFT = 100;

  private static final float SIZE = 13;
  private static final Color GRID = new Color(0xDDDDDD);

  private PanelStyle() {}

  static void apply(XYStyler style, String title, Legend legend, boolean noEntries) {
    FigureFont font = FigureFont.loaded();
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderColor(Color.BLACK);
    style.setPlotGridLinesColor(GRID);
    // XChart draws each dash as an outline of its own, which makes a file three times as large.
    style.setPlotGridLinesStroke(new BasicStroke(0.6f));
    style.setPlotContentSize(0.98);
    style.setChartTitleFont(font.bold(SIZE));
    style.setChartTitleVisible(!title.isEmpty());
    style.setChartTitleBoxVisible(false);
    style.setAxisTitleFont(font.plain(SIZE));
    style.setAxisTickLabelsFont(font.plain(SIZE));
    style.setLegendFont(font.plain(SIZE));
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendPadding(6);
    style.setYAxisLeftWidthHint(LEFT);
    style.setLegendVisible(legend != Legend.NONE && !noEntries);
    style.setLegendPosition(position(legend));
    if (legend == Legend.BELOW) {
      style.setLegendLayout(LegendLayout.Horizontal);
    }
  }

  private static LegendPosition position(Legend legend) {
    return switch (legend) {
      case NONE, RIGHT -> LegendPosition.OutsideE;
      case BELOW -> LegendPosition.OutsideS;
      case TOP_LEFT -> LegendPosition.InsideNW;
      case TOP_RIGHT -> LegendPosition.InsideNE;
      case BOTTOM_LEFT -> LegendPosition.InsideSW;
      case BOTTOM_RIGHT -> LegendPosition.InsideSE;
    };
  }

  static void applyX(XYStyler style, PlotAxis axis, AxisRange range) {
    style.setXAxisLogarithmic(axis.scale() == Scale.LOGARITHMIC);
    style.setXAxisMin(range.min());
    style.setXAxisMax(range.max());
    style.setXAxisDecimalPattern(range.pattern());
  }

  static void applyY(XYStyler style, PlotAxis axis, AxisRange range) {
    style.setYAxisLogarithmic(axis.scale() == Scale.LOGARITHMIC);
    style.setYAxisMin(range.min());
    style.setYAxisMax(range.max());
    style.setYAxisDecimalPattern(range.pattern());
  }
}
