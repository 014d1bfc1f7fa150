package org.quadrant.benchmarks.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of places in one page, each given once. */
final class Anchors {
  private final Set<String> given = new HashSet<>();

  /**
   * A new name.
   *
   * @param words that it is made of
   * @return lower-case letters, digits and hyphens; numbered if these words were asked for before
   */
  String next(String... words) {
    String base =
        String.join("-", words)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String name = base;
    for (int i = 2; !given.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
