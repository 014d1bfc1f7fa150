package org.quadrant.benchmarks.results;

import java.util.List;

/** A table of results, of which some may not be relied on. */
public interface ResultTable {
  /**
   * What the table is about.
   *
   * @return a heading
   */
  String title();

  /**
   * The table.
   *
   * @param marks receives what is not to be relied on
   * @return its rows, none if there is nothing to show
   */
  MarkdownTable table(Marks marks);

  /**
   * What must be known to read it.
   *
   * @param marks those of the table
   * @return lines without line feeds
   */
  default List<String> notes(Marks marks) {
    return marks.notes();
  }

  /**
   * The table.
   *
   * @return as {@link #table(Marks)} gives it
   */
  default MarkdownTable table() {
    return table(new Marks());
  }

  /**
   * What the marks of the table mean.
   *
   * @return lines without line feeds; none if nothing is marked
   */
  default List<String> marks() {
    Marks marks = new Marks();
    MarkdownTable _ = table(marks);
    return marks.notes();
  }

  /**
   * The table and what must be known to read it, in Markdown.
   *
   * @return lines, each ended by a line feed
   */
  default String text() {
    Marks marks = new Marks();
    MarkdownTable table = table(marks);
    List<String> notes = notes(marks);
    return table.text() + (notes.isEmpty() ? "" : "\n" + Marks.list(notes));
  }
}
