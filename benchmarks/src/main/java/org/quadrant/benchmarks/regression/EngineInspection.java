package org.quadrant.benchmarks.regression;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.quadrant.benchmarks.machine.Redaction;
import org.quadrant.benchmarks.output.BadInputException;

/**
 * What the engines of two builds do.
 *
 * @param lanes floats per vector that the baseline's engine uses; 0 if it does not say
 * @param checks of the candidate
 */
public record EngineInspection(int lanes, List<HardCheck> checks) {
  /** Copies the list. */
  public EngineInspection {
    checks = List.copyOf(checks);
  }

  /**
   * Asks both builds.
   *
   * @return what they do; a candidate that cannot say it fails a check
   * @throws BadInputException if the baseline cannot say it
   * @throws IOException if no JVM can be started
   */
  public static EngineInspection of(BenchmarkJar baseline, BenchmarkJar candidate)
      throws IOException {
    Optional<EngineProbe.Answer> before;
    try {
      before = ask(baseline);
    } catch (ForkFailedException e) {
      throw new BadInputException("--baseline: its engines fail: " + e.getMessage(), e);
    }
    int lanes = before.map(EngineProbe.Answer::lanes).orElse(0);
    try {
      return new EngineInspection(
          lanes, EngineChecks.of(before, ask(candidate), EngineChecks.golden(candidate)));
    } catch (ForkFailedException e) {
      return new EngineInspection(
          lanes,
          List.of(
              new HardCheck("engines", false, "they fail: " + Redaction.message(e.getMessage()))));
    }
  }

  /** A second time if need be: the machine may be to blame, and not the build. */
  private static Optional<EngineProbe.Answer> ask(BenchmarkJar jar)
      throws ForkFailedException, IOException {
    try {
      return ProbeRun.of(jar);
    } catch (ForkFailedException e) {
      return ProbeRun.of(jar);
    }
  }
}
