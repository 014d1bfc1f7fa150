package org.quadrant.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
  private static Work work(String name, String shape) {
    return BenchmarkDescription.of(name).orElseThrow().work(Map.of("shape", shape)).orElseThrow();
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

  /**
   * 32 blocks of 4 tiles of 128 samples: three tiles of a block read the two gradients that the
   * first wrote, and all blocks but the first are added, which reads both sums and writes one.
   */
  @Test
  void aStepMovesWhatItsKernelsMove() {
    long tile = 12928 + 27392 + 8384 + 384 + 16576 + 27392;
    double gradients = 6400 + 64;
    double moved = 128 * tile + 32 * 3 * gradients + 31 * 3 * gradients + 19392;
    double held = 128 * (100 + 64 + 3) + 3 * gradients;
    Work step = work("StepBenchmark.step", "16384x100x50");
    assertEquals(new Work(4.0 * 16384 * 100 * 50, 4 * moved, 4 * held), step);
    assertEquals(step.flops() / step.bytes(), step.intensity());
  }

  /** 700 samples: a block of four tiles, and one of two, of which the last holds 60 samples. */
  @Test
  void theLastBlockAndItsLastTileAreSmaller() {
    long samples = 700 * (100 + 1) + 700 * (100 + 64) + 700 * (64 + 1) + 700 * 3;
    long masked = 700 * (1 + 2 * 64) + 6 * 64;
    long summed = 700 * (100 + 64) + 6 * 6400;
    long weights = 6 * 6400 + 6 * 64;
    double gradients = 6400 + 64;
    double moved = samples + masked + summed + weights + (3 + 1 + 3) * gradients + 19392;
    // Six tiles of 117 samples on average, so not exact in binary.
    assertEquals(4.0 * moved, work("StepBenchmark.step", "700x100x50").bytes(), 1e-9 * moved);
  }

  /** At d = 80 000 a tile holds 192 samples, so a block of 512 has three, the last not full. */
  @Test
  void noTileReachesIntoTheNextBlock() {
    double weights = 4 * 16.0 * 80_000;
    double inputs = 4 * 1536.0 * 80_000;
    // Forward reads the weights 9 times, backward writes as many and reads six.
    double expected = (9 + 9 + 6 + 2 * 3 + 3) * weights + 3 * inputs;
    assertEquals(expected, work("StepBenchmark.step", "1536x80000x16").bytes(), 1e-3 * expected);
  }

  @Test
  void aStepOfOneBlockAddsNoneToAnother() {
    Work step = work("StepBenchmark.step", "10x100x50");
    double gradients = 6400 + 64;
    assertEquals(4 * (10 * (100 + 64 + 3) + 2 * gradients), step.workingSet());
    double tile = 10 * (101 + 164 + 65 + 3 + 129 + 164) + 2 * gradients;
    assertEquals(4 * (tile + 19392), step.bytes());
  }

  @Test
  void knowsNothingOfOtherBenchmarks() {
    Map<String, String> params = Map.of("shape", "9x3x1");
    assertEquals(Optional.empty(), BenchmarkDescription.PEER_STEP.work(params));
    assertEquals(Optional.empty(), BenchmarkDescription.OBSERVATION.work(params));
    assertEquals(Optional.empty(), BenchmarkDescription.STEP.work(Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> BenchmarkDescription.STEP.work(Map.of("shape", "9x3")));
  }
}
