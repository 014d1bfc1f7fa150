package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.MemoryLevel;

/**
 * Roofline of a session: for each width and number of threads a panel with the roofs that were
 * measured, and the vector kernels and steps under them.
 */
public final class RooflineFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private final Roofline roofline;
  private final Machine machine;

  /** A figure. */
  public RooflineFigure(Roofline roofline, Machine machine) {
    this.roofline = roofline;
    this.machine = machine;
  }

  /**
   * The figure, unless there is nothing to be drawn.
   *
   * @return empty without a kernel or step and its peak
   */
  public Optional<Figure> figure() {
    List<Panel> panels = new ArrayList<>();
    roofline
        .peaks()
        .forEach(
            (width, peak) -> {
              Map<String, List<RooflinePoint>> groups = groups(width);
              if (!groups.isEmpty()) {
                panels.add(panel(width, peak, groups));
              }
            });
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Figure.grid(1, WIDTH, HEIGHT, panels));
  }

  /** By name of the kernel. */
  private Map<String, List<RooflinePoint>> groups(Width width) {
    Map<String, List<RooflinePoint>> groups = new LinkedHashMap<>();
    for (RooflinePoint point : roofline.points()) {
      JmhResult result = point.result();
      boolean vectors = result.parameter(Parameters.ENGINE).equals(Parameters.VECTOR);
      if (vectors && Width.of(result, machine.preferredLanes()).equals(width)) {
        String name = result.shortName();
        groups
            .computeIfAbsent(name.substring(name.indexOf('.') + 1), each -> new ArrayList<>())
            .add(point);
      }
    }
    return groups;
  }

  private Panel panel(Width width, Capacity roof, Map<String, List<RooflinePoint>> groups) {
    double peak = roof.perSecond() / Numbers.GIGA;
    List<RooflinePoint> all = groups.values().stream().flatMap(List::stream).toList();
    DoubleSummaryStatistics intensities =
        all.stream().mapToDouble(point -> point.work().intensity()).summaryStatistics();
    DoubleSummaryStatistics rates =
        DoubleStream.concat(DoubleStream.of(peak), all.stream().mapToDouble(RooflineFigure::rate))
            .summaryStatistics();
    double left = Math.min(intensities.getMin() / 2, 0.05);
    double right = Math.max(intensities.getMax() * 2, 100);
    Panel panel =
        new Panel(
                shown(machine.cpuModel()) + ", " + width,
                PlotAxis.logarithmic("arithmetic intensity, flop/byte", left, right),
                PlotAxis.logarithmic("GFLOP/s", rates.getMin() / 2, rates.getMax() * 2))
            .legend(Legend.RIGHT);
    panel.line(
        name("FMA peak", peak, "GFLOP/s", roof),
        new double[] {left, right},
        new double[] {peak, peak},
        LineStyle.solid(Colours.BLACK));
    roofline
        .bandwidths(width)
        .forEach(
            (level, bandwidth) -> {
              double slope = bandwidth.perSecond() / Numbers.GIGA;
              double knee = Math.clamp(peak / slope, left, right);
              panel.line(
                  name(level.name(), slope, "GB/s", bandwidth),
                  new double[] {left, knee},
                  new double[] {left * slope, knee * slope},
                  style(level));
            });
    int index = 0;
    for (Map.Entry<String, List<RooflinePoint>> group : groups.entrySet()) {
      Form form = Form.values()[index % Form.values().length];
      Map<Boolean, List<RooflinePoint>> clean =
          group.getValue().stream()
              .collect(Collectors.partitioningBy(point -> Flaws.of(point.result()).isEmpty()));
      points(
          panel, group.getKey(), clean.get(true), PointStyle.marker(Colours.series(index), form));
      points(
          panel,
          group.getKey() + Marks.MARK,
          clean.get(false),
          PointStyle.marker(Colours.GREY, form));
      index++;
    }
    return panel;
  }

  /** Whatever an operating system calls its CPU, as far as any typeface shows it. */
  private static String shown(String name) {
    return name.replaceAll("[^\\x20-\\x7e©®™]", "?");
  }

  /** Those that are not to be relied on are grey, and marked as in the tables. */
  private static void points(
      Panel panel, String name, List<RooflinePoint> points, PointStyle style) {
    if (!points.isEmpty()) {
      panel.points(
          name,
          points.stream().mapToDouble(point -> point.work().intensity()).toArray(),
          points.stream().mapToDouble(RooflineFigure::rate).toArray(),
          style);
    }
  }

  private static double rate(RooflinePoint point) {
    return point.result().flopsPerSecond() / Numbers.GIGA;
  }

  private static String name(String what, double rate, String unit, Capacity capacity) {
    String mark = capacity.isClean() ? "" : Marks.MARK;
    return String.format(Locale.ROOT, "%s: %s%s %s", what, Numbers.significant(rate), mark, unit);
  }

  /** Colours are for the kernels. */
  private static LineStyle style(MemoryLevel level) {
    return switch (level) {
      case L1 -> LineStyle.dashed(Colours.BLACK);
      case L2 -> LineStyle.theory();
      case L3 -> LineStyle.dotted();
      case DRAM -> LineStyle.solid(Colours.GREY);
    };
  }
}
