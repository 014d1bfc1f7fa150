package org.quadrant.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
   * Of runs that measured the same: the complete ones, and of these the latest, are the largest.
   */
  static final Comparator<RecordedRun> TRUST =
      Comparator.comparing(RecordedRun::isComplete)
          .thenComparing(run -> run.header().date())
          .thenComparing(RecordedRun::name);

  /**
   * Reads a run's files.
   *
   * @param path folder of the run, inside that of a machine
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
   * Whether all that was asked for is there, and was found sound.
   *
   * @return false if the command ended with another status than 0
   */
  boolean isComplete() {
    return header.exitStatus() == 0;
  }

  /**
   * Columns of a table whose rows are runs.
   *
   * @param between what the table is about
   * @return first the machine, last day and place of the run
   */
  static String[] columns(List<String> between) {
    return row(List.of("CPU", "processors", "JDK"), between, List.of("date", "run"));
  }

  /**
   * A row of such a table.
   *
   * @param between cells of what the table is about
   * @return cells of all its columns; the link to the run is followed by what there is to be wary
   *     of
   */
  String[] row(List<String> between) {
    String version = machine.jdkVersion().replaceAll("[+-].*", "");
    return row(
        List.of(
            machine.cpuModel(),
            Integer.toString(machine.processors()),
            (version + " " + machine.otherJvm()).strip()),
        between,
        List.of(header.date().replaceAll("T.*", ""), "[" + name + "](" + path() + ")" + marks()));
  }

  private static String[] row(List<String> first, List<String> between, List<String> last) {
    return Stream.of(first, between, last).flatMap(List::stream).toArray(String[]::new);
  }

  private String marks() {
    List<String> marks = new ArrayList<>();
    if (header.modified()) {
      marks.add("modified");
    }
    if (!isComplete()) {
      boolean lacks = header.missing() != null && !header.missing().isEmpty();
      marks.add(lacks ? "incomplete" : "failed");
    }
    return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
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
