package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void escapesWhatHasAMeaningInHtml() {
    assertEquals(
        "a &lt;b c=&quot;d&quot;&gt; &amp;amp; ‖w⊥‖ 𝛼", Html.text("a <b c=\"d\"> &amp; ‖w⊥‖ 𝛼"));
  }

  @Test
  void replacesWhatNoDocumentMayHold() {
    assertEquals("a\n\t\uFFFD\uFFFD\uFFFDb", Html.text("a\n\t\0\u0085\uD800b"));
  }

  @Test
  void separatesParagraphsByEmptyLines() {
    assertEquals("<p>a\nb</p>\n<p>c &lt; d</p>\n", Html.paragraphs("\na\nb\n \n\nc < d\n"));
    assertEquals("", Html.paragraphs(" \n"));
  }

  @Test
  void linksToAnything() {
    assertEquals("<a href=\"a&quot;b\">&lt;c&gt;</a>", Html.link("a\"b", "<c>"));
  }
}
