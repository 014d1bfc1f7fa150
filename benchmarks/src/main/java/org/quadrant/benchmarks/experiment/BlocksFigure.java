package org.quadrant.benchmarks.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.quadrant.benchmarks.experiment.Panel.Scale;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.training.TrainingConfiguration;

/**
 * Figure of a run in two panels over the same time axis: the mean signal of each block, on a
 * logarithmic scale, with the growth that theory predicts for the first phase; and the block
 * masses.
 */
final class BlocksFigure {
  /** Twice the 72 points an inch of the layout. */
  private static final int DOTS_PER_INCH = 144;

  /** Okabe and Ito's colours, told apart by all; within an axis a dark and a light one. */
  private static final List<Color> COLOURS =
      List.of(new Color(0x0072B2), new Color(0x56B4E9), new Color(0xD55E00), new Color(0xE69F00));

  private final XYChart figure;

  /**
   * Draws a figure.
   *
   * @param points at least one
   * @param configuration of the run
   */
  BlocksFigure(List<BlockHistory.Point> points, TrainingConfiguration configuration) {
    Panel signals = new Panel(Scale.LOGARITHMIC, title(configuration), "mean |s| of the block");
    addBlocks(signals, points, BlockHistory.Point::signals);
    addGuide(signals, points, configuration);
    Panel masses = new Panel(Scale.LINEAR, "", "block mass q = (1/p) Σ |a| · ‖w‖");
    addBlocks(masses, points, BlockHistory.Point::masses);
    this.figure =
        new StackedCharts(
            signals.chart(LegendPosition.InsideSE), masses.chart(LegendPosition.InsideNW));
  }

  private static String title(TrainingConfiguration configuration) {
    return String.format(
        Locale.ROOT,
        "%s law, d = %d, p = %d, m = %d, η = %s, θ = %s",
        configuration.problem().law().text(),
        configuration.dimension(),
        configuration.neurons(),
        configuration.batch(),
        configuration.learningRate(),
        configuration.initialScale());
  }

  private static void addBlocks(
      Panel panel,
      List<BlockHistory.Point> points,
      Function<BlockHistory.Point, BlockValues> values) {
    double[] times = points.stream().mapToDouble(BlockHistory.Point::time).toArray();
    for (Block block : Block.values()) {
      double[] line = points.stream().mapToDouble(p -> values.apply(p).get(block)).toArray();
      BasicStroke stroke = block.sign() > 0 ? solid(2.2f) : dashed(2.2f, 9, 4);
      panel.add(block.symbol(), times, line, COLOURS.get(block.ordinal()), stroke);
    }
  }

  /**
   * Exponential growth at the rate c from the mean signal at the start to θ, the size of ‖w⊥‖,
   * where the signals are no longer small beside it.
   */
  private static void addGuide(
      Panel panel, List<BlockHistory.Point> points, TrainingConfiguration configuration) {
    double c = LinearGrowth.rate(configuration.problem()).orElse(0);
    OptionalDouble start =
        Arrays.stream(points.getFirst().signals().toArray()).filter(signal -> signal > 0).average();
    double theta = configuration.initialScale();
    if (c == 0 || start.isEmpty() || start.getAsDouble() >= theta) {
      return;
    }
    double s = start.getAsDouble();
    double end = Math.min(Math.log(theta / s) / c, points.getLast().time());
    panel.add(
        String.format(Locale.ROOT, "theory: exp(%.3f t)", c),
        new double[] {0, end},
        new double[] {s, s * Math.exp(c * end)},
        Color.BLACK,
        dashed(1.4f, 3, 3));
  }

  private static BasicStroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static BasicStroke dashed(float width, float on, float off) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
  }

  void writePng(Path file) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(figure, file.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
  }

  void writeSvg(Path file) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      VectorGraphicsEncoder.saveVectorGraphic(figure, stream, VectorGraphicsFormat.SVG);
    }
  }
}
