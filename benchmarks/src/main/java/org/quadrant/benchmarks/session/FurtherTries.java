package org.quadrant.benchmarks.session;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures forks again that were not steady or allocated. Whether a fork is measured again depends
 * on that fork alone, never on its rate or on other forks, and the last try stands whatever it
 * gives: so fast forks are not preferred.
 *
 * <p>There are at most two further tries of a fork. The first comes at once and warms up twice as
 * long, which is enough for code that is compiled late. The second comes after all other cases,
 * when a neighbour may have gone. All of them together take no more than a quarter of the time that
 * the session takes without them, or than the two tries of one fork, if that is more.
 */
final class FurtherTries {
  private static final double SHARE = 0.25;

  private static final int MOST = 2;

  /** Times that a further try warms up as long as the first. */
  private static final int LONGER = 2;

  private static final String INDENT = "        ";

  private final JmhArguments arguments;
  private final PrintWriter progress;
  private final BooleanSupplier stop;
  private final Trial trial;
  private final double seconds;
  private final List<Fork> later = new ArrayList<>();
  private double taken;

  /** Measures one fork. */
  @FunctionalInterface
  interface Trial {
    /**
     * Measures one fork.
     *
     * @param mode JMH's mode
     * @param warmUps iterations before the measurement
     * @throws RunnerException if that fails
     */
    BenchmarkResult measure(BenchmarkCase each, Mode mode, int warmUps) throws RunnerException;
  }

  /** A fork that has been measured. */
  private record Fork(BenchmarkCase what, MeasuredForks forks, int index) {
    Optional<String> flaw() {
      return forks.flaw(index);
    }
  }

  /**
   * No tries yet.
   *
   * @param progress receives a line for each fork that is no result
   * @param stop whether to end here
   * @param trial measures
   */
  FurtherTries(
      JmhArguments arguments,
      List<BenchmarkCase> cases,
      PrintWriter progress,
      BooleanSupplier stop,
      Trial trial) {
    this.arguments = arguments;
    this.progress = progress;
    this.stop = stop;
    this.trial = trial;
    double planned = cases.stream().mapToDouble(arguments::secondsPerCase).sum();
    double longest = cases.stream().mapToDouble(this::secondsOfTry).max().orElse(0);
    this.seconds = Math.max(SHARE * planned, MOST * longest);
  }

  /** Longest time that all of them are to take. */
  double seconds() {
    return seconds;
  }

  /**
   * Measures again at once what is no result.
   *
   * @param from number of the first fork to look at
   * @param soon whether the second further try, too, is to come at once: what is measured before
   *     and after all other cases has no other time
   * @return whether anything was measured
   */
  boolean atOnce(BenchmarkCase what, MeasuredForks forks, int from, boolean soon) {
    boolean measured = false;
    for (int index = from; index < forks.size(); index++) {
      Fork fork = new Fork(what, forks, index);
      if (fork.flaw().isEmpty() || !measure(fork, "measured again")) {
        continue;
      }
      measured = true;
      if (fork.flaw().isPresent()) {
        if (soon) {
          measured |= lastTry(fork);
        } else {
          progress.println(text(fork) + "; once more at the end");
          later.add(fork);
        }
      }
    }
    return measured;
  }

  private boolean lastTry(Fork fork) {
    boolean measured = measure(fork, "measured once more");
    if (measured && fork.flaw().isPresent()) {
      progress.println(text(fork) + "; marked");
    }
    return measured;
  }

  /**
   * Measures what was left for the end.
   *
   * @return whether anything was measured
   */
  boolean atTheEnd() {
    boolean measured = false;
    for (Fork fork : later) {
      progress.println(fork.what().text());
      measured |= lastTry(fork);
    }
    later.clear();
    return measured;
  }

  /** Gives whether it was measured; says why not. */
  private boolean measure(Fork fork, String how) {
    if (stop.getAsBoolean()) {
      progress.println(text(fork) + "; interrupted, marked");
      return false;
    }
    if (taken + secondsOfTry(fork.what()) > seconds) {
      progress.println(text(fork) + "; no time for a further try, marked");
      return false;
    }
    progress.println(text(fork) + "; " + how);
    progress.flush();
    long start = System.nanoTime();
    try {
      fork.forks()
          .replace(
              fork.index(),
              trial.measure(fork.what(), fork.forks().params().getMode(), warmUps(fork.what())));
      return true;
    } catch (RunnerException e) {
      progress.println(INDENT + "further try failed, marked");
      return false;
    } finally {
      // Tries that are shorter than planned are not to become many.
      taken += Math.max(secondsOfTry(fork.what()), 1e-9 * (System.nanoTime() - start));
    }
  }

  private static String text(Fork fork) {
    return INDENT + "fork " + (fork.index() + 1) + " " + fork.flaw().orElse("");
  }

  private int warmUps(BenchmarkCase each) {
    return LONGER * arguments.warmUps(each);
  }

  private double secondsOfTry(BenchmarkCase each) {
    return arguments.secondsPerFork(warmUps(each));
  }
}
