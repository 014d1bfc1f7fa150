package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;

/** The results of a session as people read them: rates, and shares of the FMA peak beside them. */
public final class BenchmarkTable implements ResultTable {
  private final List<JmhResult> results;
  private final int preferredLanes;
  private final SessionLimits limits;
  private final Map<Width, Capacity> peaks;

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
    this.limits = new SessionLimits(this.results, preferredLanes);
    this.peaks = limits.peaks();
  }

  @Override
  public String title() {
    return "All results";
  }

  /**
   * One row for each result.
   *
   * @param marks receives what is not to be relied on
   * @return benchmark, parameters, score, error, unit, GFLOP/s, percent of the peak of the same
   *     lanes and threads
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark", "parameters", "score", "±", "unit", "GFLOP/s", "% of FMA peak");
    for (JmhResult result : results) {
      JmhMetric score = result.primaryMetric();
      List<String> flaws = flaws(result);
      table.add(
          result.shortName(),
          parameters(result),
          marks.cell(Numbers.significant(score.score()), subject(result), flaws),
          Numbers.significant(score.scoreError()),
          score.scoreUnit(),
          marks.cell(Numbers.giga(result.flopsPerSecond()), subject(result), flaws),
          percentOfPeak(result, marks));
    }
    return table;
  }

  /** What is wrong with a result: with its forks, and of a limit what fewer threads say. */
  private List<String> flaws(JmhResult result) {
    List<String> flaws = new ArrayList<>(Flaws.of(result));
    result.limit().map(limit -> limits.of(limit, result)).stream()
        .flatMap(capacity -> capacity.flaws().stream())
        .filter(flaw -> !flaws.contains(flaw))
        .forEach(flaws::add);
    return flaws;
  }

  /** A row in words. */
  static String subject(JmhResult result) {
    return (result.shortName() + " " + parameters(result)).strip();
  }

  @Override
  public List<String> notes(Marks marks) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "GFLOP/s of a step counts 4·m·d·p; the FMA peak is that of the same session, lanes and"
            + " threads ("
            + preferredLanes
            + " lanes for engines without vectors), the better of its two measurements.");
    results.stream()
        .flatMap(result -> result.description().stream())
        .filter(each -> each.kind() == Kind.SAMPLING && !each.isPeer())
        .map(BenchmarkDescription::className)
        .distinct()
        .forEach(name -> notes.add("One operation of " + name + " is one deviate."));
    notes.addAll(drift());
    notes.addAll(marks.notes());
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
    return FmaPeak.isOne(result)
        ? Double.NaN
        : shareOfPeak(result.flopsPerSecond(), Width.of(result, preferredLanes));
  }

  private double shareOfPeak(double flopsPerSecond, Width width) {
    return flopsPerSecond / peak(width).map(Capacity::perSecond).orElse(Double.NaN);
  }

  /**
   * How much of the FMA peak a result reaches, as a cell of a table.
   *
   * @param result one of the table's
   * @param marks receives what is wrong with the result or with the peak
   * @return percent; a dash where the share is not known
   */
  public String percentOfPeak(JmhResult result, Marks marks) {
    Width width = Width.of(result, preferredLanes);
    List<String> peak = peak(width).map(Capacity::flaws).orElse(List.of());
    String percent = marks.cell(percent(shareOfPeak(result)), peakSubject(width), peak);
    return peak.isEmpty() ? marks.cell(percent, subject(result), flaws(result)) : percent;
  }

  private static String peakSubject(Width width) {
    return "FMA peak, " + width;
  }

  private Optional<Capacity> peak(Width width) {
    return Optional.ofNullable(peaks.get(width));
  }

  /**
   * How much of the FMA peak a rate is, as a cell of a table.
   *
   * @param lanes floats per vector
   * @param marks receives what is wrong with the peak
   * @return percent; a dash if that peak was not measured
   */
  public String percentOfPeak(double flopsPerSecond, int lanes, int threads, Marks marks) {
    Width width = new Width(lanes, threads);
    return marks.cell(
        percent(shareOfPeak(flopsPerSecond, width)),
        peakSubject(width),
        peak(width).map(Capacity::flaws).orElse(List.of()));
  }

  /**
   * How much of the FMA peak a rate is.
   *
   * @param lanes floats per vector
   * @return share from 0 to about 1; NaN if that peak was not measured
   */
  public double shareOfPeak(double flopsPerSecond, int lanes, int threads) {
    return shareOfPeak(flopsPerSecond, new Width(lanes, threads));
  }

  /**
   * One line for each peak: what was measured before all other cases, and what after them.
   *
   * @return lines without line feeds; none for peaks that were not measured twice
   */
  public List<String> drift() {
    Map<Width, FmaPeak> measured = new TreeMap<>();
    results.stream()
        .filter(FmaPeak::isOne)
        .forEach(peak -> measured.put(Width.of(peak, preferredLanes), FmaPeak.of(peak)));
    return measured.entrySet().stream()
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
