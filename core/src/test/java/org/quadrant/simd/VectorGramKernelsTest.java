package org.quadrant.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.kernels.GramKernels;
import org.quadrant.kernels.ScalarGramKernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.support.Widths;
import org.quadrant.tuning.CacheChunk;
import org.quadrant.tuning.RegisterTile;

/** The products of a triangle and of a square, bit for bit but for the sign of a zero. */
class VectorGramKernelsTest {
  private static final GramKernels SCALAR = new ScalarGramKernels(new ScalarKernels());
  private static final int CAPACITY = 64;

  /** More coordinates than any forward product takes at once, and their last chunk is not whole. */
  private static final int TWO_CHUNKS = 275;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (int lanes : new int[] {4, 8, 16}) {
      for (RegisterTile tile : RegisterTile.ALL) {
        for (int p : new int[] {1, 15, 17, 48, 65, 193, TWO_CHUNKS}) {
          cases.add(Arguments.of(lanes, tile, p));
        }
      }
    }
    return cases;
  }

  private static GramKernels vector(int lanes, RegisterTile tile) {
    return ((VectorKernels) Widths.kernels(lanes, tile)).gram();
  }

  private static void fill(SplittableRandom random, float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  /** A tile whose padding is no number, and the same for every kernel. */
  private static Tile tile(int p, long seed) {
    Tile tile = new Tile(new StripLayout(2 + p, p), CAPACITY);
    SplittableRandom random = new SplittableRandom(seed);
    fill(random, tile.x);
    fill(random, tile.z);
    return tile;
  }

  @ParameterizedTest(name = "{0} lanes, {1}, p = {2}")
  @MethodSource("cases")
  void triangles(int lanes, RegisterTile shape, int p) {
    GramKernels vector = vector(lanes, shape);
    assertTrue(2 + TWO_CHUNKS > CacheChunk.forwardCoordinates(lanes, shape));
    StripLayout layout = new StripLayout(2 + p, p);
    SplittableRandom random = new SplittableRandom(p);
    float[] weights = new float[layout.size()];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k <= j + 2; k++) {
        weights[layout.index(j, k)] = (float) random.nextGaussian();
      }
    }
    for (int samples : new int[] {1, 13, 64}) {
      Tile expected = tile(p, samples);
      Tile actual = tile(p, samples);
      Span all = Span.first(samples);
      Span strips = Span.first(layout.strips());
      SCALAR.forward(weights, expected, all, strips);
      vector.forward(weights, actual, all, strips);
      for (int i = 0; i < samples; i++) {
        for (int j = 0; j < p; j++) {
          int z = activation(i, j);
          assertEquals(0, Float.compare(expected.z[z] + 0f, actual.z[z] + 0f), i + ", " + j);
        }
      }
    }
  }

  private static int activation(int sample, int neuron) {
    int strip = neuron / StripLayout.STRIP * CAPACITY;
    return (strip + sample) * StripLayout.STRIP + neuron % StripLayout.STRIP;
  }

  @ParameterizedTest(name = "{0} lanes, {1}, p = {2}")
  @MethodSource("cases")
  void squares(int lanes, RegisterTile shape, int p) {
    GramKernels vector = vector(lanes, shape);
    StripLayout layout = new StripLayout(p, p);
    for (int samples : new int[] {1, 13, 64}) {
      float[] expected = new float[layout.size()];
      float[] actual = new float[layout.size()];
      for (boolean resume : new boolean[] {false, true}) {
        Tile tile = tile(p, samples + (resume ? 100 : 0));
        SCALAR.square(tile, samples, layout, expected, resume);
        vector.square(tile, samples, layout, actual, resume);
      }
      for (int j = 0; j < p; j++) {
        for (int k = 0; k <= j; k++) {
          int sum = layout.index(j, k);
          assertEquals(expected[sum], actual[sum], 0f, j + ", " + k);
        }
      }
    }
  }
}
