package org.quadrant.benchmarks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.results.MarkdownTable;

/**
 * A table, in a box that scrolls sideways where the page is too narrow for it. The first cell of
 * each row is its head.
 */
final class HtmlTable {
  /** A link, and what follows it. */
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)(.*)");

  private final String anchor;
  private final String caption;
  private final List<Column> columns;
  private final StringBuilder body = new StringBuilder();
  private boolean inGroup;

  /**
   * A column.
   *
   * @param name plain text
   * @param numeric whether it is aligned to the right
   */
  record Column(String name, boolean numeric) {}

  /**
   * A table without rows.
   *
   * @param anchor name that no other element of the page has
   * @param caption what the table shows, plain text
   * @param columns one at least
   */
  HtmlTable(String anchor, String caption, List<Column> columns) {
    this.anchor = anchor;
    this.caption = caption;
    this.columns = List.copyOf(columns);
  }

  /**
   * A table that was made for Markdown, of whose syntax cells hold no more than a link at the
   * beginning.
   *
   * @param anchor name that no other element of the page has
   * @param caption what the table shows
   * @param table columns and rows
   * @param targets from the target of a link in Markdown to that in the page
   */
  static HtmlTable of(
      String anchor, String caption, MarkdownTable table, UnaryOperator<String> targets) {
    List<Column> columns = new ArrayList<>();
    for (String name : table.head()) {
      columns.add(new Column(name, table.isNumeric(columns.size())));
    }
    HtmlTable html = new HtmlTable(anchor, caption, columns);
    for (List<String> row : table.rows()) {
      html.row("", row.stream().map(cell -> cell(cell, targets)).toList());
    }
    return html;
  }

  private static String cell(String markdown, UnaryOperator<String> targets) {
    String text = markdown.replace("\\|", "|");
    Matcher link = LINK.matcher(text);
    return link.matches()
        ? Html.link(targets.apply(link.group(2)), link.group(1)) + Html.text(link.group(3))
        : Html.text(text);
  }

  /**
   * Begins a group of rows.
   *
   * @param title of the group, HTML
   */
  void group(String title) {
    endGroup();
    body.append("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
        .append(columns.size())
        .append("\">")
        .append(title)
        .append("</th></tr>\n");
    inGroup = true;
  }

  /**
   * Adds a row.
   *
   * @param style class of the row; empty for none
   * @param cells HTML, as many as there are columns
   */
  void row(String style, List<String> cells) {
    if (!inGroup) {
      body.append("<tbody>\n");
      inGroup = true;
    }
    body.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
    for (int i = 0; i < cells.size(); i++) {
      String kind = columns.get(i).numeric() ? " class=\"number\"" : "";
      body.append(
          i == 0
              ? "<th scope=\"row\"" + kind + ">" + cells.get(i) + "</th>"
              : "<td" + kind + ">" + cells.get(i) + "</td>");
    }
    body.append("</tr>\n");
  }

  private void endGroup() {
    if (inGroup) {
      body.append("</tbody>\n");
      inGroup = false;
    }
  }

  /** The table. */
  String html() {
    endGroup();
    StringBuilder head = new StringBuilder();
    for (Column column : columns) {
      head.append(column.numeric() ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
          .append(Html.text(column.name()))
          .append("</th>");
    }
    return """
    <div class="wide" role="region" tabindex="0" aria-labelledby="%1$s">
    <table>
    <caption id="%1$s">%2$s</caption>
    <thead>
    <tr>%3$s</tr>
    </thead>
    %4$s</table>
    </div>
    """
        .formatted(anchor, Html.text(caption), head, body);
  }
}
