package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All ways to choose one value for each parameter. */
public final class Combinations {
  private Combinations() {}

  /**
   * Combines values.
   *
   * @param values of each parameter; the last parameter changes fastest
   * @return one value for each parameter, in all combinations
   */
  public static List<SortedMap<String, String>> of(Map<String, List<String>> values) {
    List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
    for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> combination : combinations) {
        for (String value : parameter.getValue()) {
          SortedMap<String, String> next = new TreeMap<>(combination);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
