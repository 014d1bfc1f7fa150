package org.quadrant.benchmarks.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.JmhResults;
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

  /** Files may come from a later version, with more in them. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

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
    Path machineFile = path.resolve("machine.json");
    Machine machine = read(machineFile, Machine.class);
    if (machine.cpuModel() == null || machine.jdkVersion() == null || machine.processors() < 1) {
      throw new BadInputException(
          machineFile + ": not a description of a machine (cpuModel, jdkVersion, processors)");
    }
    Path headerFile = path.resolve("header.json");
    RunHeader header = read(headerFile, RunHeader.class);
    if (header.date() == null || header.commit() == null) {
      throw new BadInputException(headerFile + ": not a header of results (date, commit)");
    }
    return new RecordedRun(
        path.getParent().getFileName().toString(),
        path.getFileName().toString(),
        machine,
        header,
        results);
  }

  private static <T> T read(Path file, Class<T> type) throws BadInputException {
    ObjectNode tree = Json.readObject(file);
    try {
      return MAPPER.convertValue(tree, type);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": a field has a value of another kind", e);
    }
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
