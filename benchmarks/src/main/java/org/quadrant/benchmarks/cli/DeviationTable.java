package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.quadrant.benchmarks.replay.Deviations;
import org.quadrant.benchmarks.replay.Replay;

/** Prints the deviations of a replay, one line a step, and their maxima at the end. */
final class DeviationTable implements Replay.Listener {
  private static final String LINE = "%-8s%12s%12s%12s%12s";

  private final PrintWriter out;
  private boolean begun;

  DeviationTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void step(int step, Deviations deviations) {
    if (!begun) {
      begun = true;
      out.println(String.format(Locale.ROOT, LINE, "step", "W", "a", "f", "loss"));
    }
    line(Integer.toString(step), deviations);
  }

  @Override
  public void end(Replay.Result result) {
    line("largest", result.largest());
    out.flush();
  }

  private void line(String name, Deviations deviations) {
    out.println(
        String.format(
            Locale.ROOT,
            LINE,
            name,
            number(deviations.weights()),
            number(deviations.outputWeights()),
            number(deviations.outputs()),
            number(deviations.loss())));
  }

  private static String number(OptionalDouble deviation) {
    return deviation.isPresent()
        ? String.format(Locale.ROOT, "%.2e", deviation.getAsDouble())
        : "-";
  }
}
