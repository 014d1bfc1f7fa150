package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quadrant.kernels.TileSource;

/** Which samples of which fresh minibatch a step asks for. */
class ReusedSourceTest {
  /** Samples asked for, with where they go. */
  private record Asked(long step, long first, int count, int position) {}

  private static List<Asked> asked(TrainingConfiguration configuration, long step, int count) {
    List<Asked> asked = new ArrayList<>();
    TileSource fresh =
        (minibatch, first, samples, _, position) ->
            asked.add(new Asked(minibatch, first, samples, position));
    ReusedSource.of(fresh, configuration).fill(step, 0, count, null, 128);
    return asked;
  }

  private static TrainingConfiguration.Builder run() {
    return TrainingConfiguration.builder().batch(192);
  }

  @Test
  void inOrderTheMinibatchesComeAgain() {
    TrainingConfiguration fixed = run().samples(960).repeats(2).build();
    long[] minibatches = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 1};
    for (int step = 0; step < minibatches.length; step++) {
      assertEquals(List.of(new Asked(minibatches[step], 0, 192, 128)), asked(fixed, step, 192));
    }
    TrainingConfiguration repeated = run().repeats(3).build();
    assertEquals(List.of(new Asked(33, 0, 192, 128)), asked(repeated, 101, 192));
  }

  @Test
  void shuffledEveryEpochHasEveryGroupOnce() {
    TrainingConfiguration shuffled =
        run().samples(960).order(SampleOrder.SHUFFLED).repeats(2).build();
    List<List<Asked>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Asked> all = new ArrayList<>();
      for (int turn = 0; turn < 5; turn++) {
        long step = 2L * (5 * epoch + turn);
        List<Asked> asked = asked(shuffled, step, 192);
        assertEquals(asked, asked(shuffled, step + 1, 192));
        assertEquals(List.of(128, 192, 256), asked.stream().map(Asked::position).toList());
        all.addAll(asked);
      }
      Set<List<Long>> groups = new HashSet<>();
      for (Asked group : all) {
        assertEquals(64, group.count);
        groups.add(List.of(group.step, group.first));
      }
      Set<List<Long>> expected = new HashSet<>();
      for (long minibatch = 0; minibatch < 5; minibatch++) {
        for (long first = 0; first < 192; first += 64) {
          expected.add(List.of(minibatch, first));
        }
      }
      assertEquals(expected, groups);
      epochs.add(all);
    }
    assertNotEquals(epochs.get(0), epochs.get(1));
    assertNotEquals(epochs.get(1), epochs.get(2));
    // A part of a group is asked for as such.
    List<Asked> part = asked(shuffled, 0, 100);
    assertEquals(List.of(64, 36), part.stream().map(Asked::count).toList());
  }

  @Test
  void freshSamplesAreThoseOfTheSource() {
    TileSource fresh = (_, _, _, _, _) -> {};
    assertSame(fresh, ReusedSource.of(fresh, run().build()));
  }
}
