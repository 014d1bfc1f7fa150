package org.quadrant.kernels;

import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Deviates.OneWord;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Stream;

/**
 * Draws samples of a problem by the counter layout of {@link SampleCounter}. Which slots a law uses
 * is fixed here; the arithmetic is that of the {@link DeviateKernels}.
 */
public final class LawSource implements TileSource {
  private static final int SIGNS_PER_WORD = 32;

  private final DeviateKernels kernels;
  private final Problem problem;
  private final int[] coordinates;
  private final int[] centres;
  private final int[] flips;
  private final StudentTails tails;

  /** Random words before they are turned into deviates, [SLOTS][4][16]. */
  private final int[] words = new int[DeviateKernels.SLOTS * SampleCounter.GROUP];

  /**
   * A source of samples.
   *
   * @param kernels scalar or vector arithmetic
   * @param problem law of the samples
   * @param seed the run's seed
   * @param purpose what the samples are for
   */
  public LawSource(DeviateKernels kernels, Problem problem, long seed, Purpose purpose) {
    this.kernels = kernels;
    this.problem = problem;
    this.coordinates = SampleCounter.keySchedule(seed, purpose, Stream.COORDINATES);
    this.centres = SampleCounter.keySchedule(seed, purpose, Stream.CENTRE);
    this.flips = SampleCounter.keySchedule(seed, purpose, Stream.LABEL_NOISE);
    this.tails = new StudentTails(SampleCounter.keySchedule(seed, purpose, Stream.STUDENT_TAIL));
  }

  @Override
  public void fill(long step, long firstSample, int count, Tile tile, int position) {
    for (int i = 0; i < count; i += SampleCounter.GROUP) {
      fillGroup(step, SampleCounter.block(firstSample + i), tile, position + i);
    }
  }

  private void fillGroup(long step, int block, Tile tile, int i) {
    float[] x = tile.x;
    int offset = tile.inputIndex(i, 0);
    int stride = tile.layout().paddedDimension() * SampleCounter.STRIP;
    int d = problem.dimension();
    switch (problem.law()) {
      case InputLaw.Gaussian() -> normal(step, block, tile, offset, stride);
      case InputLaw.Autoregressive(double correlation) -> {
        normal(step, block, tile, offset, stride);
        float innovation = (float) Math.sqrt((1 - correlation) * (1 + correlation));
        kernels.autoregress((float) correlation, innovation, d, x, offset, stride);
      }
      case InputLaw.XorMixture(double radius, double deviation) -> {
        normal(step, block, tile, offset, stride);
        kernels.words(centres, block, step, 0, 1, words);
        float centre = (float) (radius / Math.sqrt(2));
        kernels.mixture(words, centre, (float) deviation, d, x, offset, stride, tile.y, i);
      }
      case InputLaw.Rademacher() -> rademacher(step, block, tile, offset, stride);
      case InputLaw.Uniform() -> oneWord(OneWord.UNIFORM, step, block, tile, offset, stride);
      case InputLaw.Laplace() -> oneWord(OneWord.LAPLACE, step, block, tile, offset, stride);
      case InputLaw.StudentT(double nu) -> studentT(step, block, nu, tile, offset, stride);
    }
    if (problem.law().labelsBySign()) {
      kernels.labels(x, offset, stride, tile.y, i);
    }
    if (problem.labelNoise() > 0) {
      kernels.words(flips, block, step, 0, 1, words);
      kernels.flip(words, threshold(problem.labelNoise()), tile.y, i);
    }
  }

  private void normal(long step, int block, Tile tile, int offset, int stride) {
    int d = problem.dimension();
    for (int k = 0; k < d; k += DeviateKernels.SLOTS) {
      int slots = Math.min(DeviateKernels.SLOTS, d - k);
      kernels.words(coordinates, block, step, k, slots, words);
      kernels.normal(words, slots, tile.x, offset + k * SampleCounter.STRIP, stride);
    }
  }

  private void oneWord(OneWord law, long step, int block, Tile tile, int offset, int stride) {
    int d = problem.dimension();
    for (int k = 0; k < d; k += DeviateKernels.SLOTS) {
      int slots = Math.min(DeviateKernels.SLOTS, d - k);
      kernels.words(coordinates, block, step, k, slots, words);
      kernels.oneWord(law, words, slots, tile.x, offset + k * SampleCounter.STRIP, stride);
    }
  }

  private void rademacher(long step, int block, Tile tile, int offset, int stride) {
    int d = problem.dimension();
    int slots = Math.ceilDiv(d, SIGNS_PER_WORD);
    for (int slot = 0; slot < slots; slot++) {
      int held = slot % DeviateKernels.SLOTS;
      if (held == 0) {
        int count = Math.min(DeviateKernels.SLOTS, slots - slot);
        kernels.words(coordinates, block, step, slot, count, words);
      }
      int k = slot * SIGNS_PER_WORD;
      int count = Math.min(SIGNS_PER_WORD, d - k);
      kernels.rademacher(words, held, count, tile.x, offset + k * SampleCounter.STRIP, stride);
    }
  }

  private void studentT(long step, int block, double nu, Tile tile, int offset, int stride) {
    float minusTwoOverNu = (float) (-2 / nu);
    float scale = (float) Math.sqrt(nu - 2);
    int slots = 2 * problem.dimension();
    for (int slot = 0; slot < slots; slot += DeviateKernels.SLOTS) {
      int count = Math.min(DeviateKernels.SLOTS, slots - slot);
      kernels.words(coordinates, block, step, slot, count, words);
      int at = offset + slot / 2 * SampleCounter.STRIP;
      float[] x = tile.x;
      if (kernels.studentT(words, count, minusTwoOverNu, scale, x, at, stride)) {
        tails.replace(words, block, step, slot, count, minusTwoOverNu, scale, x, at, stride);
      }
    }
  }

  /** ε·2³² as an unsigned 32-bit number; ε ≤ ½, so it fits. */
  private static int threshold(double labelNoise) {
    return (int) Math.round(labelNoise * 0x1p32);
  }
}
