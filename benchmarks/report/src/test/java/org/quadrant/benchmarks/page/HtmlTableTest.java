package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.results.MarkdownTable;

class HtmlTableTest {
  private static String cell(String markdown) {
    MarkdownTable table = new MarkdownTable("head", "cell");
    table.add("head", markdown);
    return HtmlTable.of("anchor", "caption", table, path -> "#" + path).html();
  }

  @Test
  void turnsALinkIntoOneAndKeepsWhatFollowsIt() {
    assertTrue(cell("[a](b/c)").contains("<td><a href=\"#b/c\">a</a></td>"));
    assertTrue(
        cell("[a](b/c) (modified & more)")
            .contains("<td><a href=\"#b/c\">a</a> (modified &amp; more)</td>"));
    assertTrue(cell("no [a](b)").contains("<td>no [a](b)</td>"));
  }
}
