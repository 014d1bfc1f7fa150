package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run comes to, whatever comes together. */
class RegressionReportTest {
  private static final GateCases ALL = FakeHost.cases(FakeHost.ONE, FakeHost.OTHER);

  private static final GateCases LESS =
      new GateCases(
          ALL.cases(),
          FakeHost.RULER,
          List.of(
              new Gone("a.Old.run", "missing in the candidate"),
              new Gone("a.One.run n=1", "missing in the candidate")),
          List.of("only in the candidate: a.New.run"));

  private static final HardCheck FAILED = new HardCheck("output bits", false, "others");

  /** Four rounds of two benchmarks and the ruler: the fewest that can tell. */
  private static final int ENOUGH = 48;

  @TempDir private Path folder;

  /** A candidate with a slower benchmark, a slower ruler, both or neither. */
  private static FakeHost candidate(double slowDown, double ruler) {
    return new FakeHost(
        (benchmark, n) ->
            switch (benchmark) {
              case "One.run" -> 100 / (1 + slowDown);
              case "Ruler.run" -> 100 / (1 + ruler);
              default -> 100;
            });
  }

  private RegressionReport report(
      GateCases cases,
      FakeHost candidate,
      int forks,
      Predicate<String> allowed,
      HardCheck... checks)
      throws IOException {
    return report(cases, FakeHost.steady(100), candidate, forks, allowed, false, checks);
  }

  private RegressionReport report(
      GateCases cases,
      FakeHost baseline,
      FakeHost candidate,
      int forks,
      Predicate<String> allowed,
      boolean interrupted,
      HardCheck... checks)
      throws IOException {
    try (ForkLog log = FakeHost.log(folder)) {
      RegressionRun run = FakeHost.run(cases, new ForkOrder(7), baseline, candidate, forks, log);
      return RegressionReport.of(cases, run, Arrays.asList(checks), allowed, interrupted);
    }
  }

  private static void assertOutcome(Outcome outcome, int exitCode, RegressionReport report) {
    assertEquals(outcome, report.outcome(), report.text());
    assertEquals(exitCode, report.exitCode());
    assertEquals(outcome == Outcome.NO_REGRESSION, report.reasons().isEmpty());
    assertTrue(report.text().startsWith("**" + outcome.text() + "**"), report.text());
    assertTrue(report.text().contains("\nexit code " + exitCode), report.text());
  }

  private static boolean none(String gone) {
    return false;
  }

  @Test
  void equalBuildsAreCleared() throws IOException {
    RegressionReport report = report(ALL, candidate(0, 0), ENOUGH, RegressionReportTest::none);
    assertOutcome(Outcome.NO_REGRESSION, 0, report);
    assertEquals(7, report.seed());
    assertTrue(report.text().contains("the same again by --seed 7."), report.text());
  }

  @Test
  void whatIsGoneIsNotClearedUnlessItMayBe() throws IOException {
    RegressionReport gone = report(LESS, candidate(0, 0), ENOUGH, RegressionReportTest::none);
    assertOutcome(Outcome.GONE, 5, gone);
    assertEquals(
        List.of("a.Old.run: missing in the candidate", "a.One.run n=1: missing in the candidate"),
        gone.reasons());
    RegressionReport half =
        report(LESS, candidate(0, 0), ENOUGH, Pattern.compile("Old").asPredicate());
    assertOutcome(Outcome.GONE, 5, half);
    assertEquals(List.of("a.One.run n=1: missing in the candidate"), half.reasons());
    RegressionReport allowed =
        report(LESS, candidate(0, 0), ENOUGH, Pattern.compile("Old|n=1").asPredicate());
    assertOutcome(Outcome.NO_REGRESSION, 0, allowed);
    assertTrue(
        allowed.text().contains("- allowed to be gone: a.Old.run: missing in the candidate\n"));
    assertTrue(allowed.text().contains("- only in the candidate: a.New.run\n"));
  }

  @Test
  void aRegressionIsOneWhateverElse() throws IOException {
    RegressionReport doubtful =
        report(ALL, candidate(0.3, 0.3), ENOUGH, RegressionReportTest::none);
    assertOutcome(Outcome.REGRESSION, 1, doubtful);
    assertTrue(
        doubtful.text().startsWith("**REGRESSION**, low confidence: the ruler moved\n"),
        doubtful.text());
    assertEquals(List.of("One.run takes +30.0 %"), doubtful.reasons());
    assertOutcome(
        Outcome.REGRESSION, 1, report(LESS, candidate(0.3, 0), ENOUGH, RegressionReportTest::none));
    RegressionReport checked =
        report(LESS, candidate(0, 0.3), ENOUGH, RegressionReportTest::none, FAILED);
    assertOutcome(Outcome.REGRESSION, 1, checked);
    assertEquals(List.of("output bits: others"), checked.reasons());
    assertOutcome(
        Outcome.REGRESSION,
        1,
        report(ALL, FakeHost.steady(100), candidate(0.3, 0), ENOUGH, gone -> false, true));
  }

  @Test
  void aRulerThatMovedClearsNothing() throws IOException {
    RegressionReport moved = report(ALL, candidate(0, 0.3), ENOUGH, RegressionReportTest::none);
    assertOutcome(Outcome.UNDECIDED, 3, moved);
    assertOutcome(
        Outcome.GONE, 5, report(LESS, candidate(0, 0.3), ENOUGH, RegressionReportTest::none));
  }

  /** Every second fork of the candidate is slower by a sixth. */
  @Test
  void noiseIsUndecided() throws IOException {
    FakeHost noisy =
        new FakeHost((benchmark, n) -> benchmark.equals("One.run") ? 100 - 15 * (n % 2) : 100);
    RegressionReport undecided = report(ALL, noisy, ENOUGH, RegressionReportTest::none);
    assertOutcome(Outcome.UNDECIDED, 3, undecided);
    assertEquals(List.of("One.run: too noisy to tell"), undecided.reasons());
  }

  /** Ten times as slow, and no number of rounds that could say so: that is nobody's doubt. */
  @Test
  void tooFewRoundsAreNotUndecided() throws IOException {
    RegressionReport few = report(ALL, candidate(9, 0), 24, RegressionReportTest::none);
    assertOutcome(Outcome.NOT_DONE, 4, few);
    assertTrue(
        few.reasons().getFirst().startsWith("One.run: 2 rounds, too few to find any regression;"),
        few.reasons().toString());
    assertOutcome(Outcome.GONE, 5, report(LESS, candidate(0, 0), 24, RegressionReportTest::none));
  }

  @Test
  void whatFailsInTheBaselineIsNotCleared() throws IOException {
    FakeHost baseline =
        new FakeHost(
            (benchmark, n) -> {
              if (benchmark.equals("Other.run")) {
                throw new ForkFailedException("broken", null);
              }
              return 100;
            });
    RegressionReport report = report(ALL, baseline, candidate(0, 0), 32, gone -> false, false);
    assertOutcome(Outcome.NOT_DONE, 4, report);
    assertEquals(List.of("Other.run fails in the baseline"), report.reasons());
  }

  @Test
  void whatBreaksOffIsNotCleared() throws IOException {
    FakeHost baseline =
        new FakeHost(
            (benchmark, n) -> {
              if (n > 8) {
                throw new IOException("locked");
              }
              return 100;
            });
    RegressionReport broken = report(ALL, baseline, candidate(0, 0), 1000, gone -> false, false);
    assertOutcome(Outcome.NOT_DONE, 4, broken);
    assertEquals(List.of("ended early: locked"), broken.reasons());
    assertOutcome(
        Outcome.NOT_DONE,
        4,
        report(ALL, FakeHost.steady(100), candidate(0, 0), ENOUGH, gone -> false, true));
  }

  /** By the exit code alone, no two can be taken for each other. */
  @Test
  void exitCodes() {
    assertEquals(
        List.of(1, 5, 4, 3, 0), Arrays.stream(Outcome.values()).map(Outcome::exitCode).toList());
    assertEquals(
        List.of(1, 5, 4, 4, 4),
        Arrays.stream(Outcome.values()).map(Outcome::exitCodeWithoutFiles).toList());
  }
}
