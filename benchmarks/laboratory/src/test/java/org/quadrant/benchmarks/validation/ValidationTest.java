package org.quadrant.benchmarks.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.validation.CheckResult.Status;
import org.quadrant.random.Deviates.OneWord;

class ValidationTest {
  @Test
  void thisBuildPasses() {
    List<CheckResult> listed = new ArrayList<>();
    // Without allocation: other tests in this JVM use other vector widths.
    List<CheckFamily> numbers = Validation.numbers(Extent.QUICK, Width.preferred());
    ValidationReport report = new Validation(Extent.QUICK, numbers).run(listed::add);
    for (CheckResult check : report.checks()) {
      assertFalse(check.failed(), check.toString());
    }
    assertTrue(report.passed());
    assertEquals(listed, report.checks());
    assertEquals(Extent.QUICK, report.extent());
    assertTrue(report.seconds() > 0);
    assertNamesDiffer(report);
    assertStatisticsAreNotMoreThanTheirBoundAssumes(report);
  }

  private static void assertNamesDiffer(ValidationReport report) {
    List<String> names = report.checks().stream().map(CheckResult::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
  }

  /** Details list the statistics of a check, separated by commas. */
  private static void assertStatisticsAreNotMoreThanTheirBoundAssumes(ValidationReport report) {
    long statistics =
        report.checks().stream()
            .filter(check -> check.unit().equals("sigma"))
            .mapToLong(check -> 1 + check.detail().chars().filter(c -> c == ',').count())
            .sum();
    assertTrue(
        statistics > 150 && statistics <= FalseAlarms.STATISTICS, statistics + " statistics");
  }

  /** The seeds of a law's checks go by its place. */
  @Test
  void lawsKeepTheirPlaces() {
    assertEquals(
        List.of(
            "gaussian",
            "rademacher",
            "uniform",
            "laplace",
            "student-t:2.5",
            "student-t:5.0",
            "ar1:0.6",
            "ar1:-0.6",
            "xor-mixture:2.0:0.5"),
        LawModel.all().stream().map(model -> model.law().text()).limit(9).toList());
  }

  @Test
  void everyWordOfADeviateIsTried() {
    for (OneWord law : OneWord.values()) {
      String name = law.name().toLowerCase(Locale.ROOT);
      assertTrue(
          Transform.all().stream().anyMatch(transform -> transform.name().startsWith(name)), name);
    }
  }

  @Test
  void aFigureThatIsNotANumberFails() {
    assertEquals(Status.PASS, CheckResult.of("a", 1, 1, "u", "").status());
    assertEquals(Status.FAIL, CheckResult.of("a", Math.nextUp(1.0), 1, "u", "").status());
    assertEquals(Status.FAIL, CheckResult.of("a", Double.NaN, 1, "u", "").status());
    assertFalse(CheckResult.skipped("a", "reason").failed());
  }

  @Test
  void scoresAreInStandardDeviations() {
    Scores scores = new Scores("scores");
    scores.add("low", 1, 2, 0.5);
    scores.addProbability("likely", 0.5);
    assertEquals("low -2.00, likely 0.67", scores.result().detail());
    assertEquals(2, scores.result().figure());
    assertFalse(scores.result().failed());
    scores.addProbability("unlikely", 1e-12);
    assertTrue(scores.result().failed());
    scores.addProbability("impossible", 0);
    assertEquals(Double.POSITIVE_INFINITY, scores.result().figure());
    scores.add("not a number", Double.NaN, 0, 1);
    assertTrue(scores.result().failed());
    assertEquals(5.8842, FalseAlarms.BOUND, 1e-4);
  }

  @Test
  void widthsThatAreNotGivenAreSkippedWithTheirReason() {
    List<Width> missing = List.of(new Width(32, null, "no such vectors"));
    List<LawModel> laws = List.of(LawModel.all().getFirst());
    List<CheckResult> results = new ArrayList<>();
    new GeneratorChecks(missing, Extent.QUICK).run(results::add);
    new VectorFunctionChecks(missing, Transform.all(), Extent.QUICK).run(results::add);
    new EngineBitsChecks(missing, laws, Extent.QUICK).run(results::add);
    List<CheckResult> skipped =
        results.stream().filter(result -> result.status() == Status.SKIP).toList();
    assertEquals(1 + Transform.all().size() + 3, skipped.size());
    for (CheckResult result : skipped) {
      assertEquals("no such vectors", result.detail());
      assertTrue(result.name().contains("32 lanes"), result.name());
    }
  }
}
