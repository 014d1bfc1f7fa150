package org.quadrant.benchmarks.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over time in one pair of axes, in the style of all figures: black on white, for print. */
final class Panel {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;

  /** Room for the labels of the vertical axis, so that stacked panels share their time axis. */
  private static final int LEFT = 100;

  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);
  private static final Color GRID = new Color(0xDDDDDD);

  private final Scale scale;
  private final XYChart chart;
  private final XYStyler style;

  /** Scale of the vertical axis. */
  enum Scale {
    /** From 0. */
    LINEAR,
    /** With at least two powers of ten, since no other numbers are labelled. */
    LOGARITHMIC
  }

  /**
   * A panel without lines.
   *
   * @param scale of the vertical axis
   * @param title over the panel, may be empty
   * @param yTitle of the vertical axis, with its unit
   */
  Panel(Scale scale, String title, String yTitle) {
    this.scale = scale;
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("time t = η · steps")
            .yAxisTitle(yTitle)
            .build();
    style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderColor(Color.BLACK);
    style.setPlotGridLinesColor(GRID);
    style.setPlotContentSize(0.99);
    style.setChartTitleFont(BOLD);
    style.setChartTitleVisible(!title.isEmpty());
    style.setChartTitleBoxVisible(false);
    style.setAxisTitleFont(PLAIN);
    style.setAxisTickLabelsFont(PLAIN);
    style.setLegendFont(PLAIN);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendPadding(6);
    style.setYAxisLeftWidthHint(LEFT);
  }

  /**
   * Adds a line.
   *
   * @param name in the legend
   * @param times increasing
   * @param values as many; the line is broken where one is not finite or not on the scale
   * @param colour of the line
   * @param stroke of the line
   */
  void add(String name, double[] times, double[] values, Color colour, BasicStroke stroke) {
    double[] shown = Arrays.stream(values).map(v -> isShown(v) ? v : Double.NaN).toArray();
    XYSeries series = chart.addSeries(name, times, shown);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(stroke);
  }

  private boolean isShown(double value) {
    return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
  }

  /**
   * Ends the panel.
   *
   * @param legend where the legend goes
   * @return the chart
   */
  XYChart chart(LegendPosition legend) {
    DoubleSummaryStatistics values =
        chart.getSeriesMap().values().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .filter(value -> value > 0)
            .summaryStatistics();
    if (scale == Scale.LINEAR) {
      style.setYAxisMin(0.0);
      style.setYAxisDecimalPattern(pattern(values.getMax(), values.getMax()));
    } else if (values.getCount() > 0) {
      setDecades(values.getMin(), values.getMax());
      style.setYAxisDecimalPattern(pattern(values.getMin(), values.getMax()));
    }
    finishTimeAxis();
    style.setLegendPosition(legend);
    return chart;
  }

  private void setDecades(double smallest, double largest) {
    style.setYAxisLogarithmic(true);
    double lowest = Math.log10(smallest);
    double highest = Math.log10(largest);
    if (Math.floor(highest) - Math.ceil(lowest) < 1) {
      style.setYAxisMin(Math.pow(10, Math.floor(lowest)));
      style.setYAxisMax(Math.pow(10, Math.max(Math.floor(lowest) + 1, Math.ceil(highest))));
    }
  }

  private void finishTimeAxis() {
    double[] times =
        chart.getSeriesMap().values().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getXData()))
            .distinct()
            .sorted()
            .toArray();
    double end = times[times.length - 1];
    style.setXAxisDecimalPattern(pattern(end, end));
    if (times.length > 1) {
      addUnevenTime(times[0] + (times[1] - times[0]) / 3);
    }
  }

  /**
   * XChart labels point after point, one label over the next, when all are equally spaced: an
   * invisible one between the first two keeps it from that.
   */
  private void addUnevenTime(double time) {
    chart
        .addSeries("uneven", new double[] {time}, new double[] {Double.NaN})
        .setMarker(SeriesMarkers.NONE)
        .setShowInLegend(false);
  }

  /** Plain decimals, unless the numbers are too long for that. */
  private static String pattern(double smallest, double largest) {
    return smallest >= 1e-5 && largest < 1e6 ? "0.######" : "0.##E0";
  }
}
