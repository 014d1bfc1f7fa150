package org.quadrant.benchmarks.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names of enumerated settings on the command line and in files: lower case, words joined by
 * hyphens, such as {@code first-order}.
 */
public final class OptionNames {
  private OptionNames() {}

  /** Name of a value. */
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name, in any case.
   *
   * @param option what the name is given for
   * @throws IllegalArgumentException if there is no such value; the message lists all names
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String option, String name) {
    for (E value : type.getEnumConstants()) {
      if (of(value).equalsIgnoreCase(name)) {
        return value;
      }
    }
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(OptionNames::of)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(option + ": " + name + "; allowed: " + names);
  }
}
