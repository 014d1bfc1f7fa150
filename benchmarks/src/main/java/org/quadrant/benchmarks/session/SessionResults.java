package org.quadrant.benchmarks.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.FunctionTable;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.LimitsTable;
import org.quadrant.benchmarks.results.PeerTable;
import org.quadrant.benchmarks.results.ResultTable;
import org.quadrant.benchmarks.results.Roofline;

/**
 * What is kept of a session.
 *
 * @param published results, as they were measured first
 * @param missing what was asked for and has no result, each with the reason
 * @param libraries what other libraries said of themselves; a line for each
 * @param failed whether some of that was begun and failed, was left out by an interruption or is
 *     still to come
 */
public record SessionResults(
    List<PublishedResult> published, List<String> missing, List<String> libraries, boolean failed) {
  /** Copies the lists. */
  public SessionResults {
    published = List.copyOf(published);
    missing = List.copyOf(missing);
    libraries = List.copyOf(libraries);
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return published.isEmpty();
  }

  /**
   * The results for their file.
   *
   * @return a list in JMH's format, without paths
   */
  public JsonNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    published.forEach(each -> json.add(each.json()));
    return json;
  }

  /** The results for all that is made of them. */
  public JmhResults results() {
    return new JmhResults(published.stream().map(PublishedResult::result).toList());
  }

  /**
   * The results as people read them.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   */
  public BenchmarkTable table(int preferredLanes) {
    return new BenchmarkTable(results(), preferredLanes);
  }

  /** The kernels and steps under the limits that were measured beside them. */
  public Roofline roofline(Machine machine) {
    return new Roofline(results(), machine);
  }

  /**
   * All that is said of the results: the table, and as far as they were measured the machine's
   * limits, the roofline and the elementary functions.
   *
   * @return Markdown, each line ended by a line feed
   */
  public String report(Machine machine) {
    JmhResults results = results();
    List<ResultTable> further =
        List.of(
            new LimitsTable(results, machine.preferredLanes()),
            new Roofline(results, machine),
            new FunctionTable(results));
    return table(machine.preferredLanes()).text()
        + further.stream()
            .filter(table -> !table.table().isEmpty())
            .map(table -> "\n## " + table.title() + "\n\n" + table.text())
            .collect(Collectors.joining());
  }

  /**
   * The results beside those of other libraries.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   */
  public PeerTable peers(int preferredLanes) {
    return new PeerTable(results(), preferredLanes, libraries);
  }
}
