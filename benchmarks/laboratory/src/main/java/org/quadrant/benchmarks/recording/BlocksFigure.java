package org.quadrant.benchmarks.recording;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.LinearGrowth;
import org.quadrant.training.Constraint;
import org.quadrant.training.Descent;
import org.quadrant.training.Reuse;
import org.quadrant.training.Schedule;
import org.quadrant.training.TrainingConfiguration;

/**
 * Figure of a run in two panels over the same time axis: the mean signal of each block, on a
 * logarithmic scale, with the growth that theory predicts for the first phase; and the block
 * masses.
 */
final class BlocksFigure {

  private BlocksFigure() {}

  /**
   * Draws a figure.
   *
   * @param points at least one
   * @param configuration of the run
   * @return the figure
   */
  static Figure of(List<BlockHistory.Point> points, TrainingConfiguration configuration) {
    boolean constant = configuration.descent().schedule() instanceof Schedule.Constant;
    PlotAxis time =
        PlotAxis.linear(constant ? "time t = η · steps" : "time t, sum of the steps' η");
    Panel signals =
        new Panel(title(configuration), time, PlotAxis.logarithmic("mean |s| of the block"))
            .legend(Legend.BOTTOM_RIGHT);
    addBlocks(signals, points, BlockHistory.Point::signals);
    addGuide(signals, points, configuration);
    Panel masses =
        new Panel("", time, PlotAxis.fromZero("block mass q = (1/p) Σ |a| · ‖w‖"))
            .legend(Legend.TOP_LEFT);
    addBlocks(masses, points, BlockHistory.Point::masses);
    return Figure.column(signals, masses);
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
      panel.line(block.symbol(), times, line, LineStyle.of(block));
    }
  }

  /**
   * Rate of the first phase, SPECIFICATION.md, section 3.6; 0 where it is not known: it is that of
   * fresh samples, and of norms that are free to change.
   */
  static double growthRate(TrainingConfiguration configuration) {
    Descent descent = configuration.descent();
    if (!configuration.reuse().equals(Reuse.NONE) || descent.constraint() != Constraint.NONE) {
      return 0;
    }
    double c = LinearGrowth.rate(configuration.problem()).orElse(0);
    double eta = configuration.learningRate();
    if (descent.weightDecay() == 0) {
      return c * (descent.weightRate(eta) / eta);
    }
    boolean together = descent.weightRate(eta) == eta && descent.outputRate(eta) == eta;
    return together ? c - descent.weightDecay() : 0;
  }

  /**
   * Exponential growth at the rate c from the mean signal at the start to θ, the size of ‖w⊥‖,
   * where the signals are no longer small beside it.
   */
  private static void addGuide(
      Panel panel, List<BlockHistory.Point> points, TrainingConfiguration configuration) {
    double c = growthRate(configuration);
    OptionalDouble start =
        Arrays.stream(points.getFirst().signals().toArray()).filter(signal -> signal > 0).average();
    double theta = configuration.initialScale();
    if (c <= 0 || start.isEmpty() || start.getAsDouble() >= theta) {
      return;
    }
    double s = start.getAsDouble();
    double end = Math.min(Math.log(theta / s) / c, points.getLast().time());
    panel.theory(
        String.format(Locale.ROOT, "theory: exp(%.3f t)", c),
        new double[] {0, end},
        new double[] {s, s * Math.exp(c * end)});
  }
}
