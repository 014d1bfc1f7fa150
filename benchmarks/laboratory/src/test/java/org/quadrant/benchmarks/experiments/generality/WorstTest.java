package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Sample;

class WorstTest {
  private static final Sample SURE = new Sample(9, 0.95, 1e-4);
  private static final Sample NOISY = new Sample(9, 1, 1e-2);

  /** A mean that is nearer to the bound may have less noise to excuse it. */
  @Test
  void noiseCounts() {
    assertEquals(SURE, Worst.largest(List.of(SURE, NOISY), 0.1).found());
    assertEquals(NOISY, Worst.largest(List.of(SURE, NOISY), 0.04).found());
    assertEquals(SURE, Worst.smallest(List.of(NOISY, SURE), 0.1).found());
    assertEquals(Chance.ofSeeds(SURE, 2, 0.1), Worst.smallest(List.of(NOISY, SURE), 0.1).chance());
  }

  @Test
  void noNumberIsTheWorst() {
    Sample none = new Sample(2, Double.NaN, Double.NaN);
    assertTrue(Double.isNaN(Worst.largest(List.of(SURE, none), 0.1).found().mean()));
    assertTrue(Double.isNaN(Worst.smallest(List.of(none, SURE), 0.1).found().mean()));
  }
}
