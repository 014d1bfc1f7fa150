package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.benchmarks.statistics.BinomialInterval;
import org.quadrant.benchmarks.statistics.Block;

class GateTest {
  private static final int RUNS = 200;

  /** Largest count that runs with such a rate exceed with such a probability at most. */
  private static int most(double rate, double probability) {
    return new BinomialDistribution(null, RUNS, rate).inverseCumulativeProbability(1 - probability);
  }

  private static final int MOST_ALARMS = most(Gate.FALSE_ALARMS, 1e-4);
  private static final int MOST_MISSES = most(Gate.MISSES, 1e-4);

  /** The aim is to find 95 %. */
  private static final int MOST_NOT_FOUND = most(0.05, 1e-3);

  private static final Gate GATE =
      new Gate(SyntheticMachine.BENCHMARKS, SyntheticMachine.RULER, SyntheticMachine.BUDGET);

  private static int count(
      SyntheticMachine machine, double slowDown, long seed, Predicate<Decision> condition) {
    Random random = new Random(seed);
    int count = 0;
    for (int run = 0; run < RUNS; run++) {
      Decision decision = GATE.decide(machine.run(slowDown, random), false);
      assertTrue(decision.over());
      count += condition.test(decision) ? 1 : 0;
    }
    return count;
  }

  /** Once in how many times a count of such a rate exceeds another, by two digits. */
  private static String once(double rate, int most) {
    double probability = 1 - new BinomialDistribution(null, RUNS, rate).cumulativeProbability(most);
    return String.format(
        Locale.ROOT,
        "once in %,d times",
        new BigDecimal(1 / probability).round(new MathContext(2)).intValueExact());
  }

  @Test
  void theDocumentStatesWhatIsTested() throws IOException {
    String document = Files.readString(Path.of("REGRESSION.md")).replaceAll("\\s+", " ");
    int firstWithoutAlarm = 1;
    while (BinomialInterval.of(0, firstWithoutAlarm, 0.95).upper() > 0.01) {
      firstWithoutAlarm++;
    }
    for (String stated :
        List.of(
            "at most "
                + MOST_ALARMS
                + " of 200 runs under each, which a rate of 1 % exceeds "
                + once(Gate.FALSE_ALARMS, MOST_ALARMS),
            "at least "
                + (RUNS - MOST_NOT_FOUND)
                + " of 200 runs under the first four, which a rate"
                + " of 95 % misses "
                + once(0.05, MOST_NOT_FOUND),
            "at most "
                + MOST_MISSES
                + " under any, which a rate of 2 % exceeds "
                + once(Gate.MISSES, MOST_MISSES),
            "only at " + Math.round(100 * BinomialInterval.of(0, 3, 0.95).upper()) + " %",
            "end at 1 %, " + firstWithoutAlarm + " independent runs",
            "less than "
                + new Gate(List.of("a", "b", "c"), null, 300).fewestRounds()
                + " rounds"
                + " in the budget")) {
      assertTrue(document.contains(stated.replace("than 4 rounds", "than four rounds")), stated);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalBuildsRaiseNoAlarmWhateverTheNoise(SyntheticMachine machine) {
    int alarms = count(machine, 0, 11, decision -> !decision.regressed().isEmpty());
    assertTrue(alarms <= MOST_ALARMS, alarms + " of " + RUNS + ", seed 11");
  }

  @ParameterizedTest
  @EnumSource(names = {"QUIET", "DRIFT", "HEAVY_TAILS", "LATE_COMPILATION"})
  void findsTenPercentInOneOfFive(SyntheticMachine machine) {
    int found =
        count(
            machine,
            0.10,
            12,
            decision -> decision.findings().getFirst().verdict() == Verdict.REGRESSED);
    assertTrue(RUNS - found <= MOST_NOT_FOUND, found + " of " + RUNS + ", seed 12");
  }

  @ParameterizedTest
  @EnumSource
  void doesNotCallTenPercentNoChange(SyntheticMachine machine) {
    int missed =
        count(
            machine,
            0.10,
            13,
            decision -> decision.findings().getFirst().verdict() == Verdict.NO_CLEAR_CHANGE);
    assertTrue(missed <= MOST_MISSES, missed + " of " + RUNS + ", seed 13");
  }

  @Test
  void theRulerMovesWithTheMachineOnly() {
    int moved = count(SyntheticMachine.QUIET, 0.3, 15, Decision::rulerMoved);
    assertTrue(moved <= MOST_ALARMS, moved + " of " + RUNS + ", seed 15");
  }

  private static Round round(double ended, double benchmark, double ruler) {
    return new Round(
        ended,
        Map.of(
            "a", new Block(new double[] {0, 0.001}, new double[] {benchmark, benchmark + 0.001}),
            "ruler", new Block(new double[] {0, 0.001}, new double[] {ruler, ruler + 0.001})));
  }

  private static Decision decide(double benchmark, double ruler, boolean stopped, double... ends) {
    List<Round> rounds = Arrays.stream(ends).mapToObj(end -> round(end, benchmark, ruler)).toList();
    return new Gate(List.of("a"), "ruler", 100).decide(rounds, stopped);
  }

  /** Forks that leave no doubt, on either side of 5 %. */
  @Test
  void toleratesFivePercentHoweverCertain() {
    assertEquals(
        Verdict.NO_CLEAR_CHANGE,
        decide(Math.log1p(0.045), 0, false, 10, 20, 30, 40, 50, 67)
            .findings()
            .getFirst()
            .verdict());
    assertEquals(
        Verdict.REGRESSED,
        decide(Math.log1p(0.055), 0, false, 10, 20, 30, 40, 50, 67)
            .findings()
            .getFirst()
            .verdict());
  }

  @Test
  void looksAtTwoThirdsOfTheBudgetAndNotBefore() {
    assertFalse(decide(0.3, 0, false, 10, 20, 30, 40, 50, 60).over());
    assertEquals(
        Verdict.REGRESSED,
        decide(0.3, 0, false, 10, 20, 30, 40, 50, 67).findings().getFirst().verdict());
    assertTrue(decide(0.3, 0, false, 10, 20, 30, 40, 50, 67).over());
  }

  @Test
  void aRunThatIsStoppedIsLookedAtOnceMore() {
    assertEquals(
        Verdict.REGRESSED, decide(0.3, 0, true, 10, 20, 30, 40).findings().getFirst().verdict());
    assertEquals(Verdict.UNDECIDED, decide(0.3, 0, true, 10, 20).findings().getFirst().verdict());
    assertTrue(decide(0.3, 0, true).over());
  }

  @Test
  void aRulerThatDiffersIsSeenInBothDirections() {
    assertTrue(decide(0, 0.2, false, 10, 20, 30, 40, 50, 67).rulerMoved());
    assertTrue(decide(0, -0.2, false, 10, 20, 30, 40, 50, 67).rulerMoved());
    assertFalse(decide(0, 0.02, false, 10, 20, 30, 40, 50, 67).rulerMoved());
  }

  /** With three rounds, one of three benchmarks cannot be called slower, however slow it is. */
  @Test
  void aRunThatCouldNotTellIsNotUndecided() {
    Gate three = new Gate(List.of("a", "b", "c"), null, 100);
    for (int count : new int[] {3, 4}) {
      List<Round> rounds =
          IntStream.rangeClosed(1, count)
              .mapToObj(
                  i ->
                      new Round(
                          90.0 * i / count,
                          Map.of(
                              "a", new Block(new double[] {0, 0.001}, new double[] {1, 1.001}),
                              "b", new Block(new double[] {0, 0.001}, new double[] {0.0005, 0}),
                              "c", new Block(new double[] {0, 0.001}, new double[] {0.0005, 0}))))
              .toList();
      Decision decision = three.decide(rounds, true);
      assertEquals(count > 3, decision.couldTell(decision.findings().getFirst()));
      assertEquals(
          count > 3 ? Outcome.REGRESSION : Outcome.NOT_DONE,
          Judgement.of(List.of(), decision).outcome());
    }
  }

  /** All exchanges within rounds of two and two are six each. */
  @Test
  void fewestRoundsLeaveASmallEnoughProbability() {
    for (int count = 1; count <= 100; count++) {
      List<String> names = Collections.nCopies(count, "a");
      int rounds = new Gate(names, null, 100).fewestRounds();
      assertTrue(count * Math.pow(6, -rounds) <= 0.006, count + ": " + rounds);
      assertTrue(count * Math.pow(6, 1 - rounds) > 0.006, count + ": " + rounds);
    }
  }
}
