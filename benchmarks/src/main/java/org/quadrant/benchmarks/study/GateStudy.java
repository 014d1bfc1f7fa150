package org.quadrant.benchmarks.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.regression.AllocationCheck;
import org.quadrant.benchmarks.regression.Arm;
import org.quadrant.benchmarks.regression.Decision;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.Gate;
import org.quadrant.benchmarks.regression.Judgement;
import org.quadrant.benchmarks.regression.Outcome;
import org.quadrant.benchmarks.regression.Round;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.statistics.AlignedRankTest;
import org.quadrant.benchmarks.statistics.BinomialInterval;
import org.quadrant.benchmarks.statistics.Block;
import org.quadrant.benchmarks.statistics.Interval;

/**
 * Applies the gate to parts of a long record of all builds in turns.
 *
 * <p>A replayed run takes rounds of the record in their order, the forks of two builds out of each,
 * and ends when the gate has decided or the budget is spent: a round takes as long as its forks
 * took. One of the benchmarks comes from a slowed build and the others from the equal one, each
 * benchmark in its turn. There are three kinds of runs: consecutive rounds that no other run of the
 * same slowed benchmark uses; consecutive rounds from every round on; and {@value #RESAMPLED}
 * resampled ones, each round of the record being taken with probability one half. What runs of the
 * first kind say of their slowed benchmark is independent as far as the machine's noise is, and so
 * are the runs of the equal build; all else uses forks again and again, and shows how much depends
 * on where a run begins. Where less than a budget of the record is left, no run begins.
 */
public final class GateStudy {
  private static final int RESAMPLED = 200;
  private static final long SEED = 1;
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENT = 100;

  private final Map<Integer, Map<String, Map<String, List<Fork>>>> rounds;
  private final List<String> benchmarks;
  private final Gate gate;

  /**
   * A study of a record.
   *
   * @param lines the record; rounds that are not whole are left out
   * @param ruler what the name of the ruler begins with
   * @param budget seconds of a run
   */
  public GateStudy(List<ForkLog.Line> lines, String ruler, double budget) {
    StudyRecord record = new StudyRecord(lines);
    this.benchmarks = record.benchmarks().stream().filter(name -> !name.startsWith(ruler)).toList();
    this.gate =
        new Gate(
            benchmarks,
            record.benchmarks().stream()
                .filter(name -> name.startsWith(ruler))
                .findFirst()
                .orElse(null),
            budget);
    this.rounds = record.wholeRounds(List.copyOf(record.benchmarks()));
  }

  /** Number of whole rounds. */
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
                .map(
                    round ->
                        new Block(
                            times(round.get(benchmark).get(StudyArm.BASELINE.name())),
                            times(round.get(benchmark).get(arm.name()))))
                .toList();
        Interval interval = AlignedRankTest.interval(blocks, CONFIDENCE);
        boolean bounded = Double.isFinite(interval.lower()) && Double.isFinite(interval.upper());
        table.add(
            benchmark,
            arm.name(),
            percent(AlignedRankTest.effect(blocks)),
            bounded ? percent(interval.lower()) + " … " + percent(interval.upper()) : "–");
      }
    }
    return table;
  }

  private static String percent(double logarithm) {
    return String.format(Locale.ROOT, "%+.1f %%", PERCENT * Math.expm1(logarithm));
  }

  private static double[] times(List<Fork> forks) {
    return forks.stream().mapToDouble(Fork::logTime).toArray();
  }

  /**
   * How often the gate fires.
   *
   * @return a row for each build and kind of run
   */
  public MarkdownTable outcomes() {
    MarkdownTable table =
        new MarkdownTable(
            "build",
            "rounds",
            "runs",
            "slowed one REGRESSED",
            "95 % interval",
            "equal one REGRESSED",
            "its 95 % interval",
            "no regression",
            "undecided",
            "seconds");
    for (StudyArm arm : StudyArm.ALL.subList(1, StudyArm.ALL.size())) {
      List<String> targets = arm.equals(StudyArm.EQUAL) ? List.of("") : benchmarks;
      List<Run> own = new ArrayList<>();
      List<Run> every = new ArrayList<>();
      List<Run> resampled = new ArrayList<>();
      for (String target : targets) {
        own.addAll(disjoint(target, arm));
        every.addAll(consecutive(target, arm));
        resampled.addAll(resampled(target, arm));
      }
      add(table, arm, "of its own", own);
      add(table, arm, "consecutive", every);
      add(table, arm, "resampled", resampled);
    }
    return table;
  }

  private List<Run> disjoint(String target, StudyArm slowed) {
    List<Run> runs = new ArrayList<>();
    List<Integer> left = List.copyOf(rounds.keySet());
    while (isEnough(left, target, slowed)) {
      Run run = replay(left, target, slowed);
      runs.add(run);
      left = left.subList(run.rounds(), left.size());
    }
    return runs;
  }

  private List<Run> consecutive(String target, StudyArm slowed) {
    List<Integer> all = List.copyOf(rounds.keySet());
    return IntStream.range(0, all.size())
        .mapToObj(from -> all.subList(from, all.size()))
        .filter(left -> isEnough(left, target, slowed))
        .map(left -> replay(left, target, slowed))
        .toList();
  }

  private List<Run> resampled(String target, StudyArm slowed) {
    RandomGenerator random = new SplittableRandom(SEED);
    return IntStream.range(0, RESAMPLED)
        .mapToObj(run -> rounds.keySet().stream().filter(round -> random.nextBoolean()).toList())
        .filter(left -> isEnough(left, target, slowed))
        .map(left -> replay(left, target, slowed))
        .toList();
  }

  /** Whether a run that decides nothing before its end would find all its rounds. */
  private boolean isEnough(List<Integer> numbers, String target, StudyArm slowed) {
    double seconds =
        numbers.stream()
            .flatMap(
                number ->
                    rounds.get(number).keySet().stream()
                        .map(name -> forks(number, name, target, slowed)))
            .flatMap(List::stream)
            .mapToDouble(fork -> fork.ended() - fork.started())
            .sum();
    return seconds >= gate.budget();
  }

  /** The forks of the baseline and of the build that a benchmark comes from, as the gate's. */
  private List<Fork> forks(int number, String benchmark, String target, StudyArm slowed) {
    Map<String, List<Fork>> arms = rounds.get(number).get(benchmark);
    List<Fork> forks = new ArrayList<>(arms.get(StudyArm.BASELINE.name()));
    StudyArm arm = benchmark.equals(target) ? slowed : StudyArm.EQUAL;
    arms.get(arm.name()).forEach(fork -> forks.add(fork.of(Arm.CANDIDATE)));
    forks.sort(Comparator.comparingDouble(Fork::started));
    return forks;
  }

  /**
   * A replayed run.
   *
   * @param target benchmark that was slowed; empty for none
   * @param rounds number of rounds that it took
   * @param seconds that it took
   */
  private record Run(
      String target, Decision decision, Outcome outcome, int rounds, double seconds) {
    boolean found() {
      return outcome == Outcome.REGRESSION && decision.regressed().contains(target);
    }

    /** On an equal benchmark, or on bytes, of which all builds allocate the same. */
    boolean falseAlarm() {
      return outcome == Outcome.REGRESSION && !decision.regressed().equals(Set.of(target));
    }
  }

  private Run replay(List<Integer> numbers, String target, StudyArm slowed) {
    List<Fork> replayed = new ArrayList<>();
    Decision decision = gate.decide(List.of(), false);
    int taken = 0;
    double clock = 0;
    while (!decision.over()) {
      int number = numbers.get(taken);
      for (String benchmark : rounds.get(number).keySet()) {
        if (!decision.decided().contains(benchmark)) {
          for (Fork fork : forks(number, benchmark, target, slowed)) {
            double ended = clock + fork.ended() - fork.started();
            replayed.add(fork.at(taken, clock, ended));
            clock = ended;
          }
        }
      }
      taken++;
      decision = gate.decide(Round.of(replayed), taken == numbers.size());
    }
    Outcome outcome = Judgement.of(AllocationCheck.of(benchmarks, replayed), decision).outcome();
    return new Run(target, decision, outcome, taken, clock);
  }

  private static void add(MarkdownTable table, StudyArm arm, String kind, List<Run> runs) {
    int found = Math.toIntExact(runs.stream().filter(Run::found).count());
    int alarms = Math.toIntExact(runs.stream().filter(Run::falseAlarm).count());
    boolean slowed = !arm.equals(StudyArm.EQUAL);
    boolean independent = kind.equals("of its own");
    table.add(
        arm.name(),
        kind,
        Integer.toString(runs.size()),
        slowed ? share(found, runs.size()) : "–",
        slowed && independent ? interval(found, runs.size()) : "–",
        share(alarms, runs.size()),
        independent && !slowed ? interval(alarms, runs.size()) : "–",
        share(count(runs, Outcome.NO_REGRESSION), runs.size()),
        share(count(runs, Outcome.UNDECIDED) + count(runs, Outcome.NOT_DONE), runs.size()),
        runs.isEmpty()
            ? "–"
            : String.format(
                Locale.ROOT,
                "%.0f",
                runs.stream().mapToDouble(Run::seconds).average().orElseThrow()));
  }

  private static int count(List<Run> runs, Outcome outcome) {
    return Math.toIntExact(runs.stream().filter(run -> run.outcome() == outcome).count());
  }

  private static String share(int count, int runs) {
    return runs == 0
        ? "–"
        : String.format(Locale.ROOT, "%d (%.1f %%)", count, PERCENT * count / runs);
  }

  private static String interval(int count, int runs) {
    if (runs == 0) {
      return "–";
    }
    Interval interval = BinomialInterval.of(count, runs, CONFIDENCE);
    return String.format(
        Locale.ROOT, "%.1f … %.1f %%", PERCENT * interval.lower(), PERCENT * interval.upper());
  }
}
