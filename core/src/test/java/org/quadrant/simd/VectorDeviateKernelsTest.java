package org.quadrant.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.random.Deviates.OneWord;
import org.quadrant.random.Threefry4x32;
import org.quadrant.support.Floats;
import org.quadrant.support.Widths;

/** Random words and each deviate, scalar against vector, bit for bit. */
class VectorDeviateKernelsTest {
  private static final int GROUP = 64;
  private static final int COORDINATES = 40;
  private static final int STRIDE = COORDINATES * 16;

  /** Words where integers round to float, change sign or hit an end of the unit interval. */
  private static final int[] EDGES = {
    0,
    1,
    2,
    3,
    127,
    128,
    129,
    255,
    256,
    257,
    -1,
    -2,
    -127,
    -128,
    -129,
    -255,
    -256,
    -257,
    0x1000000,
    0x1000001,
    0x1000003,
    0x7fffffff,
    0x7fffffc0,
    0x7fffffbf,
    0x80000000,
    0x80000001,
    0x8000003f,
    0x80000040,
    0x80000041,
    0x40000000,
    0xc0000000,
    0x3fffffff
  };

  private static DeviateKernels scalar() {
    return new ScalarKernels().deviates();
  }

  private static DeviateKernels vector(int lanes) {
    return Widths.kernels(lanes).deviates();
  }

  private static int[] randomWords(SplittableRandom random) {
    int[] words = new int[DeviateKernels.SLOTS * GROUP];
    for (int i = 0; i < words.length; i++) {
      words[i] = random.nextInt(8) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextInt();
    }
    return words;
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void words(int lanes) {
    DeviateKernels vector = vector(lanes);
    SplittableRandom random = new SplittableRandom(21);
    for (int trial = 0; trial < 64; trial++) {
      int[] schedule =
          Threefry4x32.keySchedule(
              random.nextInt(), random.nextInt(), random.nextInt(), random.nextInt());
      // Near the wrap of the counter words in every other trial.
      int firstBlock = trial % 2 == 0 ? random.nextInt() & ~15 : -16;
      int firstSlot = trial % 4 < 2 ? random.nextInt() : -5;
      long step = random.nextLong();
      int slots = 1 + random.nextInt(DeviateKernels.SLOTS);
      int[] expected = new int[DeviateKernels.SLOTS * GROUP];
      int[] actual = new int[DeviateKernels.SLOTS * GROUP];
      scalar().words(schedule, firstBlock, step, firstSlot, slots, expected);
      vector.words(schedule, firstBlock, step, firstSlot, slots, actual);
      assertArrayEquals(expected, actual, "trial " + trial);
    }
  }

  /** Runs one transform of both implementations on equal arrays, several times. */
  private static void compare(int lanes, BiConsumer<DeviateKernels, Work> transform) {
    DeviateKernels vector = vector(lanes);
    SplittableRandom random = new SplittableRandom(22);
    for (int trial = 0; trial < 40; trial++) {
      Work expected = new Work(random);
      Work actual = new Work(expected);
      transform.accept(scalar(), expected);
      transform.accept(vector, actual);
      assertArrayEquals(expected.x, actual.x, "x, trial " + trial);
      assertArrayEquals(expected.y, actual.y, "y, trial " + trial);
    }
  }

  /** Arrays of one call, with a random number of slots and a random place to write to. */
  private static final class Work {
    private final int[] words;
    private final float[] x;
    private final float[] y;
    private final int slots;
    private final int offset;
    private final int yOffset;

    Work(SplittableRandom random) {
      words = randomWords(random);
      x = Floats.ordinary(random, 5 * STRIDE);
      y = new float[4 * GROUP];
      for (int i = 0; i < y.length; i++) {
        y[i] = random.nextBoolean() ? 1 : -1;
      }
      slots = 1 + random.nextInt(DeviateKernels.SLOTS);
      offset = random.nextInt(COORDINATES - 32) * 16;
      yOffset = random.nextInt(4) * GROUP;
    }

    Work(Work other) {
      words = other.words.clone();
      x = other.x.clone();
      y = other.y.clone();
      slots = other.slots;
      offset = other.offset;
      yOffset = other.yOffset;
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void normal(int lanes) {
    compare(
        lanes,
        (kernels, work) -> kernels.normal(work.words, work.slots, work.x, work.offset, STRIDE));
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void oneWord(int lanes) {
    for (OneWord law : OneWord.values()) {
      compare(
          lanes,
          (kernels, work) ->
              kernels.oneWord(law, work.words, work.slots, work.x, work.offset, STRIDE));
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void rademacher(int lanes) {
    compare(
        lanes,
        (kernels, work) -> {
          int coordinates = 1 + (work.words[0] >>> 27);
          kernels.rademacher(work.words, work.slots - 1, coordinates, work.x, work.offset, STRIDE);
        });
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void studentT(int lanes) {
    for (double nu : List.of(2.000001, 2.5, 5.0, 1000.0, 1e6)) {
      float minusTwoOverNu = (float) (-2 / nu);
      float scale = (float) Math.sqrt(nu - 2);
      compare(
          lanes,
          (kernels, work) -> {
            int slots = (work.slots + 1) & ~1;
            kernels.studentT(work.words, slots, minusTwoOverNu, scale, work.x, work.offset, STRIDE);
          });
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void autoregress(int lanes) {
    for (float rho : new float[] {0.6f, -0.6f, 0, 0.999f}) {
      float innovation = (float) Math.sqrt(1 - (double) rho * rho);
      compare(
          lanes,
          (kernels, work) -> kernels.autoregress(rho, innovation, 32, work.x, work.offset, STRIDE));
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void mixture(int lanes) {
    for (float centre : new float[] {0, 1.4142135f, 1e6f}) {
      compare(
          lanes,
          (kernels, work) ->
              kernels.mixture(
                  work.words, centre, 0.5f, 32, work.x, work.offset, STRIDE, work.y, work.yOffset));
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void labels(int lanes) {
    float[] extreme = Floats.extreme();
    compare(
        lanes,
        (kernels, work) -> {
          for (int i = 0; i < work.x.length; i += 3) {
            work.x[i] = extreme[i % extreme.length];
          }
          kernels.labels(work.x, work.offset, STRIDE, work.y, work.yOffset);
        });
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void flip(int lanes) {
    for (int threshold : new int[] {0, 1, 129, 0x40000000, 0x80000000}) {
      compare(lanes, (kernels, work) -> kernels.flip(work.words, threshold, work.y, work.yOffset));
    }
  }
}
