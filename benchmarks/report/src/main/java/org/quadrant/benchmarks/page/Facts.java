package org.quadrant.benchmarks.page;

import org.quadrant.benchmarks.machine.Build;

/** A list of names and values. */
final class Facts {
  private final StringBuilder items = new StringBuilder();

  /**
   * Adds a fact.
   *
   * @param name plain text
   * @param value plain text; null or empty if it is not known, and then left out
   * @return this
   */
  Facts add(String name, String value) {
    return value == null || value.isEmpty() ? this : addHtml(name, Html.text(value));
  }

  /**
   * Adds a fact whose value is more than text.
   *
   * @param name plain text
   * @param value HTML
   */
  Facts addHtml(String name, String value) {
    items.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.text(name), value));
    return this;
  }

  /** Adds what computed something. */
  Facts add(Build build) {
    return add("Quadrant", build(build.version(), build.commit(), build.modified()));
  }

  /**
   * A build in a few words.
   *
   * @param version Maven version
   * @param modified whether files differed from it
   * @return plain text
   */
  static String build(String version, String commit, boolean modified) {
    return version + ", commit " + commit + (modified ? " with changes" : "");
  }

  /** The list. */
  String html() {
    return "<dl class=\"facts\">\n" + items + "</dl>\n";
  }
}
