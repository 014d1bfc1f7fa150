package org.quadrant.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Deviates;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Stream;
import org.quadrant.support.Laws;

class LawSourceTest {
  private static final long SEED = 0x5eed_0123_4567_89abL;
  private static final long STEP = (7L << 32) + 3;
  private static final int D = 37;
  private static final double NOISE = 0.3;

  static final java.util.List<String> LAWS = Laws.ALL;

  private static LawSource source(InputLaw law, long seed, Purpose purpose) {
    return new LawSource(new ScalarKernels().deviates(), new Problem(law, D, NOISE), seed, purpose);
  }

  private static LawSource source(String law) {
    return source(InputLaw.parse(law), SEED, Purpose.TRAINING);
  }

  private static Tile tile(int capacity) {
    Tile tile = new Tile(new StripLayout(D, 1), capacity);
    Arrays.fill(tile.x, Float.NaN);
    return tile;
  }

  /** Coordinates of a sample, then its label. */
  private static float[] sample(Tile tile, int i) {
    float[] values = new float[D + 1];
    for (int k = 0; k < D; k++) {
      values[k] = tile.x[tile.inputIndex(i, k)];
    }
    values[D] = tile.y[i];
    return values;
  }

  @ParameterizedTest
  @FieldSource("LAWS")
  void everySampleCanBeDrawnAlone(String law) {
    Tile all = tile(320);
    source(law).fill(STEP, 0, 320, all);
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 20; trial++) {
      int i = random.nextInt(320);
      int group = i / SampleCounter.GROUP * SampleCounter.GROUP;
      Tile alone = tile(64);
      source(law).fill(STEP, group, i - group + 1, alone);
      assertArrayEquals(sample(all, i), sample(alone, i - group), "sample " + i);
    }
  }

  @ParameterizedTest
  @FieldSource("LAWS")
  void samplesAreFarApartInTheStreamToo(String law) {
    long far = (1L << 34) - 64;
    Tile tile = tile(64);
    source(law).fill(STEP, far, 64, tile);
    for (int i = 0; i < 64; i += 21) {
      assertArrayEquals(byDefinition(law, far + i), sample(tile, i), "sample " + (far + i));
    }
  }

  @ParameterizedTest
  @FieldSource("LAWS")
  void coordinatesAreThePureFunctionOfTheLayout(String law) {
    Tile tile = tile(128);
    source(law).fill(STEP, 192, 128, tile);
    for (int i = 0; i < 128; i++) {
      assertArrayEquals(byDefinition(law, 192 + i), sample(tile, i), "sample " + (192 + i));
    }
  }

  @ParameterizedTest
  @FieldSource("LAWS")
  void seedPurposeAndStepChangeTheSamples(String law) {
    InputLaw parsed = InputLaw.parse(law);
    Tile original = tile(64);
    source(law).fill(STEP, 0, 64, original);
    Tile other = tile(64);
    source(parsed, SEED ^ (1L << 40), Purpose.TRAINING).fill(STEP, 0, 64, other);
    assertFalse(Arrays.equals(original.x, other.x), "seed");
    source(parsed, SEED, Purpose.TEST).fill(STEP, 0, 64, other);
    assertFalse(Arrays.equals(original.x, other.x), "purpose");
    source(law).fill(STEP ^ (1L << 40), 0, 64, other);
    assertFalse(Arrays.equals(original.x, other.x), "step");
    source(law).fill(STEP, 64, 64, other);
    assertFalse(Arrays.equals(original.x, other.x), "group of samples");
  }

  static java.util.stream.Stream<String> lawsWithLabelsBySign() {
    return Laws.ALL.stream().filter(law -> InputLaw.parse(law).labelsBySign());
  }

  @ParameterizedTest
  @MethodSource("lawsWithLabelsBySign")
  void withoutNoiseLabelsAreThoseOfTheQuadrants(String law) {
    LawSource source =
        new LawSource(
            new ScalarKernels().deviates(),
            new Problem(InputLaw.parse(law), D),
            SEED,
            Purpose.TRAINING);
    Tile tile = tile(128);
    source.fill(STEP, 0, 128, tile);
    for (int i = 0; i < 128; i++) {
      float[] sample = sample(tile, i);
      assertEquals(-Math.signum(sample[0]) * Math.signum(sample[1]), sample[D], "sample " + i);
    }
  }

  /** One sample by the documented layout alone: counter, slot, word and deviate. */
  private static float[] byDefinition(String law, long s) {
    float[] x = new float[D + 1];
    InputLaw parsed = InputLaw.parse(law);
    for (int k = 0; k < D; k++) {
      x[k] =
          switch (parsed) {
            case InputLaw.Gaussian() -> normal(s, k);
            case InputLaw.Rademacher() -> Deviates.rademacher(word(s, k / 32), 31 - k % 32);
            case InputLaw.Uniform() -> Deviates.uniform(word(s, k));
            case InputLaw.Laplace() -> Deviates.laplace(word(s, k));
            case InputLaw.StudentT(double nu) -> studentT(s, k, nu);
            case InputLaw.Autoregressive(double rho) ->
                k == 0
                    ? normal(s, k)
                    : Math.fma(
                        (float) rho,
                        x[k - 1],
                        (float) Math.sqrt((1 - rho) * (1 + rho)) * normal(s, k));
            case InputLaw.XorMixture(double r, double sigma) ->
                Math.fma((float) sigma, normal(s, k), centre(s, k, r));
          };
    }
    x[D] = -Math.signum(x[0]) * Math.signum(x[1]);
    if (parsed instanceof InputLaw.XorMixture) {
      x[D] = -Math.signum(centre(s, 0, 1)) * Math.signum(centre(s, 1, 1));
    }
    long flip = Integer.toUnsignedLong(words(s, Stream.LABEL_NOISE, 0)[SampleCounter.word(s)]);
    if (flip < NOISE * 0x1p32) {
      x[D] = -x[D];
    }
    return x;
  }

  private static int[] words(long s, Stream stream, int slot) {
    int[] block = new int[4];
    SampleCounter.draw(
        SampleCounter.keySchedule(SEED, Purpose.TRAINING, stream), STEP, s, slot, block);
    return block;
  }

  private static int word(long s, int slot) {
    return words(s, Stream.COORDINATES, slot)[SampleCounter.word(s)];
  }

  private static float normal(long s, int k) {
    int[] block = words(s, Stream.COORDINATES, k);
    int w = SampleCounter.word(s);
    return w % 2 == 0
        ? Deviates.normalCosine(block[w], block[w + 1])
        : Deviates.normalSine(block[w - 1], block[w]);
  }

  private static float studentT(long s, int k, double nu) {
    int w = SampleCounter.word(s);
    int[] block = words(s, Stream.COORDINATES, 2 * k + w / 2);
    int first = w % 2 * 2;
    float minusTwoOverNu = (float) (-2 / nu);
    float scale = (float) Math.sqrt(nu - 2);
    if (Deviates.isTail(block[first])) {
      int tailWord = words(s, Stream.STUDENT_TAIL, 2 * k + w / 2)[first];
      return Deviates.studentTTail(tailWord, block[first + 1], minusTwoOverNu, scale);
    }
    return Deviates.studentT(block[first], block[first + 1], minusTwoOverNu, scale);
  }

  private static float centre(long s, int k, double r) {
    if (k > 1) {
      return 0;
    }
    int word = words(s, Stream.CENTRE, 0)[SampleCounter.word(s)];
    return (float) (r / Math.sqrt(2)) * Deviates.rademacher(word, 31 - k);
  }
}
