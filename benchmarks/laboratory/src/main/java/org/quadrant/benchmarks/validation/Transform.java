package org.quadrant.benchmarks.validation;

import java.util.List;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Tile;
import org.quadrant.network.Loss;
import org.quadrant.random.Deviates.OneWord;
import org.quadrant.random.SampleCounter;

/**
 * An elementwise kernel as a function of a number c, for comparing two forms of it over all its
 * arguments. A call covers some consecutive multiples of a stride.
 *
 * @param name of what the kernel computes
 * @param bits c runs from 0 to 2 to this number, which covers all arguments or an even share
 * @param perCall values of c that one call covers
 * @param operation what one call does
 */
record Transform(String name, int bits, int perCall, Operation operation) {
  private static final int WORDS = DeviateKernels.SLOTS * SampleCounter.GROUP;

  /** Odd: multiplication by it permutes the words. */
  private static final int SCATTER = 0x9e3779b1;

  private static final double NU = 5;

  /** One call of a kernel. */
  @FunctionalInterface
  interface Operation {
    /**
     * Fills a tile with arguments, calls the kernel and tells where its results are.
     *
     * @param kernels implementation
     * @param tile working memory
     * @param first first value of c
     * @param stride distance of two values
     * @return the array of results
     */
    float[] apply(Kernels kernels, Tile tile, long first, long stride);
  }

  /** All of them. */
  static List<Transform> all() {
    return List.of(
        new Transform("slopes (sigmoid)", 32, WORDS, Transform::slopes),
        new Transform("losses (softplus)", 32, WORDS, Transform::losses),
        oneWord("laplace (log)", OneWord.LAPLACE),
        new Transform("normal (log, sinTurns)", 31, WORDS / 2, Transform::normal),
        new Transform("student-t (expm1)", 28, WORDS / 2, Transform::studentT),
        oneWord("uniform", OneWord.UNIFORM));
  }

  private static Transform oneWord(String name, OneWord law) {
    return new Transform(
        name,
        31,
        WORDS,
        (kernels, tile, first, stride) -> oneWord(law, kernels, tile, first, stride));
  }

  /** y = 1: every float as an output f. */
  private static float[] slopes(Kernels kernels, Tile tile, long first, long stride) {
    fillOutputs(tile, first, stride);
    kernels.slopes(Loss.LOGISTIC, tile, WORDS);
    return tile.slope;
  }

  private static float[] losses(Kernels kernels, Tile tile, long first, long stride) {
    fillOutputs(tile, first, stride);
    kernels.losses(Loss.LOGISTIC, tile, WORDS);
    return tile.loss;
  }

  private static void fillOutputs(Tile tile, long first, long stride) {
    for (int i = 0; i < WORDS; i++) {
      tile.f[i] = Float.intBitsToFloat((int) (first + i * stride));
      tile.y[i] = 1;
    }
  }

  private static float[] oneWord(OneWord law, Kernels kernels, Tile tile, long first, long stride) {
    int[] words = words(first, stride);
    kernels.deviates().oneWord(law, words, DeviateKernels.SLOTS, tile.x, 0, stride(tile));
    return tile.x;
  }

  /** The upper 31 bits make the magnitude; the lowest is a sign or does not count. */
  private static int[] words(long first, long stride) {
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      int c = (int) (first + i * stride);
      words[i] = (c << 1) | ((c * SCATTER) >>> 31);
    }
    return words;
  }

  /** Every radius, whose word's lowest bit does not count, each with an angle of its own. */
  private static float[] normal(Kernels kernels, Tile tile, long first, long stride) {
    int[] words = pairs(first, stride, 1);
    kernels.deviates().normal(words, DeviateKernels.SLOTS, tile.x, 0, stride(tile));
    return tile.x;
  }

  private static float[] studentT(Kernels kernels, Tile tile, long first, long stride) {
    int[] words = pairs(first, stride, 4);
    kernels
        .deviates()
        .studentT(
            words,
            DeviateKernels.SLOTS,
            (float) (-2 / NU),
            (float) Math.sqrt(NU - 2),
            tile.x,
            0,
            stride(tile));
    return tile.x;
  }

  /** Words of radii and angles alternate in runs of sixteen. */
  private static int[] pairs(long first, long stride, int shift) {
    int[] words = new int[WORDS];
    int run = SampleCounter.STRIP;
    for (int i = 0; i < WORDS / 2; i++) {
      int c = (int) (first + i * stride);
      int at = i / run * 2 * run + i % run;
      words[at] = c << shift;
      words[at + run] = c * SCATTER;
    }
    return words;
  }

  private static int stride(Tile tile) {
    return tile.layout().paddedDimension() * SampleCounter.STRIP;
  }
}
