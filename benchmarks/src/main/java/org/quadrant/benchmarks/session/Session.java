package org.quadrant.benchmarks.session;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.functions.UlpProfiler;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.results.Numbers;

/**
 * Runs cases one after another, each in forks of its own, and before and after them the FMA peak of
 * every width and number of threads that they use. On a shared machine the peak moves within
 * minutes: the better of the two measurements is the ruler, and their difference says how far to
 * trust it. Both count as forks of one result.
 *
 * <p>A fork that was not steady, or that allocated where nothing is to be allocated, is measured
 * again as {@link FurtherTries} says. What is still no result then is marked in all that is made of
 * the session.
 */
public final class Session {
  private final JmhArguments arguments;
  private final PrintWriter progress;
  private final BooleanSupplier stop;
  private final JmhRunner runner;
  private final Map<String, MeasuredForks> results = new LinkedHashMap<>();
  private final Map<BenchmarkCase, String> failures = new LinkedHashMap<>();
  private final Map<BenchmarkCase, Integer> interrupted = new LinkedHashMap<>();
  private final Deque<SessionOrder.Measurement> pending = new ArrayDeque<>();
  private int planned;
  private FurtherTries tries;

  /** Carries out a measurement. */
  interface JmhRunner {
    /**
     * Runs what the options select.
     *
     * @return one result for each benchmark and mode
     * @throws RunnerException if something fails
     */
    Collection<RunResult> run(Options options) throws RunnerException;

    /** What other libraries have said of themselves so far; a line for each. */
    default List<String> libraries() {
      return List.of();
    }
  }

  /**
   * A session that has not begun.
   *
   * @param progress receives a line for each case
   * @param stop asked before every measurement, and after one that failed, whether to end here
   */
  public Session(JmhArguments arguments, PrintWriter progress, BooleanSupplier stop) {
    this(arguments, progress, stop, new ListenedJmh(arguments.isSilent()));
  }

  /**
   * A session that has not begun.
   *
   * @param progress receives a line for each case
   * @param stop asked before every measurement, and after one that failed, whether to end here
   */
  Session(JmhArguments arguments, PrintWriter progress, BooleanSupplier stop, JmhRunner runner) {
    this.arguments = arguments;
    this.progress = progress;
    this.stop = stop;
    this.runner = runner;
  }

  /**
   * Runs cases and the peaks they need. A case that fails leaves the others untouched; when the
   * session is to stop, what was measured until then is kept, and the rest is missing.
   *
   * @param preferredLanes width of the peak for cases without vectors
   * @param keeper receives what there is after every measurement, with all that follows as missing
   */
  public SessionResults run(
      CaseSelection selection,
      int preferredLanes,
      SessionOrder order,
      Consumer<SessionResults> keeper) {
    selection.skipped().forEach(skipped -> progress.println("skipped: " + skipped));
    Set<BenchmarkCase> peaks = new LinkedHashSet<>();
    selection.cases().forEach(each -> peaks.add(each.ownPeak(preferredLanes)));
    List<BenchmarkCase> others =
        selection.cases().stream().filter(each -> !peaks.contains(each)).toList();
    int forks = arguments.getForkCount().get();
    List<SessionOrder.Measurement> ruler =
        peaks.stream()
            .map(peak -> new SessionOrder.Measurement(peak, Math.ceilDiv(forks, 2)))
            .toList();
    pending.addAll(ruler);
    pending.addAll(order.of(others, forks));
    pending.addAll(ruler);
    planned = pending.size();
    List<BenchmarkCase> all = Stream.concat(peaks.stream(), others.stream()).toList();
    double seconds = all.stream().mapToDouble(arguments::secondsPerCase).sum();
    tries = new FurtherTries(arguments, all, progress, stop, this::measureFork);
    progress.printf(
        Locale.ROOT,
        "%d measurements, about %.1f minutes, and at most %.1f for further tries of forks that are"
            + " not steady or allocate%n",
        planned,
        seconds / 60,
        tries.seconds() / 60);
    Runnable keep = () -> keeper.accept(results(selection.skipped()));
    measurePending(planned - ruler.size(), true, keep);
    measurePending(ruler.size(), false, keep);
    if (tries.atTheEnd()) {
      keep.run();
    }
    measurePending(0, true, keep);
    return results(selection.skipped());
  }

  /** Measures what is pending, until so much of it is left. */
  private void measurePending(int left, boolean ruler, Runnable keep) {
    while (pending.size() > left) {
      SessionOrder.Measurement next = pending.remove();
      if (failures.containsKey(next.what())) {
        continue;
      }
      if (stop.getAsBoolean()) {
        interrupted.merge(next.what(), next.forks(), Integer::sum);
        continue;
      }
      Map<MeasuredForks, Integer> measured = run(next.what(), next.forks());
      keep.run();
      // Without a fork, there is only the JVM of the session, which is warm.
      if (next.forks() > 0 && measureAgain(next.what(), measured, ruler)) {
        keep.run();
      }
    }
  }

  private boolean measureAgain(
      BenchmarkCase each, Map<MeasuredForks, Integer> measured, boolean ruler) {
    boolean again = false;
    for (Map.Entry<MeasuredForks, Integer> forks : measured.entrySet()) {
      again |= tries.atOnce(each, forks.getKey(), forks.getValue(), ruler);
    }
    return again;
  }

  private SessionResults results(List<String> skipped) {
    Map<BenchmarkCase, Integer> unmeasured = new LinkedHashMap<>();
    pending.stream()
        .filter(each -> !failures.containsKey(each.what()))
        .forEach(each -> unmeasured.merge(each.what(), each.forks(), Integer::sum));
    List<String> missing = new ArrayList<>(skipped);
    missing.addAll(failures.values());
    addForks(interrupted, "interrupted", missing);
    addForks(unmeasured, "not measured yet", missing);
    return new SessionResults(
        results.values().stream().map(MeasuredForks::published).toList(),
        missing,
        runner.libraries(),
        !failures.isEmpty() || !interrupted.isEmpty() || !unmeasured.isEmpty());
  }

  private static void addForks(
      Map<BenchmarkCase, Integer> forks, String reason, List<String> missing) {
    forks.forEach(
        (each, count) -> missing.add(each.text() + ": " + reason + ", forks missing: " + count));
  }

  /** Gives what it added forks to, and how many there were before. */
  private Map<MeasuredForks, Integer> run(BenchmarkCase each, int forks) {
    Map<MeasuredForks, Integer> measured = new LinkedHashMap<>();
    progress.printf("[%2d/%d] %s", planned - pending.size(), planned, each.text());
    if (!arguments.isSilent()) {
      progress.println();
    }
    progress.flush();
    try {
      for (RunResult result : runner.run(options(each, forks).build())) {
        Result<?> score = result.getPrimaryResult();
        progress.printf("  %s %s", Numbers.significant(score.getScore()), score.getScoreUnit());
        String key = each.text() + " " + result.getParams().getMode();
        MeasuredForks known = results.get(key);
        if (known == null) {
          known = new MeasuredForks(result);
          results.put(key, known);
          measured.put(known, 0);
        } else {
          measured.put(known, known.size());
          known.add(result.getBenchmarkResults());
        }
      }
      progress.println();
    } catch (RunnerException e) {
      if (stop.getAsBoolean()) {
        progress.println("  interrupted");
        interrupted.merge(each, forks, Integer::sum);
        return measured;
      }
      progress.println("  failed: " + Errors.innermost(e) + " (-v NORMAL tells more)");
      failures.put(each, each.text() + ": " + Errors.innermost(e));
    }
    return measured;
  }

  private BenchmarkResult measureFork(BenchmarkCase each, Mode mode, int warmUps)
      throws RunnerException {
    Options options = options(each, 1).mode(mode).warmupIterations(warmUps).build();
    return runner.run(options).iterator().next().getBenchmarkResults().iterator().next();
  }

  private ChainedOptionsBuilder options(BenchmarkCase each, int forks) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(arguments)
            .include("^" + Pattern.quote(each.benchmark()) + "$")
            .threads(each.threads())
            .forks(forks)
            .shouldFailOnError(true);
    each.params().forEach((name, value) -> options.param(name, value));
    if (each.description().filter(what -> what.kind() == Kind.FUNCTION).isPresent()) {
      options.addProfiler(UlpProfiler.class);
    }
    if (!arguments.profilesAllocation()) {
      options.addProfiler(GCProfiler.class);
    }
    if (arguments.warmUps(each) != QuadrantBenchmark.WARMUPS) {
      options.warmupIterations(arguments.warmUps(each));
    }
    return options;
  }
}
