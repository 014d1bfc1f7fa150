package org.quadrant.benchmarks.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.regression.Outcome;
import org.quadrant.benchmarks.regression.RegressionReport;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;

/**
 * The last steps of {@code quadrant regress}. The verdict is printed before any of them, and the
 * forks are on the disk already: a step that fails loses nothing but its own file.
 */
record RegressFiles(ResultFolder folder, Machine machine, List<String> command, Instant start) {
  /**
   * Prints the report, writes all files and puts the folder in its place.
   *
   * @param baseline the baseline's forks in JMH's format
   * @param candidate the candidate's
   * @param steps taken so far, such as the log of the forks
   * @param out receives the report
   * @return the exit code: the report's, and never 0 or 3 if a step failed
   */
  int write(
      RegressionReport report,
      JsonNode baseline,
      JsonNode candidate,
      LastSteps steps,
      PrintWriter out) {
    out.println();
    out.println(report.text());
    out.flush();
    boolean _ = steps.attempt("the folder of this run", folder::keep);
    take(steps, "regress.md", file -> Files.writeString(file, report.text()));
    take(steps, "decision.json", file -> Json.write(file, report));
    take(steps, "baseline.json", file -> Json.write(file, baseline));
    take(steps, "candidate.json", file -> Json.write(file, candidate));
    take(steps, "machine.json", file -> Json.write(file, machine));
    boolean complete = report.outcome() != Outcome.NOT_DONE && !steps.failed();
    Ending.end(folder, complete, () -> writeHeader(report, steps), steps, out);
    return exitCode(report, steps);
  }

  private void take(LastSteps steps, String name, AtomicFile.Content content) {
    boolean _ = steps.write(folder.file(name), content);
  }

  private void writeHeader(RegressionReport report, LastSteps steps) throws IOException {
    Json.replace(
        folder.file(Ending.HEADER),
        RunHeader.endingNow(command, start, exitCode(report, steps), report.notes()));
  }

  private static int exitCode(RegressionReport report, LastSteps steps) {
    Outcome outcome = report.outcome();
    return steps.failed() ? outcome.exitCodeWithoutFiles() : outcome.exitCode();
  }
}
