package org.quadrant.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupShuffleTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 125, 4097})
  void everyEpochHasEveryThingOnce(long size) {
    GroupShuffle shuffle = new GroupShuffle(3, size);
    for (long epoch : new long[] {0, 1, 1L << 40}) {
      long[] seen =
          LongStream.range(0, size).map(place -> shuffle.at(epoch, place)).sorted().toArray();
      for (int i = 0; i < size; i++) {
        assertEquals(i, seen[i]);
      }
    }
  }

  /**
   * What is at the first two places of an epoch is one of n(n − 1) pairs, all alike. One test of
   * chi-square for each n; together they fail by chance once in 10,000 seeds.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 10})
  void pairsAreUniform(int size) {
    int epochs = 4000;
    GroupShuffle shuffle = new GroupShuffle(11, size);
    int[] counts = new int[size * size];
    for (int epoch = 0; epoch < epochs; epoch++) {
      counts[(int) (shuffle.at(epoch, 0) * size + shuffle.at(epoch, 1))]++;
    }
    int pairs = size * (size - 1);
    double expected = (double) epochs / pairs;
    double statistic = 0;
    for (int pair = 0; pair < counts.length; pair++) {
      if (pair % (size + 1) != 0) {
        statistic += (counts[pair] - expected) * (counts[pair] - expected) / expected;
      }
    }
    double bound = new ChiSquaredDistribution(pairs - 1).inverseCumulativeProbability(1 - 2.5e-5);
    assertTrue(statistic < bound, statistic + " is not below " + bound);
  }

  @Test
  void dependsOnTheSeed() {
    GroupShuffle one = new GroupShuffle(1, 1000);
    GroupShuffle other = new GroupShuffle(2, 1000);
    long same = LongStream.range(0, 1000).filter(i -> one.at(0, i) == other.at(0, i)).count();
    // One place in 1000 is the same: more than 20 of a Poisson law of mean 1 are out of question.
    assertTrue(same <= 20, same + " places");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new GroupShuffle(1, 0));
    assertEquals("size: 0; allowed: 1 <= size <= 2^32", e.getMessage());
  }
}
