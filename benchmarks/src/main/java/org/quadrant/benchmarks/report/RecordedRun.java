package org.quadrant.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.MachineFile;
import org.quadrant.benchmarks.results.RunHeader;

/**
 * One folder of results with measurements in it.
 *
 * @param folder name of the machine's folder
 * @param name name of the run's folder inside that
 * @param machine what was measured on
 * @param header where the results come from
 * @param results the measurements, one at least
 */
public record RecordedRun(
    String folder, String name, Machine machine, RunHeader header, JmhResults results) {
  /** File of measurements, which makes a folder one of a run. */
  static final String MEASUREMENTS = "jmh.json";

  /**
   * Reads a run's files.
   *
   * @param path folder of the run, inside that of a machine
   * @return the run
   * @throws BadInputException if a file is missing or holds something else
   * @throws IOException if one cannot be read
   */
  static RecordedRun read(Path path) throws IOException {
    Path measurements = path.resolve(MEASUREMENTS);
    JmhResults results = JmhResults.read(measurements);
    if (results.results().isEmpty()) {
      throw new BadInputException(measurements + ": a list without results");
    }
    Machine machine = MachineFile.read(path.resolve(MachineFile.NAME));
    RunHeader header = header(path.resolve("header.json"));
    return new RecordedRun(
        path.getParent().getFileName().toString(),
        path.getFileName().toString(),
        machine,
        header,
        results);
  }

  private static RunHeader header(Path file) throws BadInputException {
    RunHeader header = Json.readRecord(file, RunHeader.class);
    if (header.date() == null || header.commit() == null) {
      throw new BadInputException(file + ": not a header of results (date, commit)");
    }
    if (header.missing() != null && header.missing().contains(null)) {
      throw new BadInputException(file + ": missing: null; allowed: a list of texts");
    }
    return header;
  }

  /**
   * Where the run is.
   *
   * @return its folder, from that of all results
   */
  public String path() {
    return folder + "/" + name;
  }
}
