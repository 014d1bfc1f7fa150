package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.MachineFile;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;
import org.quadrant.benchmarks.session.SessionResults;
import picocli.CommandLine.ExitCode;

/**
 * What {@code quadrant bench} leaves for programs. It is written anew after every measurement, so
 * that whatever ends the process in the fourth hour, four hours of results are there, and can be
 * compared and reported like those of a run that was interrupted.
 */
final class BenchFiles {
  private final ResultFolder folder;
  private final Machine machine;
  private final List<String> command;
  private final Instant start;

  /**
   * Files that are not there yet.
   *
   * @param command name of the command and its arguments
   */
  BenchFiles(ResultFolder folder, Machine machine, List<String> command, Instant start) {
    this.folder = folder;
    this.machine = machine;
    this.command = command;
    this.start = start;
  }

  /**
   * Replaces the files, each in one step; does nothing as long as nothing is measured.
   *
   * @param measured results, and what is missing
   * @param failures what could not be made of them, each with the reason
   * @throws IOException if one cannot be written; what was written before is then as it was
   */
  void write(SessionResults measured, List<String> failures) throws IOException {
    if (measured.isEmpty()) {
      return;
    }
    folder.keep();
    Json.replace(folder.file(MachineFile.NAME), machine);
    // Before the header, which may then call missing what is there, but not the other way round.
    Json.replace(folder.file("jmh.json"), measured.json());
    Json.replace(
        folder.file(Ending.HEADER),
        RunHeader.endingNow(
            command,
            start,
            failures.isEmpty() ? exitCode(measured) : ExitCode.SOFTWARE,
            Stream.concat(measured.missing().stream(), failures.stream()).toList()));
  }

  /** Exit code of a bench with these results. */
  static int exitCode(SessionResults measured) {
    return measured.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}
