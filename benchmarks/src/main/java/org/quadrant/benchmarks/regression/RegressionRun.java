package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.quadrant.benchmarks.machine.Redaction;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.session.JmhLock;

/**
 * Measures two builds in turns, one fork at a time, until the gate has decided or the budget is
 * spent.
 */
public final class RegressionRun {
  private final GateCases cases;
  private final Gate gate;
  private final Function<BenchmarkCase, ForkSettings> settings;
  private final ForkLog log;
  private final BooleanSupplier stop;
  private final PrintWriter progress;
  private long start;
  private final List<Fork> forks = new ArrayList<>();
  private final Map<Arm, MergedResults> results = new EnumMap<>(Arm.class);
  private final Map<String, Arm> failed = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private Decision decision;

  /**
   * A run that has not begun.
   *
   * @param cases what to measure
   * @param gate rule that decides
   * @param settings of a benchmark's forks
   * @param log receives every fork
   * @param stop whether to end after the fork under way
   * @param progress receives a line for each round
   * @param start {@link System#nanoTime} when the budget began
   */
  public RegressionRun(
      GateCases cases,
      Gate gate,
      Function<BenchmarkCase, ForkSettings> settings,
      ForkLog log,
      BooleanSupplier stop,
      PrintWriter progress,
      long start) {
    this.cases = cases;
    this.gate = gate;
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
   * @param baseline build to compare with
   * @param candidate build to judge
   * @throws IOException if something cannot be written
   */
  public void execute(BenchmarkJar baseline, BenchmarkJar candidate) throws IOException {
    try (JmhLock lock = JmhLock.await(progress, stop);
        JmhHost one = new JmhHost(baseline, settings);
        JmhHost other = new JmhHost(candidate, settings, baseline::mode)) {
      // The budget is for measuring.
      start += lock.waitedNanos();
      Map<Arm, JmhHost> hosts = Map.of(Arm.BASELINE, one, Arm.CANDIDATE, other);
      decision = gate.decide(List.of(), false);
      for (int round = 0; !decision.over(); round++) {
        measure(round, hosts);
        boolean stopped = isToStop() || pending().isEmpty();
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
  }

  private void measure(int round, Map<Arm, JmhHost> hosts) throws IOException {
    for (BenchmarkCase each : pending()) {
      measure(each, round, hosts);
    }
    // Where every benchmark failed there is nothing to hold against it.
    if (cases.ruler() != null && !pending().isEmpty()) {
      measure(cases.ruler(), round, hosts);
    }
  }

  private void measure(BenchmarkCase what, int round, Map<Arm, JmhHost> hosts) throws IOException {
    for (Arm arm : Arm.order(round)) {
      if (isToStop()) {
        return;
      }
      if (!failed.containsKey(cases.name(what))) {
        measure(what, arm, round, hosts.get(arm));
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
        .filter(each -> !failed.containsKey(cases.name(each)))
        .toList();
  }

  /** A fork that fails gets a second chance: the machine may be to blame, and not the build. */
  private void measure(BenchmarkCase what, Arm arm, int round, JmhHost host) throws IOException {
    try {
      measureOnce(what, arm, round, host);
    } catch (ForkFailedException first) {
      if (isToStop()) {
        note(what, arm, "failed once, at the end,", first);
        return;
      }
      try {
        measureOnce(what, arm, round, host);
        note(what, arm, "failed once", first);
      } catch (ForkFailedException again) {
        failed.put(cases.name(what), arm);
        note(what, arm, "fails", again);
      }
    }
  }

  private void measureOnce(BenchmarkCase what, Arm arm, int round, JmhHost host)
      throws ForkFailedException, IOException {
    if (stop.getAsBoolean()) {
      return;
    }
    double started = elapsed();
    try {
      JsonNode result = host.run(what);
      Fork fork =
          ForkReader.read(
              cases.name(what), arm, round, started, elapsed(), result, settings.apply(what));
      forks.add(fork);
      log.add(fork);
      results.get(arm).add(fork.benchmark(), result);
    } catch (ForkFailedException e) {
      // A terminal sends the interruption to the fork, too.
      if (!stop.getAsBoolean()) {
        throw e;
      }
    }
  }

  /** Without paths, since it is published. */
  private void note(BenchmarkCase what, Arm arm, String fails, ForkFailedException failure) {
    failures.add(
        "%s %s in the %s: %s"
            .formatted(
                cases.name(what), fails, arm.text(), Redaction.message(failure.getMessage())));
    progress.println("failed: " + failures.getLast());
  }

  private double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * What the gate decided.
   *
   * @return its last decision
   */
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
   * @param arm the build
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
    return List.copyOf(failures);
  }

  /**
   * What was measured.
   *
   * @return rounds in order
   */
  public List<Round> rounds() {
    return Round.of(forks);
  }

  /**
   * Whether benchmarks failed in a build.
   *
   * @param arm the build
   * @return true if one or more did
   */
  public boolean failed(Arm arm) {
    return failed.containsValue(arm);
  }
}
