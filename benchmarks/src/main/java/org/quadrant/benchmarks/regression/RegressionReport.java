package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.statistics.AlignedRankTest;
import org.quadrant.benchmarks.statistics.Block;
import org.quadrant.benchmarks.statistics.Interval;

/**
 * What a run of the gate found.
 *
 * @param outcome what it comes to
 * @param reasons why it comes to that, in words; none if nothing is wrong
 * @param seed of the order of the forks
 * @param decision on the times
 * @param checks that do not depend on noise
 * @param notes what could not be measured, and what else must be known
 * @param rounds what was measured
 */
public record RegressionReport(
    Outcome outcome,
    int exitCode,
    List<String> reasons,
    long seed,
    Decision decision,
    List<HardCheck> checks,
    List<String> notes,
    List<Round> rounds) {
  private static final double CONFIDENCE = 0.95;
  private static final double PERCENT = 100;

  /** Copies the lists. */
  public RegressionReport {
    reasons = List.copyOf(reasons);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
    rounds = List.copyOf(rounds);
  }

  /**
   * Puts a run's findings together.
   *
   * @param cases what was to be measured
   * @param run what was measured
   * @param allowed what may be gone
   * @param interrupted whether the run was ended from outside
   */
  public static RegressionReport of(
      GateCases cases,
      RegressionRun run,
      List<HardCheck> engines,
      Predicate<String> allowed,
      boolean interrupted) {
    List<HardCheck> checks = new ArrayList<>(engines);
    checks.add(run.runningCheck());
    checks.addAll(AllocationCheck.of(cases.names(), run.forks()));
    List<String> notes = new ArrayList<>(run.failures());
    List<String> failing = run.failed(Arm.BASELINE);
    Judgement.Reasons reasons =
        new Judgement.Reasons().checks(checks).times(run.decision(), failing);
    for (Gone gone : cases.gone()) {
      if (allowed.test(gone.what())) {
        notes.add("allowed to be gone: " + gone.text());
      } else {
        notes.add("not compared: " + gone.text());
        reasons.add(Outcome.GONE, gone.text());
      }
    }
    notes.addAll(cases.notes());
    if (cases.ruler() == null) {
      notes.add(
          "no ruler: not both jars have "
              + BenchmarkDescription.FMA_PEAK.className()
              + ", or lanes are not known");
    }
    failing.forEach(name -> reasons.add(Outcome.NOT_DONE, name + " fails in the baseline"));
    run.broken().ifPresent(reason -> reasons.add(Outcome.NOT_DONE, "ended early: " + reason));
    if (interrupted) {
      notes.add("interrupted: what was measured until then is kept");
      reasons.add(Outcome.NOT_DONE, "interrupted");
    }
    if (run.isDoubtful()) {
      reasons.add(Outcome.UNDECIDED, "more forks fail in the candidate than in the baseline");
    }
    Judgement judgement = reasons.judgement();
    return new RegressionReport(
        judgement.outcome(),
        judgement.outcome().exitCode(),
        judgement.reasons(),
        run.seed(),
        run.decision(),
        checks,
        notes,
        run.rounds());
  }

  /**
   * The report as people read it, in Markdown.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    return "**"
        + outcome.text()
        + "**"
        + (decision.rulerMoved() ? ", low confidence: the ruler moved" : "")
        + "\n\n"
        + "exit code "
        + exitCode
        + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))
        + "\n\n"
        + times().text()
        + "\n"
        + hardChecks().text()
        + "\n"
        + explanations().stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private MarkdownTable times() {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark",
            "rounds",
            "time",
            "95 % interval",
            "noise floor",
            "p corrected",
            "verdict");
    decision.findings().forEach(finding -> add(table, finding, finding.verdict().text()));
    if (decision.ruler() != null) {
      add(table, decision.ruler(), decision.rulerMoved() ? "ruler, MOVED" : "ruler");
    }
    return table;
  }

  private void add(MarkdownTable table, Finding finding, String verdict) {
    List<Block> blocks = Gate.blocks(rounds, finding.benchmark());
    if (blocks.isEmpty()) {
      table.add(finding.benchmark(), "0", "–", "–", "–", "–", verdict);
      return;
    }
    table.add(
        finding.benchmark(),
        Integer.toString(blocks.size()),
        percent(finding.slowDown()),
        interval(AlignedRankTest.interval(blocks, CONFIDENCE)),
        percent(finding.noiseFloor()),
        String.format(Locale.ROOT, "%.4f", finding.pValue()),
        verdict);
  }

  private MarkdownTable hardChecks() {
    MarkdownTable table = new MarkdownTable("check", "result", "found");
    checks.forEach(check -> table.add(check.name(), result(check), check.detail()));
    return table;
  }

  private static String result(HardCheck check) {
    if (check.passed() == null) {
      return "not made";
    }
    return check.passed() ? "passed" : "FAILED";
  }

  private List<String> explanations() {
    List<String> notes = new ArrayList<>(this.notes);
    notes.add(
        String.format(
            Locale.ROOT,
            "time: of an operation, candidate against baseline, + is slower. REGRESSED: more than"
                + " %.0f %% and than the noise floor of this run, and less likely by chance than %s"
                + " over all benchmarks and looks; no clear change: not that, and %.0f %% ruled"
                + " out; undecided: neither.",
            PERCENT * Gate.TOLERATED,
            Gate.FALSE_ALARMS,
            PERCENT * Gate.DETECTABLE));
    notes.add("order of the forks: drawn at random, the same again by --seed " + seed + ".");
    notes.add("noise floor: slow-down that this run's forks of equal builds may show.");
    return notes;
  }

  /** Too few rounds bound nothing. */
  private static String interval(Interval logarithms) {
    return Double.isFinite(logarithms.lower()) && Double.isFinite(logarithms.upper())
        ? percent(Math.expm1(logarithms.lower())) + " … " + percent(Math.expm1(logarithms.upper()))
        : "–";
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%+.1f %%", PERCENT * part);
  }
}
