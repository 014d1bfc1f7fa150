package org.quadrant.benchmarks.comparison;

import java.util.List;
import org.quadrant.benchmarks.results.JmhResult;

/**
 * A result of two sessions, as both recorded it.
 *
 * @param key what was measured
 * @param before what the earlier session recorded
 * @param after what the later session recorded
 */
record MatchedResult(ResultKey key, JmhResult before, JmhResult after) {
  private static final String SINGLE_SHOT = "ss";

  /**
   * All that two sessions have in common.
   *
   * @param matching of their keys
   * @return by name
   */
  static List<MatchedResult> all(Matching matching, ResultFile before, ResultFile after) {
    return matching.pairs().stream()
        .map(
            pair ->
                new MatchedResult(
                    pair.shown(),
                    before.results().get(pair.before()),
                    after.results().get(pair.after())))
        .toList();
  }

  /** Whether each iteration is one call, so that a later one finds warmer code. */
  boolean isSingleShot() {
    return before.mode().equals(SINGLE_SHOT);
  }

  /** Unit of the earlier result. */
  ScoreUnit unitBefore() {
    return ScoreUnit.of(before.primaryMetric().scoreUnit());
  }

  /** Unit of the later result. */
  ScoreUnit unitAfter() {
    return ScoreUnit.of(after.primaryMetric().scoreUnit());
  }

  /**
   * The comparison of the forks, in the earlier result's unit.
   *
   * @return the comparison
   */
  ComparedResult compared() {
    ScoreUnit unit = unitBefore();
    ScoreUnit other = unitAfter();
    return ComparedResult.of(
        key,
        ForkScores.of(before, score -> score),
        ForkScores.of(after, score -> other.convert(score, unit)));
  }
}
