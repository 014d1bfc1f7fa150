package org.quadrant.benchmarks.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.FunctionTable;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.LimitsTable;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Marks;
import org.quadrant.benchmarks.results.PeerTable;
import org.quadrant.benchmarks.results.Roofline;

/**
 * What is kept of a session.
 *
 * @param json results in JMH's format, without paths
 * @param missing what was asked for and has no result, each with the reason
 * @param libraries what other libraries said of themselves; a line for each
 * @param failed whether some of that was begun and failed, was left out by an interruption or is
 *     still to come
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
   * The kernels and steps under the limits that were measured beside them.
   *
   * @param machine that they were measured on
   * @return the roofline
   */
  public Roofline roofline(Machine machine) {
    return new Roofline(JmhResults.of(json), machine);
  }

  /**
   * All that is said of the results: the table, and as far as they were measured the machine's
   * limits, the roofline and the elementary functions.
   *
   * @param machine that they were measured on
   * @return Markdown, each line ended by a line feed
   */
  public String report(Machine machine) {
    JmhResults results = JmhResults.of(json);
    LimitsTable limits = new LimitsTable(results, machine.preferredLanes());
    FunctionTable functions = new FunctionTable(results);
    return table(machine.preferredLanes()).text()
        + section("Limits of the machine", text(limits.table(), limits.marks()))
        + section("Roofline", new Roofline(results, machine).text())
        + section("Elementary functions", text(functions.table(), functions.marks()));
  }

  private static String text(MarkdownTable table, List<String> marks) {
    return table.isEmpty() ? "" : table.text() + (marks.isEmpty() ? "" : "\n" + Marks.list(marks));
  }

  private static String section(String title, String text) {
    return text.isEmpty() ? "" : "\n## " + title + "\n\n" + text;
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
