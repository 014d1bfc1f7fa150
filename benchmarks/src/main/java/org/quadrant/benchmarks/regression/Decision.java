package org.quadrant.benchmarks.regression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the recorded forks say.
 *
 * @param findings one a benchmark
 * @param ruler finding on the benchmark that no change of the code concerns; null if there is none
 * @param rulerMoved whether the ruler differs between the builds
 * @param over whether nothing more is to be measured
 */
public record Decision(List<Finding> findings, Finding ruler, boolean rulerMoved, boolean over) {
  /** Copies the list. */
  public Decision {
    findings = List.copyOf(findings);
  }

  /** Benchmarks that need no further forks. */
  public Set<String> decided() {
    Set<String> decided = new TreeSet<>();
    findings.stream()
        .filter(finding -> finding.decidedAfter() > 0)
        .forEach(finding -> decided.add(finding.benchmark()));
    return decided;
  }

  /** Benchmarks that became slower. */
  public Set<String> regressed() {
    Set<String> regressed = new TreeSet<>();
    findings.stream()
        .filter(finding -> finding.verdict() == Verdict.REGRESSED)
        .forEach(finding -> regressed.add(finding.benchmark()));
    return regressed;
  }

  /**
   * Whether a benchmark could have been called slower. With few rounds, even the smallest
   * probability that the test can give is too large.
   *
   * @return true if the smallest probability, corrected for the number of benchmarks, is at most
   *     what was allowed
   */
  public boolean couldTell(Finding finding) {
    return findings.size() * Gate.smallestProbability(finding.rounds()) <= finding.level();
  }
}
