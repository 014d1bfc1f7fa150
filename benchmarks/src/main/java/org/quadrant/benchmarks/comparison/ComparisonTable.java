package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Merit;
import org.quadrant.benchmarks.results.Numbers;

/** A comparison as people read it. */
public final class ComparisonTable {
  private static final String NONE = "–";

  private final Comparison comparison;

  /**
   * Table of a comparison.
   *
   * @param comparison what to show
   */
  public ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * The table, what is missing or new, and what must be known to read it, in Markdown.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    List<String> notes = new ArrayList<>();
    comparison.missing().forEach(key -> notes.add("missing in the new file: " + key.text()));
    comparison.added().forEach(key -> notes.add("new: " + key.text()));
    comparison
        .mismatches()
        .forEach(mismatch -> notes.add("the two files do not match: " + mismatch));
    notes.addAll(explanations());
    String table = comparison.compared().isEmpty() ? "" : table().text() + "\n";
    return table + notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark",
            "parameters",
            "unit",
            "forks",
            "old",
            "new",
            "ratio",
            "95 % interval",
            "p",
            "p corrected",
            "change");
    for (int i = 0; i < comparison.compared().size(); i++) {
      ComparedResult result = comparison.compared().get(i);
      boolean tested = result.isRepeated();
      table.add(
          result.key().shortName(),
          result.key().parameters(),
          result.key().unit(),
          result.forksBefore() + ", " + result.forksAfter(),
          Numbers.significant(result.before()),
          Numbers.significant(result.after()),
          ratio(result.ratio()),
          result
              .interval()
              .map(interval -> ratio(interval.lower()) + " – " + ratio(interval.upper()))
              .orElse(NONE),
          tested ? probability(result.pValue()) : NONE,
          probability(comparison.adjusted().get(i)),
          comparison.change(i).text());
    }
    return table;
  }

  private List<String> explanations() {
    List<String> notes = new ArrayList<>();
    List<ComparedResult> compared = comparison.compared();
    if (!comparison.machineKnown()) {
      notes.add(
          "No machine.json beside one of the files: whether both were measured on the same machine"
              + " is not known.");
    }
    if (compared.isEmpty()) {
      notes.add("The files have no result in common.");
      return notes;
    }
    notes.add(
        "ratio: times as fast as before (above 1 is faster), whether the unit counts operations or"
            + " time; interval: bootstrap over forks.");
    if (compared.stream().anyMatch(result -> Merit.of(result.key().unit()) == Merit.UNKNOWN)) {
      notes.add("Where the unit does not tell which way is better: ratio is new over old.");
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "p: Mann and Whitney's test over forks, two-sided, exact; corrected by Holm's method"
                + " for %s; a change has a corrected p of at most %s and an interval without 1.",
            comparisons(comparison.counting()),
            Comparison.LEVEL));
    if (comparison.counting() < compared.size()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Too few forks in %d of %s: among so many, these could not be significant whatever"
                  + " was measured, so the correction does not count them (Tarone's rule). %d forks"
                  + " a side are enough for all; --benchmarks leaves comparisons out.",
              compared.size() - comparison.counting(),
              comparisons(compared.size()),
              comparison.forksForAll()));
    }
    if (compared.stream().anyMatch(result -> !result.isRepeated())) {
      notes.add(
          "One fork on a side: forks differ from each other by more than iterations do, so no"
              + " difference can be called significant.");
    }
    if (!comparison.machineKnown()
        && compared.stream().anyMatch(result -> "0".equals(result.key().params().get("lanes")))) {
      notes.add(
          "lanes=0 is the width that the CPU prefers, and only machine.json beside both files would"
              + " tell whether that was the same.");
    }
    notes.add(
        "Two sessions differ by more than their forks show when the machine is shared: quadrant"
            + " regress measures two builds in turns.");
    return notes;
  }

  private static String comparisons(int count) {
    return count + (count == 1 ? " comparison" : " comparisons");
  }

  private static String ratio(double ratio) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.3f", ratio) : NONE;
  }

  private static String probability(double probability) {
    return Double.isNaN(probability)
        ? NONE
        : String.format(Locale.ROOT, probability < 1e-3 ? "%.1e" : "%.4f", probability);
  }
}
