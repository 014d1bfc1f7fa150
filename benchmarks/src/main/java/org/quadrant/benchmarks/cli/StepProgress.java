package org.quadrant.benchmarks.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.quadrant.benchmarks.recording.Progress;

/**
 * Says how far a run has come, at which rate, and how long it will take: on a terminal in one line
 * that is overwritten, otherwise in a new line every few seconds.
 */
final class StepProgress implements Progress, AutoCloseable {
  private static final double TERMINAL_SECONDS = 0.2;
  private static final double PLAIN_SECONDS = 5;
  private static final double MEMORY_SECONDS = 3;
  private static final int LINE_LENGTH = 78;

  private final PrintWriter out;
  private final boolean terminal;
  private final long steps;
  private final LongSupplier nanoTime;
  private final long begin;
  private long lastPrinted;
  private long lastStep;
  private long step;
  private double rate;
  private boolean lineIsOpen;

  /**
   * Progress from now on.
   *
   * @param terminal whether lines can be overwritten
   * @param nanoTime a clock, in nanoseconds
   */
  StepProgress(PrintWriter out, boolean terminal, long steps, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.steps = steps;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.lastPrinted = begin;
  }

  /** Progress from now on, in the form that suits where the process runs. */
  static StepProgress to(PrintWriter out, long steps) {
    // Without a terminal some JDKs give no console, others one that is no terminal.
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new StepProgress(out, terminal, steps, System::nanoTime);
  }

  @Override
  public void at(long taken) {
    step = taken;
    long now = nanoTime.getAsLong();
    if (1e-9 * (now - lastPrinted) >= (terminal ? TERMINAL_SECONDS : PLAIN_SECONDS)) {
      averageRate(now);
      print(rate, remaining());
    }
  }

  /** Steps per second, the last seconds weighing most: the first steps are slow to compile. */
  private void averageRate(long now) {
    double seconds = 1e-9 * (now - lastPrinted);
    double latest = (step - lastStep) / seconds;
    double memory = lastStep == 0 ? 0 : Math.exp(-seconds / MEMORY_SECONDS);
    rate = memory * rate + (1 - memory) * latest;
    lastPrinted = now;
    lastStep = step;
  }

  private String remaining() {
    return duration((steps - step) / rate) + " left";
  }

  /** Prints the last line. */
  void end() {
    double seconds = 1e-9 * (nanoTime.getAsLong() - begin);
    print(step / seconds, duration(seconds) + " in all");
    close();
  }

  /** Leaves the line that would have been overwritten, if there is one. */
  @Override
  public void close() {
    if (lineIsOpen) {
      out.println();
      lineIsOpen = false;
    }
  }

  private void print(double stepsPerSecond, String time) {
    String line =
        String.format(
            Locale.ROOT,
            "step %d of %d (%d %%), %s steps/s, %s",
            step,
            steps,
            100 * step / steps,
            threeFigures(stepsPerSecond),
            time);
    if (terminal) {
      lineIsOpen = true;
      // Padded, so that no end of a longer line is left to be seen.
      out.print(String.format(Locale.ROOT, "\r%-" + LINE_LENGTH + "s", line));
    } else {
      out.println(line);
    }
    out.flush();
  }

  private static String threeFigures(double rate) {
    if (rate >= 100) {
      return String.format(Locale.ROOT, "%.0f", rate);
    }
    return String.format(Locale.ROOT, rate >= 10 ? "%.1f" : "%.2f", rate);
  }

  private static String duration(double seconds) {
    if (!(seconds < Long.MAX_VALUE)) {
      return "unknown time";
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}
