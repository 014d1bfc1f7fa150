package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.output.Errors;

/** Sentences, each with the number of pairs of results that it is true of. */
final class Tally {
  private static final int MOST = 10;

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * Counts a sentence.
   *
   * @param sentence about a pair of results
   */
  void add(String sentence) {
    counts.merge(Errors.line(sentence), 1, Integer::sum);
  }

  /**
   * What was counted.
   *
   * @param all number of pairs
   * @return each sentence once, with its number where that is not all; of very many the first, and
   *     how many more there are
   */
  List<String> texts(int all) {
    List<String> texts = new ArrayList<>();
    counts.forEach(
        (sentence, count) ->
            texts.add(count == all ? sentence : sentence + " (" + count + " of " + all + ")"));
    return shortened(texts);
  }

  /**
   * A list that can be read.
   *
   * @return the first ones, and how many more there are
   */
  static List<String> shortened(List<String> texts) {
    if (texts.size() <= MOST) {
      return texts;
    }
    List<String> first = new ArrayList<>(texts.subList(0, MOST));
    first.add("and " + (texts.size() - MOST) + " more");
    return first;
  }
}
