package org.quadrant.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.MachineFile;

/**
 * The results of one session.
 *
 * @param results by key, in the file's order
 * @param machine what they were measured on, if that is known
 */
public record ResultFile(Map<ResultKey, JmhResult> results, Optional<Machine> machine) {
  /**
   * Reads JMH's JSON format and, if it lies beside that, the description of the machine.
   *
   * @param file written by {@code quadrant} or by JMH's option {@code -rf json}
   * @return its results, at least one
   * @throws BadInputException if the file cannot be read, holds something else, no result, or two
   *     of the same key
   */
  public static ResultFile read(Path file) throws BadInputException {
    try {
      Map<ResultKey, JmhResult> results = new LinkedHashMap<>();
      for (JmhResult result : JmhResults.read(file).results()) {
        ResultKey key = ResultKey.of(result);
        if (results.put(key, result) != null) {
          throw new BadInputException(
              file + ": two results of " + key.text() + "; allowed: one of each");
        }
      }
      if (results.isEmpty()) {
        throw new BadInputException(file + ": no results; allowed: at least one");
      }
      return new ResultFile(results, machine(file.resolveSibling(MachineFile.NAME)));
    } catch (BadInputException e) {
      throw e;
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read (" + Errors.text(e) + ")", e);
    }
  }

  /**
   * Part of the results.
   *
   * @param benchmarks found in the full name of class and method
   * @return the results of these benchmarks, which may be none
   */
  public ResultFile of(Pattern benchmarks) {
    Map<ResultKey, JmhResult> matching = new LinkedHashMap<>(results);
    matching.keySet().removeIf(key -> !benchmarks.matcher(key.benchmark()).find());
    return new ResultFile(matching, machine);
  }

  private static Optional<Machine> machine(Path file) throws BadInputException {
    return Files.exists(file) ? Optional.of(MachineFile.read(file)) : Optional.empty();
  }
}
