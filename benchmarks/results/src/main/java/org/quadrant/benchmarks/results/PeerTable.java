package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.catalogue.Parameters;

/**
 * How long our step takes and that of other libraries, shape by shape, the fastest first; and how
 * long a normal deviate takes.
 */
public final class PeerTable {
  private static final String OURS = "quadrant";
  private static final double MILLI = 1e3;
  private static final double NANO = 1e9;

  private final List<JmhResult> results;
  private final int preferredLanes;
  private final List<String> libraries;
  private final BenchmarkTable shares;

  /** Who measured what: a step of a shape by a number of threads. */
  private record Step(String shape, String threads) {}

  /**
   * A table of results that were measured in one session.
   *
   * @param results the results, FMA peaks included
   * @param preferredLanes floats per vector that the CPU prefers
   * @param libraries what the libraries said of themselves; a line for each
   */
  public PeerTable(JmhResults results, int preferredLanes, List<String> libraries) {
    this.results = results.results();
    this.preferredLanes = preferredLanes;
    this.libraries = List.copyOf(libraries);
    this.shares = new BenchmarkTable(results, preferredLanes);
  }

  /**
   * One row for each step and who takes it.
   *
   * @return shape, threads, by whom, milliseconds, half of the 99.9 % confidence interval, percent
   *     of the FMA peak, multiple of our time; what is not to be relied on is marked
   */
  public MarkdownTable steps() {
    return steps(new Marks());
  }

  private MarkdownTable steps(Marks marks) {
    Map<Step, List<JmhResult>> groups = new LinkedHashMap<>();
    for (JmhResult result : results) {
      if (isStep(result)) {
        groups
            .computeIfAbsent(
                new Step(result.parameter(Parameters.SHAPE), result.parameter(Parameters.THREADS)),
                step -> new ArrayList<>())
            .add(result);
      }
    }
    MarkdownTable table =
        new MarkdownTable(
            "shape", "threads", "step by", "ms", "±", "% of FMA peak", "times quadrant's");
    groups.forEach(
        (step, group) ->
            fastestFirst(group)
                .forEach(
                    result ->
                        table.add(
                            step.shape(),
                            step.threads(),
                            who(result),
                            cell(MILLI * seconds(result), result, marks),
                            Numbers.significant(MILLI * error(result)),
                            shares.percentOfPeak(result, marks),
                            multiple(result, group, marks))));
    return table;
  }

  /**
   * One row for each generator of normal deviates.
   *
   * @return by whom, nanoseconds a deviate, half of the 99.9 % confidence interval, multiple of our
   *     time; what is not to be relied on is marked
   */
  public MarkdownTable deviates() {
    return deviates(new Marks());
  }

  private MarkdownTable deviates(Marks marks) {
    List<JmhResult> normals = results.stream().filter(PeerTable::isNormal).toList();
    MarkdownTable table = new MarkdownTable("normals by", "ns each", "±", "times quadrant's");
    fastestFirst(normals)
        .forEach(
            result ->
                table.add(
                    who(result),
                    cell(NANO * seconds(result), result, marks),
                    Numbers.significant(NANO * error(result)),
                    multiple(result, normals, marks)));
    return table;
  }

  private static boolean isStep(JmhResult result) {
    return result.isOf(Kind.STEP) && (isPeer(result) || isGaussian(result));
  }

  private static boolean isNormal(JmhResult result) {
    return result.isOf(Kind.SAMPLING) && isGaussian(result);
  }

  private static boolean isGaussian(JmhResult result) {
    return result.parameter(Parameters.LAW).equals(Parameters.GAUSSIAN);
  }

  private static boolean isPeer(JmhResult result) {
    return result.params().containsKey(Parameters.PEER);
  }

  private static List<JmhResult> fastestFirst(List<JmhResult> group) {
    return group.stream().sorted(Comparator.comparingDouble(PeerTable::seconds)).toList();
  }

  /** The peer or generator, or our engine if it is not the one that others are compared with. */
  private String who(JmhResult result) {
    Map<String, String> params = result.params();
    if (isPeer(result) || params.containsKey(Parameters.GENERATOR)) {
      return params.getOrDefault(Parameters.PEER, params.get(Parameters.GENERATOR));
    }
    int lanes = result.parameter(Parameters.LANES, 0);
    boolean preferred = lanes == 0 || lanes == preferredLanes;
    String engine = result.parameter(Parameters.ENGINE);
    if (!engine.equals(Parameters.VECTOR)) {
      return OURS + ", " + engine;
    }
    return preferred ? OURS : OURS + ", " + lanes + " lanes";
  }

  private static double seconds(JmhResult result) {
    return result.secondsPerOperation();
  }

  private static double error(JmhResult result) {
    JmhMetric score = result.primaryMetric();
    return seconds(result) * score.scoreError() / score.score();
  }

  private static String cell(double value, JmhResult result, Marks marks) {
    return marks.cell(Numbers.significant(value), BenchmarkTable.subject(result), Flaws.of(result));
  }

  /** Marked as well if our own time is not to be relied on. */
  private String multiple(JmhResult result, List<JmhResult> group, Marks marks) {
    Optional<JmhResult> ours = group.stream().filter(each -> who(each).equals(OURS)).findFirst();
    double multiple = ours.map(own -> seconds(result) / seconds(own)).orElse(Double.NaN);
    JmhResult doubted = ours.filter(own -> !Flaws.of(own).isEmpty()).orElse(result);
    return cell(multiple, doubted, marks);
  }

  /**
   * Both tables, as far as something was measured, and what must be known to read them, in
   * Markdown.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    Marks marks = new Marks();
    List<MarkdownTable> tables = List.of(steps(marks), deviates(marks));
    List<String> notes = new ArrayList<>();
    notes.add(
        "ms: one step on fresh samples; % of FMA peak: 4·m·d·p operations a step; times"
            + " quadrant's: this time over quadrant's in the same session.");
    notes.addAll(shares.drift());
    notes.addAll(libraries);
    notes.addAll(marks.notes());
    return tables.stream()
            .filter(table -> !table.isEmpty())
            .map(table -> table.text() + "\n")
            .collect(Collectors.joining())
        + Marks.list(notes);
  }
}
