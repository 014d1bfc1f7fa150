package org.quadrant.benchmarks.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.regression.Decision;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.Gate;
import org.quadrant.benchmarks.regression.Round;
import org.quadrant.benchmarks.regression.Verdict;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.statistics.AlignedRankTest;
import org.quadrant.benchmarks.statistics.Block;
import org.quadrant.benchmarks.statistics.Interval;

/**
 * Applies the gate to parts of a long record of all builds in turns.
 *
 * <p>A replayed run takes rounds of the record in their order, the forks of two builds out of each,
 * and ends when the gate has decided or the budget is spent: a round takes as long as its forks
 * took. One of the benchmarks comes from a slowed build and the others from the equal one, each
 * benchmark in its turn. There are two kinds of runs: consecutive rounds, from every round that
 * leaves enough of them; and {@value #RESAMPLED} resampled ones, each round of the record being
 * taken with probability one half.
 */
public final class GateStudy {
  private static final int RESAMPLED = 200;
  private static final long SEED = 1;
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENT = 100;

  private final Map<Integer, Map<String, Map<String, List<Fork>>>> rounds;
  private final List<String> benchmarks;
  private final String ruler;
  private final double budget;

  /**
   * A study of a record.
   *
   * @param lines the record; rounds that are not whole are left out
   * @param benchmarks names of the benchmarks
   * @param ruler name of the ruler
   * @param budget seconds of a run
   */
  public GateStudy(List<ForkLog.Line> lines, List<String> benchmarks, String ruler, double budget) {
    this.benchmarks = List.copyOf(benchmarks);
    this.ruler = ruler;
    this.budget = budget;
    List<String> all = new ArrayList<>(benchmarks);
    all.add(ruler);
    this.rounds = new StudyRecord(lines).wholeRounds(all);
  }

  /**
   * Number of whole rounds.
   *
   * @return how many the record has
   */
  public int size() {
    return rounds.size();
  }

  /**
   * What the slowed builds really take, over the whole record.
   *
   * @return a row for each benchmark and build
   */
  public MarkdownTable ratios() {
    MarkdownTable table = new MarkdownTable("benchmark", "build", "time", "95 % interval");
    for (String benchmark : benchmarks) {
      for (StudyArm arm : StudyArm.ALL.subList(1, StudyArm.ALL.size())) {
        List<Block> blocks =
            rounds.values().stream()
                .map(round -> block(round.get(benchmark), StudyArm.BASELINE, arm))
                .toList();
        Interval interval = AlignedRankTest.interval(blocks, CONFIDENCE);
        table.add(
            benchmark,
            arm.name(),
            percent(AlignedRankTest.effect(blocks)),
            percent(interval.lower()) + " … " + percent(interval.upper()));
      }
    }
    return table;
  }

  private static String percent(double logarithm) {
    return String.format(Locale.ROOT, "%+.1f %%", PERCENT * Math.expm1(logarithm));
  }

  /**
   * How often the gate fires.
   *
   * @return a row for each build and kind of run
   */
  public MarkdownTable outcomes() {
    MarkdownTable table =
        new MarkdownTable(
            "build", "rounds", "runs", "REGRESSED", "no clear change", "undecided", "seconds");
    for (StudyArm arm : StudyArm.ALL.subList(1, StudyArm.ALL.size())) {
      add(table, arm, "consecutive", consecutive());
      add(table, arm, "resampled", resampled());
    }
    return table;
  }

  private List<List<Integer>> consecutive() {
    List<Integer> all = List.copyOf(rounds.keySet());
    return IntStream.range(0, all.size()).mapToObj(from -> all.subList(from, all.size())).toList();
  }

  private List<List<Integer>> resampled() {
    RandomGenerator random = new SplittableRandom(SEED);
    return IntStream.range(0, RESAMPLED)
        .mapToObj(run -> rounds.keySet().stream().filter(round -> random.nextBoolean()).toList())
        .toList();
  }

  private void add(MarkdownTable table, StudyArm arm, String kind, List<List<Integer>> runs) {
    List<Run> replayed = new ArrayList<>();
    List<String> slowed = arm.equals(StudyArm.EQUAL) ? List.of("") : benchmarks;
    for (String target : slowed) {
      for (List<Integer> run : runs) {
        Run outcome = replay(run, target, arm);
        if (outcome.decision().over()) {
          replayed.add(outcome);
        }
      }
    }
    table.add(
        arm.name(),
        kind,
        Integer.toString(replayed.size()),
        share(replayed, each -> each.has(Verdict.REGRESSED)),
        share(replayed, each -> !each.has(Verdict.REGRESSED) && !each.has(Verdict.UNDECIDED)),
        share(replayed, each -> !each.has(Verdict.REGRESSED) && each.has(Verdict.UNDECIDED)),
        String.format(
            Locale.ROOT,
            "%.0f",
            replayed.stream().mapToDouble(Run::seconds).average().orElse(Double.NaN)));
  }

  private record Run(Decision decision, double seconds) {}

  private static String share(List<Run> runs, Predicate<Decision> condition) {
    if (runs.isEmpty()) {
      return "–";
    }
    long count = runs.stream().map(Run::decision).filter(condition).count();
    return String.format(Locale.ROOT, "%d (%.1f %%)", count, PERCENT * count / runs.size());
  }

  private Run replay(List<Integer> numbers, String target, StudyArm slowed) {
    Gate gate = new Gate(benchmarks, ruler, budget);
    Function<String, StudyArm> arms =
        benchmark -> benchmark.equals(target) ? slowed : StudyArm.EQUAL;
    List<Round> replayed = new ArrayList<>();
    Decision decision = gate.decide(replayed, false);
    double ended = 0;
    for (int number : numbers) {
      if (decision.over()) {
        break;
      }
      Map<String, Block> blocks = new LinkedHashMap<>();
      for (Map.Entry<String, Map<String, List<Fork>>> each : rounds.get(number).entrySet()) {
        if (!decision.decided().contains(each.getKey())) {
          StudyArm arm = arms.apply(each.getKey());
          blocks.put(each.getKey(), block(each.getValue(), StudyArm.BASELINE, arm));
          ended += seconds(each.getValue().get(StudyArm.BASELINE.name()));
          ended += seconds(each.getValue().get(arm.name()));
        }
      }
      replayed.add(new Round(ended, blocks));
      decision = gate.decide(replayed, false);
    }
    return new Run(decision, ended);
  }

  private static Block block(Map<String, List<Fork>> arms, StudyArm control, StudyArm treated) {
    return new Block(times(arms.get(control.name())), times(arms.get(treated.name())));
  }

  private static double[] times(List<Fork> forks) {
    return forks.stream().mapToDouble(Fork::logTime).toArray();
  }

  private static double seconds(List<Fork> forks) {
    return forks.stream().mapToDouble(fork -> fork.ended() - fork.started()).sum();
  }
}
