package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {
  private static List<Round> rounds(int count, double seconds) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Round(i * seconds, Map.of())).toList();
  }

  /** However long a round takes, the looks spend what is allowed, and no more. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 7, 30, 45, 60, 80, 110, 160, 299, 500})
  void spendExactlyWhatIsAllowed(double seconds) {
    List<Looks.Look> looks = Looks.of(rounds(400, seconds), 300, false);
    assertEquals(1, looks.stream().mapToDouble(Looks.Look::share).sum(), 1e-12);
    assertTrue(looks.getLast().last());
    assertEquals(1, looks.stream().filter(Looks.Look::last).count());
  }

  @Test
  void endBeforeTheBudgetIsExceeded() {
    List<Looks.Look> looks = Looks.of(rounds(30, 42), 300, false);
    assertEquals(List.of(5, 7), looks.stream().map(Looks.Look::rounds).toList());
  }

  @Test
  void waitWhileThereIsTime() {
    assertEquals(List.of(), Looks.of(rounds(4, 42), 300, false));
    assertEquals(1, Looks.of(rounds(4, 42), 300, true).size());
  }
}
