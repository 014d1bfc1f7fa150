package org.quadrant.benchmarks.results;

import java.nio.file.Path;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;

/** The file beside results that says what they were measured on. */
public final class MachineFile {
  /** Its name. */
  public static final String NAME = "machine.json";

  private MachineFile() {}

  /**
   * Reads a description.
   *
   * @param file written by {@code quadrant}
   * @return the machine; of what the file does not tell, model, JDK and processors are there
   * @throws BadInputException if it cannot be read or holds something else
   */
  public static Machine read(Path file) throws BadInputException {
    Machine machine = Json.readRecord(file, Machine.class);
    if (machine.cpuModel() == null || machine.jdkVersion() == null || machine.processors() < 1) {
      throw new BadInputException(
          file + ": not a description of a machine (cpuModel, jdkVersion, processors)");
    }
    return machine;
  }
}
