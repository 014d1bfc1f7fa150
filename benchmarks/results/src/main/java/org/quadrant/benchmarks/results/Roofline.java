package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.MemoryLevel;

/** The kernels and steps of a session, held against the limits that were measured beside them. */
public final class Roofline implements ResultTable {
  private static final Capacity UNKNOWN = new Capacity(Double.NaN, List.of());

  private final SessionLimits limits;
  private final BenchmarkTable shares;
  private final List<RooflinePoint> points;
  private final int preferredLanes;

  /**
   * The roofline of results that were measured in one session.
   *
   * @param results the results, limits included
   * @param machine that they were measured on
   * @throws IllegalArgumentException if a result has a shape or a level that does not exist
   */
  public Roofline(JmhResults results, Machine machine) {
    preferredLanes = machine.preferredLanes();
    limits = new SessionLimits(results.results(), preferredLanes);
    shares = new BenchmarkTable(results, preferredLanes);
    points = results.results().stream().flatMap(each -> point(each, machine).stream()).toList();
  }

  private Optional<RooflinePoint> point(JmhResult result, Machine machine) {
    Width width = Width.of(result, machine.preferredLanes());
    return result
        .description()
        .flatMap(description -> description.work(result.params()))
        .filter(work -> work.flops() > 0)
        .map(
            work -> {
              Optional<MemoryLevel> level =
                  MemoryLevel.holding(
                      machine.caches(), (long) work.workingSet(), result.allThreads());
              Capacity bandwidth = level.map(each -> bandwidths(width).get(each)).orElse(UNKNOWN);
              return new RooflinePoint(
                  result, work, level, peaks().getOrDefault(width, UNKNOWN), bandwidth);
            });
  }

  /**
   * The kernels and steps.
   *
   * @return those whose floating-point operations are counted, in the order of the results
   */
  public List<RooflinePoint> points() {
    return points;
  }

  /** Fused-multiply-add peaks in operations per second. */
  Map<Width, Capacity> peaks() {
    return limits.peaks();
  }

  /** Highest bandwidths that were measured of a width, in bytes per second. */
  Map<MemoryLevel, Capacity> bandwidths(Width width) {
    return limits.bandwidths(width);
  }

  @Override
  public String title() {
    return "Roofline";
  }

  /**
   * One row for each kernel and step.
   *
   * @param marks receives what is not to be relied on
   * @return benchmark, parameters, GFLOP/s, percent of the peak of the same lanes and threads,
   *     operations per byte of traffic, memory that the working set lies in, which limit binds,
   *     what that allows in GFLOP/s, percent of it
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark",
            "parameters",
            "GFLOP/s",
            "% of FMA peak",
            "flop/byte",
            "data in",
            "limit",
            "GFLOP/s allowed",
            "% of it");
    for (RooflinePoint point : points) {
      JmhResult result = point.result();
      String subject = BenchmarkTable.subject(result);
      List<String> flaws = Flaws.of(result);
      String roof = BenchmarkTable.percent(point.shareOfRoof());
      table.add(
          result.shortName(),
          BenchmarkTable.parameters(result),
          marks.cell(Numbers.giga(result.flopsPerSecond()), subject, flaws),
          shares.percentOfPeak(result, marks),
          Numbers.significant(point.work().intensity()),
          point.level().map(Enum::name).orElse("–"),
          point.limit(),
          marks.cell(Numbers.giga(point.roof()), point.limit() + of(result), point.roofFlaws()),
          point.roofFlaws().isEmpty()
              ? marks.cell(roof, subject, flaws)
              : marks.cell(roof, point.limit() + of(result), point.roofFlaws()));
    }
    return table;
  }

  private String of(JmhResult result) {
    return ", " + Width.of(result, preferredLanes);
  }

  @Override
  public List<String> notes(Marks marks) {
    List<String> notes =
        new ArrayList<>(
            List.of(
                "flop/byte: operations for each byte of the arrays that a kernel reads and writes,"
                    + " each array once; a step moves what its kernels move, and of its operations"
                    + " the two products count.",
                "The lower one of two limits binds: the FMA peak, or flop/byte times the bandwidth"
                    + " of the memory that the working set of a thread fits into, the highest that"
                    + " loads alone or loads and stores reached there.",
                "More than 100 % of a limit: its benchmark did not reach what the machine can give,"
                    + " or, of a bandwidth beyond L1, part of the data lay nearer than that."));
    notes.addAll(marks.notes());
    return notes;
  }
}
