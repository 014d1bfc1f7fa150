package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of a session as people read them: rates, and shares of the FMA peak beside them. */
public final class BenchmarkTable {
  private static final double GIGA = 1e9;

  private final List<JmhResult> results;
  private final int preferredLanes;
  private final Map<Width, FmaPeak> peaks = new TreeMap<>();

  /**
   * A table of results that were measured in one session.
   *
   * @param results the results, peaks included
   * @param preferredLanes floats per vector that the CPU prefers: whose peak the cases without
   *     vectors are held against
   */
  public BenchmarkTable(JmhResults results, int preferredLanes) {
    this.results = results.results();
    this.preferredLanes = preferredLanes;
    for (JmhResult result : this.results) {
      if (FmaPeak.isOne(result)) {
        peaks.put(Width.of(result, preferredLanes), FmaPeak.of(result));
      }
    }
  }

  /**
   * One row for each result.
   *
   * @return benchmark, parameters, score, error, unit, GFLOP/s, percent of the peak of the same
   *     lanes and threads
   */
  public MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark", "parameters", "score", "±", "unit", "GFLOP/s", "% of FMA peak");
    for (JmhResult result : results) {
      JmhMetric score = result.primaryMetric();
      table.add(
          result.shortName(),
          parameters(result),
          Numbers.significant(score.score()),
          Numbers.significant(score.scoreError()),
          score.scoreUnit(),
          Numbers.significant(result.flopsPerSecond() / GIGA),
          percent(shareOfPeak(result)));
    }
    return table;
  }

  /**
   * The table and what must be known to read it, in Markdown.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    return table().text()
        + "\n"
        + notes().stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "GFLOP/s of a step counts 4·m·d·p; the FMA peak is that of the same session, lanes and"
            + " threads ("
            + preferredLanes
            + " lanes for engines without vectors), the better of its two measurements.");
    if (results.stream().anyMatch(result -> result.shortName().startsWith("SamplingBenchmark."))) {
      notes.add("One operation of SamplingBenchmark is one deviate.");
    }
    notes.addAll(drift());
    return notes;
  }

  /** Parameters by name, and JMH's threads where there are several. */
  static String parameters(JmhResult result) {
    String params =
        new TreeMap<>(result.params())
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    return result.threads() == 1 ? params : params + " -t " + result.threads();
  }

  /**
   * How much of the FMA peak a result reaches.
   *
   * @param result one of the table's
   * @return share from 0 to about 1; NaN if operations were not counted, for a peak itself and
   *     where the peak was not measured
   */
  public double shareOfPeak(JmhResult result) {
    FmaPeak peak = peaks.get(Width.of(result, preferredLanes));
    return peak == null || FmaPeak.isOne(result)
        ? Double.NaN
        : result.flopsPerSecond() / peak.flopsPerSecond();
  }

  /**
   * How much of the FMA peak a rate is.
   *
   * @param flopsPerSecond the rate
   * @param lanes floats per vector
   * @param threads number of threads
   * @return share from 0 to about 1; NaN if that peak was not measured
   */
  public double shareOfPeak(double flopsPerSecond, int lanes, int threads) {
    FmaPeak peak = peaks.get(new Width(lanes, threads));
    return peak == null ? Double.NaN : flopsPerSecond / peak.flopsPerSecond();
  }

  /**
   * One line for each peak: what was measured before all other cases, and what after them.
   *
   * @return lines without line feeds; none for peaks that were not measured twice
   */
  public List<String> drift() {
    return peaks.entrySet().stream()
        .flatMap(peak -> peak.getValue().drift(peak.getKey()).stream())
        .toList();
  }

  /**
   * A share in percent.
   *
   * @param share a share, usually from 0 to 1
   * @return a whole number; a dash if the share is not finite
   */
  public static String percent(double share) {
    return Double.isFinite(share) ? String.valueOf(Math.round(100 * share)) : "–";
  }
}
