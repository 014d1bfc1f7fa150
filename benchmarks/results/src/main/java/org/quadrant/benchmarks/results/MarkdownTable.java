package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table in Markdown, padded so that it reads well on a terminal too. Columns whose cells all
 * begin with a digit, a sign or a dash are taken for numbers and aligned to the right.
 */
public final class MarkdownTable {
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table without rows.
   *
   * @param head names of the columns
   */
  public MarkdownTable(String... head) {
    this.head = List.of(head);
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns
   * @throws IllegalArgumentException if there are more or fewer
   */
  public void add(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells in " + head.size() + " columns");
    }
    rows.add(IntStream.range(0, cells.length).mapToObj(i -> cells[i].replace("|", "\\|")).toList());
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * The columns.
   *
   * @return their names, in Markdown
   */
  public List<String> head() {
    return head;
  }

  /**
   * The rows.
   *
   * @return for each its cells, in Markdown: links, and vertical bars behind a backslash
   */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /**
   * The table.
   *
   * @return lines, each ended by a line feed
   */
  public String text() {
    // Once for all rows, of which there may be thousands.
    int[] widths = columns().map(this::width).toArray();
    boolean[] numeric = new boolean[widths.length];
    columns().forEach(column -> numeric[column] = isNumeric(column));
    String rule =
        columns()
            .mapToObj(
                column ->
                    numeric[column]
                        ? "-".repeat(widths[column] + 1) + ":"
                        : "-".repeat(widths[column] + 2))
            .collect(Collectors.joining("|", "|", "|\n"));
    return line(head, widths, numeric)
        + rule
        + rows.stream().map(row -> line(row, widths, numeric)).collect(Collectors.joining());
  }

  private String line(List<String> cells, int[] widths, boolean[] numeric) {
    return columns()
        .mapToObj(column -> padded(cells.get(column), widths[column], numeric[column]))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String padded(String cell, int width, boolean numeric) {
    String space = " ".repeat(width - cell.length());
    return numeric ? space + cell : cell + space;
  }

  private IntStream columns() {
    return IntStream.range(0, head.size());
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, head.get(column).length());
  }

  /**
   * Whether a column is taken for numbers.
   *
   * @return whether it is aligned to the right
   */
  public boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> row.get(column).matches("[-+–±\\d].*"));
  }
}
