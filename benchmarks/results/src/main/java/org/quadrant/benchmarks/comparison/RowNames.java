package org.quadrant.benchmarks.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of results that tell them apart: without the package, unless two classes of different
 * packages, both with that method, have the same name.
 */
final class RowNames {
  private final Map<String, Set<String>> benchmarks = new HashMap<>();
  private final Set<ResultKey> keys;

  /**
   * Names for results.
   *
   * @param keys of all that are named beside each other
   */
  RowNames(List<ResultKey> keys) {
    this.keys = new HashSet<>(keys);
    keys.forEach(
        key ->
            benchmarks
                .computeIfAbsent(key.shortName(), name -> new HashSet<>())
                .add(key.benchmark()));
  }

  /**
   * Name of a benchmark.
   *
   * @param key one of those given
   * @return class and method, with the package where they are not enough
   */
  String name(ResultKey key) {
    return benchmarks.get(key.shortName()).size() == 1 ? key.shortName() : key.benchmark();
  }

  /**
   * Parameters by name, and JMH's threads where there are several or where one must be told from an
   * unknown number.
   *
   * @param key one of those given
   * @return such as {@code n=10 -t 2}; empty if there is nothing to say
   */
  String parameters(ResultKey key) {
    boolean oneBesideUnknown = key.threads() == 1 && keys.contains(key.withThreads(0));
    return oneBesideUnknown ? (key.parameters() + " -t 1").strip() : key.parameters();
  }

  /**
   * A result in words.
   *
   * @param key one of those given
   * @return name, parameters, mode and unit
   */
  String text(ResultKey key) {
    return (name(key) + " " + parameters(key)).strip()
        + " ("
        + key.mode()
        + ", "
        + key.unit()
        + ")";
  }

  /**
   * A result in as few words as tell it from the others of a table.
   *
   * @param key one of those given
   * @return name, parameters, and the mode if there are several
   */
  String brief(ResultKey key) {
    boolean severalModes =
        keys.stream()
            .anyMatch(
                other ->
                    other.benchmark().equals(key.benchmark()) && !other.mode().equals(key.mode()));
    return (name(key) + " " + parameters(key)).strip() + (severalModes ? " " + key.mode() : "");
  }
}
