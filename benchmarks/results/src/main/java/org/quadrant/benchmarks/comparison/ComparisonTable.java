package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Numbers;

/** A comparison as people read it. */
public final class ComparisonTable {
  private static final String NONE = "–";

  private final Comparison comparison;
  private final RowNames names;

  /** Table of a comparison. */
  public ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    names =
        new RowNames(
            Stream.of(
                    comparison.compared().stream().map(ComparedResult::key),
                    comparison.missing().stream(),
                    comparison.added().stream())
                .flatMap(keys -> keys)
                .toList());
  }

  /**
   * What can be told at all, the table, what is missing or new, and what must be known to read it,
   * in Markdown.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    ComparisonNotes explanations = new ComparisonNotes(comparison, names);
    List<String> notes = new ArrayList<>();
    comparison.missing().forEach(key -> notes.add("missing in the new file: " + names.text(key)));
    comparison.added().forEach(key -> notes.add("new: " + names.text(key)));
    comparison
        .mismatches()
        .forEach(mismatch -> notes.add("the two files do not match: " + mismatch));
    notes.addAll(explanations.all());
    String head = explanations.head().map(line -> line + "\n\n").orElse("");
    String table = comparison.compared().isEmpty() ? "" : table().text() + "\n";
    return head
        + table
        + notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark",
            "parameters",
            "mode",
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
      table.add(
          names.name(result.key()),
          names.parameters(result.key()),
          result.key().mode(),
          result.key().unit(),
          result.forksBefore() + ", " + result.forksAfter(),
          Numbers.significant(result.before()),
          Numbers.significant(result.after()),
          Ratios.text(result.ratio()),
          result
              .interval()
              .map(
                  interval -> Ratios.text(interval.lower()) + " – " + Ratios.text(interval.upper()))
              .orElse(NONE),
          probability(result.pValue()),
          probability(comparison.adjusted().get(i)),
          change(i));
    }
    return table;
  }

  private String change(int index) {
    String change = comparison.change(index).text();
    if (!comparison.isStriking(index)) {
      return change;
    }
    ComparedResult result = comparison.compared().get(index);
    String striking =
        result.apart() == ComparedResult.Apart.NO ? "; alone it would be " : "; no overlap: ";
    return change + striking + result.factorInWords();
  }

  private static String probability(double probability) {
    return Double.isNaN(probability)
        ? NONE
        : String.format(Locale.ROOT, probability < 1e-3 ? "%.1e" : "%.4f", probability);
  }
}
