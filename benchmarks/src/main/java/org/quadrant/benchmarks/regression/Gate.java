package org.quadrant.benchmarks.regression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.quadrant.benchmarks.statistics.AlignedRankTest;
import org.quadrant.benchmarks.statistics.Block;
import org.quadrant.benchmarks.statistics.Holm;

/**
 * The rule that decides. It sees the recorded forks and nothing else, so a record always gives the
 * same decision, and made-up forks show how often the rule errs.
 *
 * @param benchmarks what to judge
 * @param ruler benchmark that no change of the code concerns; null for none
 * @param budget seconds that the run may take
 */
public record Gate(List<String> benchmarks, String ruler, double budget) {
  /** A slow-down that is too small to matter, whatever its probability. */
  public static final double TOLERATED = 0.05;

  /** A slow-down that must not go unnoticed. */
  public static final double DETECTABLE = 0.10;

  /** Probability of one false alarm or more, over all benchmarks and looks. */
  public static final double FALSE_ALARMS = 0.01;

  /** Probability that a benchmark with a {@link #DETECTABLE} slow-down is let pass. */
  public static final double MISSES = 0.02;

  /** Copies the list. */
  public Gate {
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * Rounds that are enough to call a benchmark slower at the last look, if there was one before.
   */
  public int fewestRounds() {
    int rounds = 0;
    while (benchmarks.size() * smallestProbability(rounds) > Looks.LAST_SHARE * FALSE_ALARMS) {
      rounds++;
    }
    return rounds;
  }

  /**
   * Probability of the times that tell builds apart best.
   *
   * @param rounds number of rounds
   * @return one over the number of ways to exchange the forks within rounds
   */
  static double smallestProbability(int rounds) {
    return Math.pow(
        CombinatoricsUtils.binomialCoefficientDouble(2 * Round.FORKS, Round.FORKS), -rounds);
  }

  /**
   * Decides.
   *
   * @param stopped whether nothing more will be measured
   * @return the decision at the last look that was due
   */
  public Decision decide(List<Round> rounds, boolean stopped) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    boolean over = false;
    for (Looks.Look look : Looks.of(rounds, budget, stopped)) {
      look(rounds.subList(0, look.rounds()), look.share(), findings);
      over = look.last() || findings.values().stream().allMatch(each -> each.decidedAfter() > 0);
      if (over) {
        break;
      }
    }
    for (String benchmark : benchmarks) {
      findings.computeIfAbsent(benchmark, name -> unknown(name, blocks(rounds, name)));
    }
    Finding seen = ruler == null ? null : unknown(ruler, blocks(rounds, ruler));
    return new Decision(
        benchmarks.stream().map(findings::get).toList(),
        seen,
        seen != null && moved(seen, blocks(rounds, ruler)),
        over || stopped);
  }

  private void look(List<Round> rounds, double share, Map<String, Finding> findings) {
    double[] pValues =
        benchmarks.stream()
            .map(benchmark -> blocks(rounds, benchmark))
            .mapToDouble(blocks -> blocks.isEmpty() ? 1 : AlignedRankTest.pValue(blocks))
            .toArray();
    double[] adjusted = Holm.adjust(pValues);
    for (int i = 0; i < benchmarks.size(); i++) {
      String benchmark = benchmarks.get(i);
      Finding former = findings.get(benchmark);
      List<Block> blocks = blocks(rounds, benchmark);
      if (!blocks.isEmpty() && (former == null || former.decidedAfter() == 0)) {
        findings.put(benchmark, judge(benchmark, blocks, adjusted[i], share, rounds.size()));
      }
    }
  }

  private static Finding judge(
      String benchmark, List<Block> blocks, double pValue, double share, int rounds) {
    double effect = AlignedRankTest.effect(blocks);
    double floor = NoiseFloor.of(blocks);
    double level = share * FALSE_ALARMS;
    Verdict verdict = Verdict.UNDECIDED;
    if (pValue <= level && effect > Math.max(Math.log1p(TOLERATED), floor)) {
      verdict = Verdict.REGRESSED;
    } else if (isRuledOut(blocks, share * MISSES)) {
      verdict = Verdict.NO_CLEAR_CHANGE;
    }
    return finding(
        benchmark, blocks, pValue, level, verdict == Verdict.UNDECIDED ? 0 : rounds, verdict);
  }

  /** Whether times would be so short by chance with probability at most the level. */
  private static boolean isRuledOut(List<Block> blocks, double level) {
    return AlignedRankTest.pValue(
            blocks.stream().map(block -> block.minus(Math.log1p(DETECTABLE)).swapped()).toList())
        <= level;
  }

  private static Finding unknown(String benchmark, List<Block> blocks) {
    return finding(
        benchmark,
        blocks,
        blocks.isEmpty() ? 1 : AlignedRankTest.pValue(blocks),
        0,
        0,
        Verdict.UNDECIDED);
  }

  private static Finding finding(
      String benchmark,
      List<Block> blocks,
      double pValue,
      double level,
      int decidedAfter,
      Verdict verdict) {
    if (blocks.isEmpty()) {
      return new Finding(benchmark, 0, Double.NaN, Double.NaN, 1, level, 0, verdict);
    }
    return new Finding(
        benchmark,
        blocks.size(),
        Math.expm1(AlignedRankTest.effect(blocks)),
        Math.expm1(NoiseFloor.of(blocks)),
        pValue,
        level,
        decidedAfter,
        verdict);
  }

  /** As for a benchmark, but in both directions and at every look alike. */
  private static boolean moved(Finding ruler, List<Block> blocks) {
    if (blocks.isEmpty()) {
      return false;
    }
    double slower = ruler.pValue();
    double faster = AlignedRankTest.pValue(blocks.stream().map(Block::swapped).toList());
    return 2 * Math.min(slower, faster) <= FALSE_ALARMS
        && Math.abs(Math.log1p(ruler.slowDown()))
            > Math.max(Math.log1p(TOLERATED), Math.log1p(ruler.noiseFloor()));
  }

  /**
   * What a benchmark showed.
   *
   * @return its forks, one block a round that has it
   */
  static List<Block> blocks(List<Round> rounds, String benchmark) {
    return rounds.stream()
        .map(round -> round.blocks().get(benchmark))
        .filter(Objects::nonNull)
        .toList();
  }
}
