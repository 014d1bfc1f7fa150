package org.quadrant.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.BadInputException;

/**
 * All runs of all machines.
 *
 * @param runs in the order of their folders' names
 */
public record Archive(List<RecordedRun> runs) {
  /** Copies the list. */
  public Archive {
    runs = List.copyOf(runs);
  }

  /**
   * Reads the results of all machines: of every folder two levels down that holds measurements.
   * Hidden folders are drafts, and passed over.
   *
   * @return the runs; none if the folder holds none
   * @throws BadInputException if there is no such folder, or a file of a run is not what it should
   *     be
   * @throws IOException if something cannot be read
   */
  public static Archive read(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      throw new BadInputException(results + ": not a folder; allowed: a folder of results");
    }
    List<RecordedRun> runs = new ArrayList<>();
    for (Path machine : folders(results)) {
      for (Path run : folders(machine)) {
        if (Files.exists(run.resolve(RecordedRun.MEASUREMENTS))) {
          runs.add(RecordedRun.read(run));
        }
      }
    }
    return new Archive(runs);
  }

  /**
   * Folders of results in a folder. Hidden ones are drafts, and passed over.
   *
   * @param parent a folder, which need not be there
   * @return its folders in the order of their names; none if there is no such folder
   * @throws IOException if it cannot be read
   */
  public static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
