package org.quadrant.benchmarks.regression;

/** What a run of the gate comes to. */
public enum Outcome {
  /** No benchmark regressed, and a slow-down of the size that matters can be ruled out. */
  NO_REGRESSION(0, "no regression"),
  /** A benchmark regressed, fails, allocates more, or the engines give other bits. */
  REGRESSION(1, "REGRESSION"),
  /** Not enough is known, or the ruler moved. */
  UNDECIDED(3, "undecided");

  private final int exitCode;
  private final String text;

  Outcome(int exitCode, String text) {
    this.exitCode = exitCode;
    this.text = text;
  }

  /**
   * The outcome for scripts.
   *
   * @return exit code
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * The outcome in words.
   *
   * @return such as {@code no regression}
   */
  public String text() {
    return text;
  }

  /**
   * Puts together what was found. Checks that do not depend on noise come first; a ruler that moved
   * makes every other finding doubtful.
   *
   * @param checks that do not depend on noise
   * @param decision on the times
   * @param candidateFails whether a benchmark fails in the candidate
   * @param unknown whether a benchmark could not be compared, as one that fails in the baseline
   * @return the outcome
   */
  public static Outcome of(
      Iterable<HardCheck> checks, Decision decision, boolean candidateFails, boolean unknown) {
    for (HardCheck check : checks) {
      if (check.failed()) {
        return REGRESSION;
      }
    }
    if (candidateFails) {
      return REGRESSION;
    }
    if (decision.rulerMoved()) {
      return UNDECIDED;
    }
    if (decision.has(Verdict.REGRESSED)) {
      return REGRESSION;
    }
    return unknown || decision.has(Verdict.UNDECIDED) ? UNDECIDED : NO_REGRESSION;
  }
}
