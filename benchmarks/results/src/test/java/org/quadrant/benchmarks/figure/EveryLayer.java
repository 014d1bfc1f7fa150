package org.quadrant.benchmarks.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PointStyle.Form;

/** A figure of everything that a panel can show, to be drawn in a JVM of its own as well. */
public final class EveryLayer {
  private EveryLayer() {}

  /**
   * Draws it.
   *
   * @param arguments folder for every.svg and every.png
   */
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[0]);
    Drawing.here()
        .write(figure(), folder.resolve("every.svg"), folder.resolve("every.png"))
        .ifPresent(missing -> System.out.println(missing.impossible() + " " + missing.text()));
  }

  static Figure figure() {
    return Figure.grid(2, 400, 300, List.of(panel(), map()));
  }

  static Panel panel() {
    double[] xs = IntStream.range(0, 300).mapToDouble(i -> 1 + i).toArray();
    double[] ys = IntStream.range(0, 300).mapToDouble(i -> Math.exp(0.01 * i)).toArray();
    double[] more = IntStream.range(0, 300).mapToDouble(i -> 2 * ys[i]).toArray();
    return new Panel("all of μ̂₁ ⊥ w", PlotAxis.logarithmic("x"), PlotAxis.logarithmic("y"))
        .band("band", xs, ys, more, Colours.tint(Colours.GREEN, 0.3))
        .line("line", xs, ys, LineStyle.dashed(Colours.BLUE))
        .points("points", xs, more, ys, PointStyle.marker(Colours.VERMILION, Form.TRIANGLE))
        .vertical("", 10, LineStyle.dotted())
        .horizontal("", 2, LineStyle.dotted())
        .theory("theory", xs, more);
  }

  private static Panel map() {
    List<ClassMap.Shade> classes =
        List.of(
            new ClassMap.Shade("≤ ½", 0.5, Colours.SKY_BLUE),
            new ClassMap.Shade("−", 1, Colours.ORANGE));
    double[][] values = {{0.1, 0.9}, {0.7, Double.NaN}};
    return new Panel("", PlotAxis.linear("x", 0, 2), PlotAxis.linear("y", -2, 0))
        .legend(Legend.BELOW)
        .map(new ClassMap(0, 2, -2, 0, values, classes));
  }
}
