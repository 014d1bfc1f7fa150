package org.quadrant.benchmarks.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.PeerTable;

/**
 * What is kept of a session.
 *
 * @param json results in JMH's format, without paths
 * @param missing what was asked for and has no result, each with the reason
 * @param libraries what other libraries said of themselves; a line for each
 * @param failed whether some of that was begun and failed
 */
public record SessionResults(
    JsonNode json, List<String> missing, List<String> libraries, boolean failed) {
  /** Copies the lists. */
  public SessionResults {
    missing = List.copyOf(missing);
    libraries = List.copyOf(libraries);
  }

  /**
   * Whether nothing was measured.
   *
   * @return true if there is no result
   */
  public boolean isEmpty() {
    return json.isEmpty();
  }

  /**
   * The results as people read them.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   * @return the table
   */
  public BenchmarkTable table(int preferredLanes) {
    return new BenchmarkTable(JmhResults.of(json), preferredLanes);
  }

  /**
   * The results beside those of other libraries.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   * @return the table
   */
  public PeerTable peers(int preferredLanes) {
    return new PeerTable(JmhResults.of(json), preferredLanes, libraries);
  }
}
