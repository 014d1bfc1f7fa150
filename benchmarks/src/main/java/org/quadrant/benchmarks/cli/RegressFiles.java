package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;

/** What {@code quadrant regress} leaves beside the forks, which it wrote as they were measured. */
final class RegressFiles {
  private final ResultFolder folder;
  private final PrintWriter out;
  private final LastSteps steps;

  /**
   * No files yet.
   *
   * @param folder receives them
   * @param out where to print what was found
   * @param errors where to print what cannot be written
   */
  RegressFiles(ResultFolder folder, PrintWriter out, PrintWriter errors) {
    this.folder = folder;
    this.out = out;
    this.steps = new LastSteps(failure -> errors.println("quadrant: " + failure));
  }

  /**
   * Prints the report, and writes every file that can be written.
   *
   * @param contents by name of the file, for programs
   * @param report for readers
   */
  void write(Map<String, Supplier<Object>> contents, String report) {
    out.println();
    out.println(report);
    contents.forEach(
        (name, content) ->
            steps.attempt(name, () -> Json.replace(folder.file(name), content.get())));
    steps.attempt("regress.md", () -> AtomicFile.write(folder.file("regress.md"), report));
  }

  /**
   * Writes the header, and gives the folder its name.
   *
   * @param header made of what could not be written
   * @param whole whether everything was measured that was to be
   * @return the exit code, that of the header unless something failed after it
   */
  int publish(Function<List<String>, RunHeader> header, boolean whole) {
    RunHeader last = header.apply(steps.failures());
    steps.attempt("header.json", () -> Json.replace(folder.file("header.json"), last));
    boolean complete = whole && !steps.failed();
    steps.attempt(
        "final name",
        () -> out.println("files: " + (complete ? folder.publish() : folder.publishIncomplete())));
    return steps.failed() ? RegressCommand.UNDONE : last.exitStatus();
  }
}
