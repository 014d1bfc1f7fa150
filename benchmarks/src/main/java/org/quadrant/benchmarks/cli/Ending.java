package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.results.ResultFolder;

/** How a command that measures ends, once all that it found is in its folder. */
final class Ending {
  /** The file that tells the exit code, and what is missing. */
  static final String HEADER = "header.json";

  private Ending() {}

  /**
   * Writes the header and gives the folder its final name. If the folder cannot get it, the header
   * is written again, so that it tells the exit code that follows.
   *
   * @param folder holds everything but the header
   * @param complete whether it has all that was asked for, and may replace an earlier run
   * @param header writes {@link #HEADER}, in keeping with what failed until then
   * @param out receives the folder's final name
   */
  static void end(
      ResultFolder folder,
      boolean complete,
      LastSteps.Step header,
      LastSteps steps,
      PrintWriter out) {
    boolean whole = steps.attempt(HEADER, header) && complete;
    boolean published =
        steps.attempt(
            "final name",
            () -> out.println("files: " + (whole ? folder.publish() : folder.publishIncomplete())));
    if (!published) {
      boolean _ = steps.attempt(HEADER, header);
    }
    out.flush();
  }
}
