package org.quadrant.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.Flaws;
import org.quadrant.benchmarks.results.JmhMetric;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Marks;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.benchmarks.results.ResultTable;
import org.quadrant.benchmarks.results.Width;

/**
 * The speed of the vector engine's step on every machine, absolute and as a share of the machine's
 * own peak. Where several runs of a machine measured the same, a clean result counts before one
 * that is not, of these one of a complete run, and of these the latest.
 */
final class MachinesTable implements ResultTable {
  private final Map<Key, Entry> entries = new TreeMap<>();
  private final MachineLimits limits;

  /** What has one row. */
  private record Key(String folder, int threads, int lanes, StepShape shape)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::folder)
            .thenComparingInt(Key::threads)
            .thenComparing(Key::lanes, Comparator.reverseOrder())
            .thenComparing(Key::flops, Comparator.reverseOrder())
            .thenComparing(key -> key.shape.toString());

    private double flops() {
      return 4.0 * shape.samples() * shape.dimension() * shape.neurons();
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A result.
   *
   * @param run that it is of
   * @param shares of the peaks of that run
   * @param result one of its
   */
  private record Entry(RecordedRun run, BenchmarkTable shares, JmhResult result) {
    private static final Comparator<Entry> TRUST =
        Comparator.comparing((Entry entry) -> Flaws.of(entry.result).isEmpty())
            .thenComparing(entry -> entry.run.isComplete())
            .thenComparingInt(entry -> entry.result.forks())
            .thenComparing(Entry::run, RecordedRun.TRUST);

    static Entry better(Entry one, Entry other) {
      return TRUST.compare(one, other) >= 0 ? one : other;
    }
  }

  /**
   * A table.
   *
   * @param limits of the same machines
   * @throws BadInputException if a step's shape has another form
   */
  MachinesTable(List<RecordedRun> runs, MachineLimits limits) throws BadInputException {
    this.limits = limits;
    for (RecordedRun run : runs) {
      try {
        add(run);
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            run.path() + "/" + RecordedRun.MEASUREMENTS + ": " + e.getMessage(), e);
      }
    }
  }

  private void add(RecordedRun run) {
    int preferredLanes = run.machine().preferredLanes();
    BenchmarkTable shares = new BenchmarkTable(run.results(), preferredLanes);
    steps(run)
        .forEach(
            step ->
                entries.merge(
                    new Key(
                        run.folder(),
                        step.allThreads(),
                        step.parameter(Parameters.LANES, preferredLanes),
                        StepShape.parse(step.parameter(Parameters.SHAPE))),
                    new Entry(run, shares, step),
                    Entry::better));
  }

  /** Those on normal inputs that counted their operations. */
  private static Stream<JmhResult> steps(RecordedRun run) {
    return run.results().results().stream()
        .filter(result -> result.description().equals(Optional.of(BenchmarkDescription.STEP)))
        .filter(result -> result.parameter(Parameters.ENGINE).equals(Parameters.VECTOR))
        .filter(MachinesTable::isGaussian)
        .filter(result -> Double.isFinite(result.flopsPerSecond()));
  }

  /** Results that name no law are older than the parameter. */
  private static boolean isGaussian(JmhResult result) {
    return result
        .params()
        .getOrDefault(Parameters.LAW, Parameters.GAUSSIAN)
        .equals(Parameters.GAUSSIAN);
  }

  @Override
  public String title() {
    return "One step of the vector engine";
  }

  /**
   * One row for each machine, number of threads, width and shape.
   *
   * @param marks receives what is not to be relied on
   * @return CPU, processors, JDK, threads, lanes, shape, GFLOP/s, half of the 99.9 % confidence
   *     interval, percent of the FMA peak, forks, day, run
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table =
        new MarkdownTable(
            RecordedRun.columns(
                List.of(
                    "threads", "lanes", "m × d × p", "GFLOP/s", "±", "% of FMA peak", "forks")));
    entries.forEach((key, entry) -> addRow(table, key, entry, marks));
    return table;
  }

  private void addRow(MarkdownTable table, Key key, Entry entry, Marks marks) {
    RecordedRun run = entry.run();
    JmhResult result = entry.result();
    JmhMetric score = result.primaryMetric();
    double rate = result.flopsPerSecond() / Numbers.GIGA;
    StepShape shape = key.shape();
    String subject = run.path() + ", " + text(shape) + ", " + new Width(key.lanes(), key.threads());
    List<String> flaws = Flaws.of(result);
    List<String> peakFlaws = limits.peakFlaws(run, result);
    String percent = BenchmarkTable.percent(entry.shares().shareOfPeak(result));
    table.add(
        run.row(
            List.of(
                Integer.toString(key.threads()),
                Integer.toString(key.lanes()),
                text(shape),
                marks.cell(Numbers.significant(rate), subject, flaws),
                Numbers.significant(rate * score.scoreError() / score.score()),
                peakFlaws.isEmpty()
                    ? marks.cell(percent, subject, flaws)
                    : marks.cell(percent, subject + ", FMA peak", peakFlaws),
                Integer.toString(result.forks()))));
  }

  private static String text(StepShape shape) {
    return shape.samples() + " × " + shape.dimension() + " × " + shape.neurons();
  }
}
