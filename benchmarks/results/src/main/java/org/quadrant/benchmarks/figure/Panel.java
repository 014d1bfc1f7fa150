package org.quadrant.benchmarks.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One pair of axes with what is drawn between them. Layers are drawn in the order in which they are
 * added; what lies outside the axes is cut off.
 */
public final class Panel {
  private final String title;
  private final PlotAxis x;
  private final PlotAxis y;
  private final AxisRange xRange;
  private final AxisRange yRange;

  /** Made when the panel is drawn: verifying the class of a layer needs classes of java.desktop. */
  private final List<Supplier<Layer>> layers = new ArrayList<>();

  private final Map<String, Consumer<XYSeries>> legendEntries = new LinkedHashMap<>();
  private Legend legend = Legend.RIGHT;

  /** Where a panel's legend goes. Inside, it may cover what is drawn there. */
  public enum Legend {
    /** No legend. */
    NONE,
    /** Beside the panel. */
    RIGHT,
    /** Under the panel, in one line. */
    BELOW,
    /** Inside, in this corner. */
    TOP_LEFT,
    /** Inside, in this corner. */
    TOP_RIGHT,
    /** Inside, in this corner. */
    BOTTOM_LEFT,
    /** Inside, in this corner. */
    BOTTOM_RIGHT;

    boolean isInside() {
      return switch (this) {
        case NONE, RIGHT, BELOW -> false;
        case TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT -> true;
      };
    }
  }

  /**
   * An empty panel, its legend on the right.
   *
   * @param title over the panel, may be empty
   */
  public Panel(String title, PlotAxis x, PlotAxis y) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.xRange = new AxisRange(x);
    this.yRange = new AxisRange(y);
  }

  /** Moves the legend. */
  public Panel legend(Legend place) {
    legend = place;
    return this;
  }

  /**
   * Adds a line.
   *
   * @param name in the legend; empty for a line that is not named there
   * @param xs of its points
   * @param ys of its points, as many; the line is broken where one is not finite or not on the
   *     scale
   */
  public Panel line(String name, double[] xs, double[] ys, LineStyle style) {
    requireEqual(xs, ys);
    cover(xs, ys);
    double[] ownXs = xs.clone();
    double[] ownYs = ys.clone();
    layers.add(() -> new LineLayer(ownXs, ownYs, style));
    return entry(name, style::show);
  }

  /**
   * Adds a line in the style of theory.
   *
   * @param name in the legend; empty for a line that is not named there
   * @param xs of its points
   * @param ys of its points, as many
   */
  public Panel theory(String name, double[] xs, double[] ys) {
    return line(name, xs, ys, LineStyle.theory());
  }

  /**
   * Adds a line across the panel at one x, as for the boundary of a phase. It does not widen the
   * axes.
   *
   * @param name in the legend; empty for a line that is not named there
   * @param at its x
   */
  public Panel vertical(String name, double at, LineStyle style) {
    layers.add(() -> new CrossingLayer(true, at, style));
    return entry(name, style::show);
  }

  /**
   * Adds a line across the panel at one y. It does not widen the axes.
   *
   * @param name in the legend; empty for a line that is not named there
   * @param at its y
   */
  public Panel horizontal(String name, double at, LineStyle style) {
    layers.add(() -> new CrossingLayer(false, at, style));
    return entry(name, style::show);
  }

  /**
   * Adds points.
   *
   * @param name in the legend; empty for points that are not named there
   * @param xs of the points
   * @param ys of the points, as many; those not finite or not on the scale are left out
   */
  public Panel points(String name, double[] xs, double[] ys, PointStyle style) {
    double[] none = new double[xs.length];
    Arrays.fill(none, Double.NaN);
    return points(name, xs, ys, none, style);
  }

  /**
   * Adds points with error bars.
   *
   * @param name in the legend; empty for points that are not named there
   * @param xs of the points
   * @param ys of the points, as many; those not finite or not on the scale are left out
   * @param errors half the length of each bar; NaN or 0 for none
   */
  public Panel points(String name, double[] xs, double[] ys, double[] errors, PointStyle style) {
    requireEqual(xs, ys, errors);
    cover(xs, ys);
    for (int i = 0; i < ys.length; i++) {
      yRange.add(ys[i] + errors[i], ys[i] - errors[i]);
    }
    double[] ownXs = xs.clone();
    double[] ownYs = ys.clone();
    double[] ownErrors = errors.clone();
    layers.add(() -> new PointLayer(ownXs, ownYs, ownErrors, style));
    return entry(name, style::show);
  }

  /**
   * Adds the area between two lines.
   *
   * @param name in the legend; empty for an area that is not named there
   * @param xs of the points of both lines
   * @param lower y of one line
   * @param upper y of the other
   * @param colour of the area, opaque
   */
  public Panel band(String name, double[] xs, double[] lower, double[] upper, Colour colour) {
    requireEqual(xs, lower, upper);
    cover(xs, lower);
    yRange.add(upper);
    double[] ownXs = xs.clone();
    double[] ownLower = lower.clone();
    double[] ownUpper = upper.clone();
    layers.add(() -> new BandLayer(ownXs, ownLower, ownUpper, colour));
    return entry(name, area(colour));
  }

  /** Adds a map, all of whose classes are named in the legend. */
  public Panel map(ClassMap map) {
    cover(
        new double[] {map.x(0), map.x(map.columns())}, new double[] {map.y(0), map.y(map.rows())});
    layers.add(() -> new MapLayer(map));
    map.classes().forEach(shade -> entry(shade.name(), area(shade.colour())));
    return this;
  }

  private static Consumer<XYSeries> area(Colour colour) {
    return PointStyle.marker(colour, PointStyle.Form.SQUARE)::show;
  }

  private static void requireEqual(double[]... columns) {
    for (double[] column : columns) {
      if (column.length != columns[0].length) {
        throw new IllegalArgumentException(
            "columns of " + columns[0].length + " and " + column.length + " values");
      }
    }
  }

  private void cover(double[] xs, double[] ys) {
    xRange.add(xs);
    yRange.add(ys);
  }

  private Panel entry(String name, Consumer<XYSeries> style) {
    if (!name.isEmpty()) {
      legendEntries.put(name, style);
    }
    return this;
  }

  /** Everything that is written on the panel, but for the numbers at its axes. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(title, x.title(), y.title()));
    texts.addAll(legendEntries.keySet());
    return texts;
  }

  /**
   * The panel as a chart.
   *
   * @param width in points
   * @param height in points
   */
  XYChart chart(int width, int height) {
    PanelChart chart = new PanelChart(width, height, legend.isInside());
    PanelStyle.apply(chart.getStyler(), title, legend, legendEntries.isEmpty());
    chart.setTitle(title);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    PanelStyle.applyX(chart.getStyler(), x, xRange);
    PanelStyle.applyY(chart.getStyler(), y, yRange);
    // A chart without series has no axes; their one point has no place and is never drawn.
    if (legendEntries.isEmpty()) {
      addSeries(chart, "none");
    }
    legendEntries.forEach((name, style) -> style.accept(addSeries(chart, name)));
    chart.draw(
        layers.stream().map(Supplier::get).toList(),
        () -> new Projection(chart, x, xRange, y, yRange));
    return chart;
  }

  /**
   * A series for the legend and the axes. Were its places evenly spaced, XChart would label them
   * instead of round numbers.
   */
  private XYSeries addSeries(XYChart chart, String name) {
    double width = xRange.max() - xRange.min();
    double[] places = {xRange.min(), xRange.min() + width / 3, xRange.max()};
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};
    XYSeries series = chart.addSeries(name, places, nothing);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }
}
