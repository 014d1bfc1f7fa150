package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which results of two files are of the same thing. First those that are equal in all; then, among
 * what is left, those whose units differ in size only; then those whose threads one of the files
 * does not tell, if nothing else could be meant.
 */
final class Matching {
  private static final int ONE_THREAD = 1;

  private final Set<ResultKey> before;
  private final Set<ResultKey> after;
  private final List<Pair> pairs = new ArrayList<>();

  /** Two results of the same thing. */
  record Pair(ResultKey before, ResultKey after) {
    /** The earlier key, with the threads that either file tells. */
    ResultKey shown() {
      return before.threads() == 0 ? before.withThreads(after.threads()) : before;
    }

    private boolean isPlausible() {
      return before.threads() == after.threads() || before.threads() * after.threads() == 0;
    }
  }

  /** Matches keys. */
  Matching(Collection<ResultKey> before, Collection<ResultKey> after) {
    this.before = new LinkedHashSet<>(before);
    this.after = new LinkedHashSet<>(after);
    match(key -> key);
    match(Matching::anySize);
    // What tells no threads has one in all suites known, which is JMH's default, too.
    match(key -> anySize(key).withThreads(Math.max(ONE_THREAD, key.threads())));
    match(key -> anySize(key).withThreads(0));
  }

  /** In order of name. */
  List<Pair> pairs() {
    return pairs.stream().sorted(Comparator.comparing(Pair::before)).toList();
  }

  /** What only the earlier file has, in order of name. */
  List<ResultKey> missing() {
    return before.stream().sorted().toList();
  }

  /** What only the later file has, in order of name. */
  List<ResultKey> added() {
    return after.stream().sorted().toList();
  }

  private static ResultKey anySize(ResultKey key) {
    return key.withUnit(ScoreUnit.of(key.unit()).dimension());
  }

  /** Makes pairs of what is alone in each file with what counts. */
  private void match(UnaryOperator<ResultKey> whatCounts) {
    Map<ResultKey, List<ResultKey>> old = grouped(before, whatCounts);
    Map<ResultKey, List<ResultKey>> next = grouped(after, whatCounts);
    old.forEach(
        (what, keys) -> {
          List<ResultKey> others = next.getOrDefault(what, List.of());
          if (keys.size() == 1 && others.size() == 1) {
            add(new Pair(keys.getFirst(), others.getFirst()));
          }
        });
  }

  private void add(Pair pair) {
    if (pair.isPlausible()) {
      pairs.add(pair);
      before.remove(pair.before());
      after.remove(pair.after());
    }
  }

  private static Map<ResultKey, List<ResultKey>> grouped(
      Set<ResultKey> keys, UnaryOperator<ResultKey> whatCounts) {
    Map<ResultKey, List<ResultKey>> groups = new LinkedHashMap<>();
    keys.forEach(
        key -> groups.computeIfAbsent(whatCounts.apply(key), what -> new ArrayList<>()).add(key));
    return groups;
  }
}
