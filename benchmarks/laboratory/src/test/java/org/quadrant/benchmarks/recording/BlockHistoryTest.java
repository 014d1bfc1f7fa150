package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.BlockValues;

class BlockHistoryTest {
  private static List<Double> times(int observations) {
    BlockHistory history = new BlockHistory();
    for (int i = 0; i < observations; i++) {
      history.add(new BlockHistory.Point(i, BlockValues.uniform(i), BlockValues.uniform(i)));
    }
    return history.points().stream().map(BlockHistory.Point::time).toList();
  }

  @Test
  void keepsEveryObservationOfAShortRun() {
    assertEquals(List.of(), times(0));
    assertEquals(List.of(0.0), times(1));
    assertEquals(List.of(0.0, 1.0, 2.0), times(3));
    assertEquals(BlockHistory.MOST, times(BlockHistory.MOST).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2001, 2002, 4000, 4001, 4003, 100_000})
  void thinsALongRunEvenly(int observations) {
    List<Double> times = times(observations);
    assertTrue(times.size() > BlockHistory.MOST / 2 && times.size() <= BlockHistory.MOST + 1);
    assertEquals(0.0, times.getFirst());
    assertEquals(observations - 1.0, times.getLast());
    double stride = times.get(1);
    IntStream.range(0, times.size() - 1).forEach(i -> assertEquals(i * stride, times.get(i)));
  }
}
