package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CombinationsTest {
  private static List<String> texts(Map<String, List<String>> values) {
    return Combinations.of(values).stream().map(Object::toString).toList();
  }

  @Test
  void theLastParameterChangesFastest() {
    TreeMap<String, List<String>> values =
        new TreeMap<>(Map.of("a", List.of("1", "2"), "b", List.of("3", "4")));
    assertEquals(List.of("{a=1, b=3}", "{a=1, b=4}", "{a=2, b=3}", "{a=2, b=4}"), texts(values));
    assertEquals(
        List.of("{a=1, b=3}", "{a=2, b=3}", "{a=1, b=4}", "{a=2, b=4}"), texts(values.reversed()));
  }

  @Test
  void nothingToChooseIsOneChoice() {
    assertEquals(List.of("{}"), texts(Map.of()));
    assertEquals(List.of(), texts(Map.of("a", List.of())));
  }
}
