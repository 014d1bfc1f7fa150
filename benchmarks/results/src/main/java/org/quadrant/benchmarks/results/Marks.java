package org.quadrant.benchmarks.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quadrant.benchmarks.statistics.Steadiness;

/** Marks the cells of a table that are not to be relied on, and says below it why. */
public final class Marks {
  /** Follows what is not to be relied on. */
  public static final String MARK = " †";

  private final Map<String, List<String>> reasons = new LinkedHashMap<>();

  /** No marks. */
  public Marks() {}

  /**
   * A cell.
   *
   * @param text what it shows
   * @param subject what the text is about
   * @param flaws what is wrong with that; empty for nothing
   * @return the text, marked if something is wrong; a dash remains a dash
   */
  public String cell(String text, String subject, List<String> flaws) {
    if (flaws.isEmpty() || text.equals("–")) {
      return text;
    }
    reasons.put(subject, List.copyOf(flaws));
    return text + MARK;
  }

  /**
   * What the marks mean.
   *
   * @return a line for each thing that is wrong, without line feeds, after one that says what a
   *     clean result is; none if there are no marks
   */
  public List<String> notes() {
    return reasons.isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of(meaning()),
                reasons.entrySet().stream()
                    .map(each -> "† " + each.getKey() + ": " + String.join("; ", each.getValue())))
            .toList();
  }

  /**
   * Lines below a table, in Markdown.
   *
   * @param notes lines without line feeds
   * @return a list, each line ended by a line feed; nothing for no lines
   */
  public static String list(List<String> notes) {
    return notes.stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private static String meaning() {
    return "† is not to be relied on, and neither is what was computed from it. A fork counts if"
        + " its scores lie within a factor of "
        + Steadiness.MOST_SPREAD
        + ", the first within "
        + Steadiness.MOST_APART
        + " of the median of the others, and if it allocated nothing where nothing is to be"
        + " allocated; a limit, if fewer threads do not give more.";
  }
}
