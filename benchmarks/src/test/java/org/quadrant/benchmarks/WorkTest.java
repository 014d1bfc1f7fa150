package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
  private static Work work(String name, String shape) {
    return Work.of(name, Map.of("shape", shape)).orElseThrow();
  }

  /**
   * By hand, in floats: d = 100 fills rows of 100, p = 50 four strips of 16, a tile 128 samples.
   */
  @ParameterizedTest
  @CsvSource({
    "sample, 0, 12928, 12928",
    "forward, 1280000, 27392, 27392",
    "outputs, 12928, 8384, 8384",
    "slopes, 3200, 384, 384",
    "losses, 5376, 384, 384",
    "mask, 12800, 16576, 8384",
    "backward, 1280000, 27392, 27392",
    "add, 5000, 19200, 12800",
    "update, 10150, 19392, 12928"
  })
  void countsWhatEachKernelReadsAndWrites(String kernel, long flops, long moved, long held) {
    assertEquals(
        new Work(flops, 4 * moved, 4 * held), work("KernelBenchmark." + kernel, "16384x100x50"));
  }

  @Test
  void aStepMovesWhatItsKernelsMove() {
    // 128 tiles of 128 samples, 32 blocks of 512.
    long tile = 12928 + 27392 + 8384 + 384 + 16576 + 27392;
    long moved = 128 * tile + 32 * 19200 + 19392;
    long held = 128 * (100 + 64 + 3) + 3 * (6400 + 64);
    Work step = work("StepBenchmark.step", "16384x100x50");
    assertEquals(new Work(4.0 * 16384 * 100 * 50, 4 * moved, 4 * held), step);
    assertEquals(step.flops() / step.bytes(), step.intensity());
  }

  @Test
  void aStepOfFewSamplesFillsNoTile() {
    Work step = work("StepBenchmark.step", "10x100x50");
    assertEquals(4 * (10 * (100 + 64 + 3) + 3 * (6400 + 64)), step.workingSet());
    assertTrue(step.bytes() < work("StepBenchmark.step", "128x100x50").bytes());
  }

  @Test
  void knowsNothingOfOtherBenchmarks() {
    Map<String, String> params = Map.of("shape", "9x3x1");
    assertEquals(Optional.empty(), Work.of("KernelBenchmark.other", params));
    assertEquals(Optional.empty(), Work.of("PeerStepBenchmark.step", params));
    assertEquals(Optional.empty(), Work.of("StepBenchmark.step", Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Work.of("StepBenchmark.step", Map.of("shape", "9x3")));
  }
}
