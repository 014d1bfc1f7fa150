package org.quadrant.benchmarks.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Plain text as HTML. */
final class Html {
  private static final int REPLACEMENT = '\uFFFD';

  private Html() {}

  /**
   * Escapes text for content and for attribute values in double quotes.
   *
   * @return HTML that shows it; what no HTML document may hold is shown as U+FFFD
   */
  static String text(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
              }
            });
    return html.toString();
  }

  /** Neither a control character nor half of a surrogate pair, which UTF-8 cannot encode. */
  private static boolean isAllowed(int c) {
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || isSurrogate(c));
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * Paragraphs of plain text.
   *
   * @param text an empty line separates paragraphs
   * @return a paragraph element for each, a line each
   */
  static String paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\R\\s*\\R"))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> "<p>" + text(paragraph) + "</p>\n")
        .collect(Collectors.joining());
  }

  /**
   * A list.
   *
   * @param lines plain text, one for each item
   * @return the element; nothing for no lines
   */
  static String list(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "<li>" + text(line) + "</li>\n")
            .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /**
   * A link.
   *
   * @param target address, such as {@code #anchor}
   * @param text what is shown
   * @return the element
   */
  static String link(String target, String text) {
    return "<a href=\"" + text(target) + "\">" + text(text) + "</a>";
  }
}
