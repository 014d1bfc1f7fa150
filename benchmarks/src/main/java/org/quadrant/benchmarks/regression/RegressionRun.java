package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.quadrant.benchmarks.machine.Redaction;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.session.JmhLock;

/**
 * Measures two builds in turns, one fork at a time, until the gate has decided or the budget is
 * spent.
 */
public final class RegressionRun {
  private final GateCases cases;
  private final Gate gate;
  private final ForkOrder order;
  private final Function<BenchmarkCase, ForkSettings> settings;
  private final ForkLog log;
  private final BooleanSupplier stop;
  private final PrintWriter progress;
  private long start;
  private final List<Fork> forks = new ArrayList<>();
  private final Map<Arm, MergedResults> results = new EnumMap<>(Arm.class);
  private final Failures failures = new Failures();
  private Map<Arm, ForkHost> hosts = Map.of();
  private Decision decision;
  private String unlogged;
  private String broken;

  /**
   * A run that has not begun.
   *
   * @param order of the forks of a round
   * @param log receives every fork
   * @param stop whether to end after the fork under way
   * @param progress receives a line for each round
   * @param start {@link System#nanoTime} when the budget began
   */
  public RegressionRun(
      GateCases cases,
      Gate gate,
      ForkOrder order,
      Function<BenchmarkCase, ForkSettings> settings,
      ForkLog log,
      BooleanSupplier stop,
      PrintWriter progress,
      long start) {
    this.cases = cases;
    this.gate = gate;
    this.order = order;
    this.settings = settings;
    this.log = log;
    this.stop = stop;
    this.progress = progress;
    this.start = start;
    for (Arm arm : Arm.values()) {
      results.put(arm, new MergedResults());
    }
  }

  /**
   * Runs.
   *
   * @throws IOException if no fork can be run; what hinders later ones ends the run, and {@link
   *     #broken} says so
   */
  public void execute(BenchmarkJar baseline, BenchmarkJar candidate) throws IOException {
    try (JmhLock lock = JmhLock.await(progress, stop);
        JmhHost one = new JmhHost(baseline, settings);
        JmhHost other = new JmhHost(candidate, settings, baseline::mode)) {
      // The budget is for measuring.
      start += lock.waitedNanos();
      execute(Map.of(Arm.BASELINE, one, Arm.CANDIDATE, other));
    }
  }

  /**
   * Runs.
   *
   * @param builds what runs the forks of each build
   * @throws IOException if no fork can be run
   */
  void execute(Map<Arm, ? extends ForkHost> builds) throws IOException {
    hosts = Map.copyOf(builds);
    decision = gate.decide(List.of(), false);
    for (int round = 0; !decision.over(); round++) {
      try {
        measure(round);
      } catch (IOException e) {
        if (forks.isEmpty()) {
          throw e;
        }
        broken = Redaction.message(Errors.text(e));
      }
      boolean stopped = broken != null || isToStop() || pending().isEmpty();
      decision = gate.decide(rounds(), stopped);
      progress.printf(
          Locale.ROOT,
          "round %d, %.0f s of %.0f, %d of %d decided%n",
          round + 1,
          elapsed(),
          gate.budget(),
          decision.decided().size(),
          gate.benchmarks().size());
      progress.flush();
    }
  }

  private void measure(int round) throws IOException {
    for (BenchmarkCase each : pending()) {
      measure(each, round);
    }
    // Where every benchmark failed there is nothing to hold against it.
    if (cases.ruler() != null && !pending().isEmpty()) {
      measure(cases.ruler(), round);
    }
  }

  private void measure(BenchmarkCase what, int round) throws IOException {
    String name = cases.name(what);
    for (Arm arm : order.of(name, round, List.of(Arm.values()))) {
      if (isToStop()) {
        return;
      }
      if (!failures.has(name)) {
        measure(what, arm, round);
      }
    }
  }

  private boolean isToStop() {
    return stop.getAsBoolean() || elapsed() > gate.budget();
  }

  private List<BenchmarkCase> pending() {
    Set<String> decided = decision.decided();
    return cases.cases().stream()
        .filter(each -> !decided.contains(cases.name(each)))
        .filter(each -> !failures.has(cases.name(each)))
        .toList();
  }

  /**
   * A fork that fails gets a second chance, since the machine may be to blame, and gets it even
   * when the budget is spent: what hangs must not pass for what had no time.
   */
  private void measure(BenchmarkCase what, Arm arm, int round) throws IOException {
    String name = cases.name(what);
    try {
      record(what, arm, round);
    } catch (ForkFailedException first) {
      try {
        if (record(what, arm, round)) {
          say(failures.once(name, arm, reason(first)));
        }
      } catch (ForkFailedException again) {
        blamed(what, arm).ifPresent(blamed -> say(failures.twice(name, blamed, reason(again))));
      }
    }
  }

  /**
   * What fails in the candidate is held against it if it runs in the baseline, there and then: else
   * a full disk, or a benchmark that never ran, would be a regression. The fork that shows it was
   * not drawn and counts for nothing else.
   *
   * @return the build to blame; empty if the run is interrupted before that is known
   */
  private Optional<Arm> blamed(BenchmarkCase what, Arm arm) throws IOException {
    for (int chance = 0; arm == Arm.CANDIDATE && chance < 2; chance++) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      try {
        ForkReader.requireScores(hosts.get(Arm.BASELINE).run(what), settings.apply(what));
        return Optional.of(Arm.CANDIDATE);
      } catch (ForkFailedException e) {
        // It gets a second chance, too.
      }
    }
    // A terminal sends the interruption to the fork, too.
    return arm == Arm.CANDIDATE && stop.getAsBoolean()
        ? Optional.empty()
        : Optional.of(Arm.BASELINE);
  }

  /** Returns whether there is a fork; there is none if the run is interrupted. */
  private boolean record(BenchmarkCase what, Arm arm, int round)
      throws ForkFailedException, IOException {
    if (stop.getAsBoolean()) {
      return false;
    }
    double started = elapsed();
    try {
      JsonNode result = hosts.get(arm).run(what);
      Fork fork =
          ForkReader.read(
              cases.name(what), arm, round, started, elapsed(), result, settings.apply(what));
      forks.add(fork);
      results.get(arm).add(fork.benchmark(), result);
      log(fork);
      return true;
    } catch (ForkFailedException e) {
      // As above.
      if (!stop.getAsBoolean()) {
        throw e;
      }
      return false;
    }
  }

  /** What cannot be written is still known, and still decides. */
  private void log(Fork fork) {
    if (unlogged != null) {
      return;
    }
    try {
      log.add(fork);
    } catch (IOException e) {
      unlogged = Errors.text(e);
      say("forks are not written any more: " + unlogged);
    }
  }

  /** Without paths, since it is published. */
  private static String reason(ForkFailedException failure) {
    return Redaction.message(failure.getMessage());
  }

  private void say(String line) {
    progress.println("failed: " + line);
  }

  private double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** What the gate decided. */
  public Decision decision() {
    return decision;
  }

  /**
   * All forks.
   *
   * @return in the order of measurement
   */
  public List<Fork> forks() {
    return List.copyOf(forks);
  }

  /**
   * Results of a build.
   *
   * @return in JMH's format
   */
  public JsonNode json(Arm arm) {
    return results.get(arm).json();
  }

  /**
   * Forks that did not run to their end.
   *
   * @return a line for each benchmark that failed, and for each that ran when it was tried again
   */
  public List<String> failures() {
    return failures.lines();
  }

  /** Whether the candidate runs. */
  HardCheck runningCheck() {
    return failures.check();
  }

  /** Whether forks of the candidate failed, more than one and more than of the baseline. */
  boolean isDoubtful() {
    return failures.areDoubtful();
  }

  /**
   * What was measured.
   *
   * @return rounds in order
   */
  public List<Round> rounds() {
    return Round.of(forks);
  }

  /** Benchmarks that fail in a build. */
  public List<String> failed(Arm arm) {
    return failures.in(arm);
  }

  /**
   * Seed of the order of the forks.
   *
   * @return the seed that gives the same order again
   */
  public long seed() {
    return order.seed();
  }

  /**
   * Why forks are missing from the log, though they were measured.
   *
   * @return the reason; empty if it has them all
   */
  public Optional<String> unlogged() {
    return Optional.ofNullable(unlogged);
  }

  /**
   * Why the run ended before its time.
   *
   * @return the reason; empty if nothing hindered it
   */
  public Optional<String> broken() {
    return Optional.ofNullable(broken);
  }
}
