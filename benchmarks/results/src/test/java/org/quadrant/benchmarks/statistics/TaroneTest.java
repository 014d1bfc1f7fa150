package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaroneTest {
  private static final double LEVEL = 0.05;

  private static long counting(double... smallest) {
    boolean[] counting = Tarone.counting(smallest, LEVEL);
    return IntStream.range(0, counting.length).filter(i -> counting[i]).count();
  }

  @Test
  void leavesOutWhatCannotBeSignificantAndNothingElse() {
    assertArrayEquals(
        new boolean[] {false, true, false, true},
        Tarone.counting(new double[] {0.1, 0.001, 0.051, 0.002}, LEVEL));
    assertEquals(0, counting());
    assertEquals(0, counting(0.051));
    assertEquals(1, counting(0.05));
  }

  /** Two can reach 0.05, but 0.05 / 2 is reached by one alone, which then has all of the level. */
  @Test
  void takesTheSmallestDivisorThatIsEnough() {
    assertEquals(1, counting(0.03, 0.03, 0.02));
    assertEquals(2, counting(0.03, 0.025, 0.025));
    assertEquals(0, counting(0.03, 0.03));
  }

  /**
   * Without any effect, one false alarm or more in at most one of twenty sessions, of 6 to 30
   * comparisons with 3 to 6 forks; the bound is four standard errors above that.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void falseAlarmsStayBelowTheLevel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int sessions = 1000;
    int alarms = 0;
    for (int session = 0; session < sessions; session++) {
      int[] forks = random.ints(random.nextInt(6, 31), 3, 7).toArray();
      double[] smallest =
          Arrays.stream(forks).mapToDouble(size -> MannWhitney.smallest(size, size)).toArray();
      boolean[] counting = Tarone.counting(smallest, LEVEL);
      double[] probabilities =
          IntStream.range(0, forks.length)
              .filter(test -> counting[test])
              .mapToDouble(
                  test ->
                      MannWhitney.of(
                              random.doubles(forks[test]).toArray(),
                              random.doubles(forks[test]).toArray())
                          .pValue())
              .toArray();
      if (Arrays.stream(Holm.adjust(probabilities)).anyMatch(adjusted -> adjusted <= LEVEL)) {
        alarms++;
      }
    }
    double share = (double) alarms / sessions;
    double bound = LEVEL + 4 * Math.sqrt(LEVEL * (1 - LEVEL) / sessions);
    assertTrue(share <= bound, "seed " + seed + ": " + share + " above " + bound);
  }

  /** 2 / C(2n, n) falls to 2/70, 2/252, 2/924, 2/3432. */
  @ParameterizedTest
  @CsvSource({"1, 4", "2, 5", "6, 5", "7, 6", "23, 6", "24, 7", "85, 7", "86, 8"})
  void tellsTheForksThatSoManyComparisonsNeed(int comparisons, int forks) {
    assertEquals(forks, MannWhitney.leastSize(LEVEL / comparisons));
    double[] smallest = new double[comparisons];
    Arrays.fill(smallest, MannWhitney.smallest(forks, forks));
    assertEquals(comparisons, counting(smallest));
    Arrays.fill(smallest, MannWhitney.smallest(forks - 1, forks - 1));
    assertEquals(0, counting(smallest));
  }
}
