package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void alignsNumbersToTheRight() {
    MarkdownTable table = new MarkdownTable("name", "n");
    table.add("a|b", "1");
    table.add("c", "–");
    table.add("d", "100.5");
    assertEquals(
        """
        | name |     n |
        |------|------:|
        | a\\|b |     1 |
        | c    |     – |
        | d    | 100.5 |
        """,
        table.text());
  }

  @Test
  void refusesRowsOfAnotherLength() {
    MarkdownTable table = new MarkdownTable("name", "n");
    assertThrows(IllegalArgumentException.class, () -> table.add("a"));
  }
}
