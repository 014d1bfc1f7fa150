package org.quadrant.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.engine.Engines;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Deviates;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Stream;
import org.quadrant.support.Widths;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * Known answers in the tail of Student's law. Of the first 64 samples in 8 dimensions of the first
 * step, those of about one seed in 2²² have a coordinate whose radius word is zero; these seeds
 * were found by drawing the words of the first 18 million. An independent generator and double
 * precision give the same deviates to 1e−6.
 */
class StudentTailTest {
  private static final int D = 8;
  private static final double NU = 2.5;

  private static Kernels kernels(int lanes) {
    return lanes == 1 ? new ScalarKernels() : Widths.kernels(lanes);
  }

  private static Problem problem() {
    return new Problem(new InputLaw.StudentT(NU), D);
  }

  private static Tile draw(int lanes, long seed) {
    Tile tile = new Tile(new StripLayout(D, 1), 64);
    new LawSource(kernels(lanes).deviates(), problem(), seed, Purpose.TRAINING)
        .fill(0, 0, 64, tile);
    return tile;
  }

  @ParameterizedTest(name = "{0} lanes, seed {1}")
  @CsvSource({
    "1, 1383374, 56, 7, 2745.044",
    "4, 1383374, 56, 7, 2745.044",
    "8, 1383374, 56, 7, 2745.044",
    "16, 1383374, 56, 7, 2745.044",
    "1, 10005087, 49, 7, 1810.0117",
    "4, 10005087, 49, 7, 1810.0117",
    "8, 10005087, 49, 7, 1810.0117",
    "16, 10005087, 49, 7, 1810.0117",
    "1, 15411957, 21, 2, -523.9203",
    "4, 15411957, 21, 2, -523.9203",
    "8, 15411957, 21, 2, -523.9203",
    "16, 15411957, 21, 2, -523.9203",
    "1, 16608352, 15, 1, -343.86276",
    "4, 16608352, 15, 1, -343.86276",
    "8, 16608352, 15, 1, -343.86276",
    "16, 16608352, 15, 1, -343.86276"
  })
  void deviatesOfTheTailAreKnown(int lanes, long seed, int sample, int coordinate, float known) {
    Tile tile = draw(lanes, seed);
    assertEquals(known, tile.x[tile.inputIndex(sample, coordinate)]);

    int w = SampleCounter.word(sample);
    int slot = 2 * coordinate + w / 2;
    int[] words = words(seed, Stream.COORDINATES, sample, slot);
    int radius = w % 2 * 2;
    assertTrue(Deviates.isTail(words[radius]));
    int tailWord = words(seed, Stream.STUDENT_TAIL, sample, slot)[radius];
    float scale = (float) Math.sqrt(NU - 2);
    float expected = Deviates.studentTTail(tailWord, words[radius + 1], (float) (-2 / NU), scale);
    assertEquals(expected, tile.x[tile.inputIndex(sample, coordinate)]);

    // All others, labels among them, are those of the scalar sampler, which the layout defines.
    Tile scalar = draw(1, seed);
    assertArrayEquals(scalar.x, tile.x);
    assertArrayEquals(scalar.y, tile.y);
  }

  private static int[] words(long seed, Stream stream, long sample, int slot) {
    int[] block = new int[4];
    SampleCounter.draw(
        SampleCounter.keySchedule(seed, Purpose.TRAINING, stream), 0, sample, slot, block);
    return block;
  }

  /** Every engine trains on the same tail. */
  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void everyEngineTrainsOnTheTail(int lanes) {
    Kernels vector = Widths.kernels(lanes);
    for (long seed : new long[] {1383374, 15411957}) {
      TrainingConfiguration configuration =
          TrainingConfiguration.builder()
              .law(problem().law())
              .dimension(D)
              .neurons(5)
              .batch(64)
              .seed(seed)
              .build();
      Tile tile = draw(1, seed);
      double[] x = new double[64 * D];
      for (int i = 0; i < 64; i++) {
        for (int k = 0; k < D; k++) {
          x[i * D + k] = tile.x[tile.inputIndex(i, k)];
        }
      }
      try (WeightTraining scalar = Engines.scalar(1).start(configuration);
          WeightTraining other = Engines.of(vector, 2, 64).start(configuration);
          WeightTraining drawn = Engines.reference().start(configuration);
          WeightTraining given = Engines.reference().start(configuration)) {
        scalar.step();
        other.step();
        assertArrayEquals(scalar.network().weights(), other.network().weights());
        assertArrayEquals(scalar.network().outputWeights(), other.network().outputWeights());
        drawn.step();
        given.step(new Minibatch(D, x));
        assertArrayEquals(given.network().weights(), drawn.network().weights());
      }
    }
  }

  /** Whichever lane of whichever coordinate is one of the tail, the caller learns of it. */
  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {1, 4, 8, 16})
  void everyWordOfTheTailIsSeen(int lanes) {
    DeviateKernels kernels = kernels(lanes).deviates();
    SplittableRandom random = new SplittableRandom(31);
    int[] words = new int[DeviateKernels.SLOTS * 64];
    float[] x = new float[DeviateKernels.SLOTS / 2 * 64];
    for (int slots = 2; slots <= DeviateKernels.SLOTS; slots += 2) {
      for (int at = 0; at < slots * 64; at++) {
        for (int i = 0; i < words.length; i++) {
          // Negative words, and the smallest that are not of the tail, never set it off.
          words[i] = random.nextInt(3) == 0 ? 2 : random.nextInt() | Integer.MIN_VALUE;
        }
        assertFalse(
            kernels.studentT(words, slots, -0.8f, 0.7f, x, 0, DeviateKernels.SLOTS / 2 * 16));
        words[at] = at & 1;
        boolean radiusWord = at / 16 % 2 == 0;
        assertEquals(
            radiusWord,
            kernels.studentT(words, slots, -0.8f, 0.7f, x, 0, DeviateKernels.SLOTS / 2 * 16));
      }
    }
  }
}
