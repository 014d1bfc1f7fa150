package org.quadrant.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;
import org.quadrant.support.Floats;
import org.quadrant.support.Widths;
import org.quadrant.tuning.RegisterTile;

/** Each kernel alone, scalar against vector, bit for bit (NaN counts as one value). */
class VectorKernelsTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final int CAPACITY = 128;

  /** Neurons around the widths, strips and register blocks; d around 4, 8 and the chunk. */
  private static final int[] NEURONS = {
    1, 2, 3, 4, 5, 9, 16, 17, 22, 31, 33, 40, 47, 48, 49, 65, 97
  };

  private static final int[] DIMENSIONS = {3, 4, 5, 7, 8, 9, 12, 13, 33, 511, 512, 513, 516, 1030};
  private static final int[] SAMPLES = {1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 100, 127, 128};

  /** One test case: everything is drawn from the seed. */
  record Case(int lanes, RegisterTile tile, boolean wild, int p, int d, int samples, long seed) {
    Kernels kernels() {
      return Widths.kernels(lanes, tile);
    }
  }

  /** They leave rows and vectors over in other ways than those in use. */
  private static final List<RegisterTile> FURTHER_TILES =
      List.of(
          new RegisterTile(1, 1),
          new RegisterTile(5, 2),
          new RegisterTile(6, 2),
          new RegisterTile(3, 3, 4),
          new RegisterTile(7, 4),
          new RegisterTile(16, 1, 8));

  /** Of kernels without accumulators. */
  static List<Arguments> cases() {
    return cases(RegisterTile.ALL.subList(0, 1), 2 * NEURONS.length);
  }

  /** Of the products. */
  static List<Arguments> productCases() {
    List<Arguments> cases = cases(RegisterTile.ALL, 2 * NEURONS.length);
    cases.addAll(cases(FURTHER_TILES, NEURONS.length));
    return cases;
  }

  private static List<Arguments> cases(List<RegisterTile> tiles, int number) {
    List<Arguments> cases = new ArrayList<>();
    for (int lanes : new int[] {4, 8, 16}) {
      for (RegisterTile tile : tiles) {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < number; n++) {
          cases.add(
              Arguments.of(
                  new Case(
                      lanes,
                      tile,
                      n % 3 == 2,
                      NEURONS[n % NEURONS.length],
                      DIMENSIONS[random.nextInt(DIMENSIONS.length)],
                      SAMPLES[random.nextInt(SAMPLES.length)],
                      random.nextInt(1 << 20))));
        }
      }
    }
    return cases;
  }

  /** Inputs of all kernels for one case; {@link #tile} gives the same content every time. */
  private static final class Data {
    private final Case shape;
    private final StripLayout layout;
    private final SplittableRandom random;
    private final float[] weights;
    private final float[] outputWeights;
    private final long tileSeed;

    Data(Case shape) {
      this.shape = shape;
      this.layout = new StripLayout(shape.d, shape.p);
      this.random = new SplittableRandom(shape.seed);
      this.weights = packed();
      this.outputWeights = neurons();
      this.tileSeed = random.nextLong();
    }

    private float[] values(SplittableRandom from, int length) {
      return shape.wild ? Floats.wild(from, length) : Floats.ordinary(from, length);
    }

    /** Packed values with zeros in the padding. */
    float[] packed() {
      float[] values = new float[layout.size()];
      float[] drawn = values(random, shape.p * shape.d);
      for (int j = 0; j < shape.p; j++) {
        for (int k = 0; k < shape.d; k++) {
          values[layout.index(j, k)] = drawn[j * shape.d + k];
        }
      }
      return values;
    }

    float[] neurons() {
      return Arrays.copyOf(values(random, shape.p), layout.paddedNeurons());
    }

    /** Inputs, labels, outputs and slopes are set; z is set for the neurons that exist. */
    Tile tile() {
      SplittableRandom from = new SplittableRandom(tileSeed);
      Tile tile = new Tile(layout, CAPACITY);
      float[] x = values(from, CAPACITY * shape.d);
      for (int i = 0; i < CAPACITY; i++) {
        for (int k = 0; k < shape.d; k++) {
          tile.x[tile.inputIndex(i, k)] = x[i * shape.d + k];
        }
        tile.y[i] = from.nextBoolean() ? 1 : -1;
      }
      System.arraycopy(values(from, CAPACITY), 0, tile.f, 0, CAPACITY);
      System.arraycopy(values(from, CAPACITY), 0, tile.slope, 0, CAPACITY);
      float[] z = values(from, CAPACITY * shape.p);
      for (int i = 0; i < CAPACITY; i++) {
        for (int j = 0; j < shape.p; j++) {
          tile.z[zIndex(j, i)] = z[i * shape.p + j];
        }
      }
      return tile;
    }

    int zIndex(int j, int i) {
      return (j / 16 * CAPACITY + i) * 16 + j % 16;
    }

    /** z of the samples and neurons that exist. */
    float[] z(Tile tile) {
      float[] z = new float[shape.samples * shape.p];
      for (int i = 0; i < shape.samples; i++) {
        for (int j = 0; j < shape.p; j++) {
          z[i * shape.p + j] = tile.z[zIndex(j, i)];
        }
      }
      return z;
    }

    float[] unpacked(float[] values) {
      float[] plain = new float[shape.p * shape.d];
      for (int j = 0; j < shape.p; j++) {
        for (int k = 0; k < shape.d; k++) {
          plain[j * shape.d + k] = values[layout.index(j, k)];
        }
      }
      return plain;
    }

    float[] first(float[] values) {
      return Arrays.copyOf(values, shape.samples);
    }

    /** Runs one kernel of both implementations on equal tiles. */
    void onBoth(Kernels vector, BiConsumer<Kernels, Tile> kernel, BiConsumer<Tile, Tile> compare) {
      Tile expected = tile();
      Tile actual = tile();
      kernel.accept(SCALAR, expected);
      kernel.accept(vector, actual);
      compare.accept(expected, actual);
    }
  }

  @ParameterizedTest
  @MethodSource("productCases")
  void forward(Case shape) {
    Data data = new Data(shape);
    data.onBoth(
        shape.kernels(),
        (kernels, tile) -> kernels.forward(data.weights, tile, shape.samples),
        (expected, actual) -> assertArrayEquals(data.z(expected), data.z(actual)));
    if (!shape.wild) {
      paddedNeuronsStayAtRest(data);
    }
  }

  /** Their z is 0 where inputs are finite, after products of some and then of whole row units. */
  private static void paddedNeuronsStayAtRest(Data data) {
    Case shape = data.shape;
    int whole = Math.ceilDiv(shape.samples, Kernels.ROW_UNIT) * Kernels.ROW_UNIT;
    Tile tile = data.tile();
    for (int samples : new int[] {Math.min(shape.samples, whole - 1), whole}) {
      shape.kernels().forward(data.weights, tile, samples);
      for (int j = shape.p; j < data.layout.paddedNeurons(); j++) {
        for (int i = 0; i < CAPACITY; i++) {
          assertEquals(0f, tile.z[data.zIndex(j, i)], "z of sample " + i + ", padding " + j);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputs(Case shape) {
    Data data = new Data(shape);
    for (int divisor : new int[] {1, shape.p}) {
      data.onBoth(
          shape.kernels(),
          (kernels, tile) -> kernels.outputs(data.outputWeights, divisor, tile, shape.samples),
          (expected, actual) -> assertArrayEquals(data.first(expected.f), data.first(actual.f)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void slopesAndLosses(Case shape) {
    Data data = new Data(shape);
    for (Loss loss : Loss.values()) {
      data.onBoth(
          shape.kernels(),
          (kernels, tile) -> {
            kernels.slopes(loss, tile, shape.samples);
            kernels.losses(loss, tile, shape.samples);
          },
          (expected, actual) -> {
            assertArrayEquals(data.first(expected.slope), data.first(actual.slope), "" + loss);
            assertArrayEquals(data.first(expected.loss), data.first(actual.loss), "" + loss);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mask(Case shape) {
    Data data = new Data(shape);
    float[] before = data.neurons();
    for (boolean resume : new boolean[] {false, true}) {
      float[] expectedGradient = before.clone();
      float[] actualGradient = before.clone();
      data.onBoth(
          shape.kernels(),
          (kernels, tile) ->
              kernels.mask(
                  tile,
                  shape.samples,
                  kernels == SCALAR ? expectedGradient : actualGradient,
                  resume),
          (expected, actual) -> {
            assertArrayEquals(data.z(expected), data.z(actual));
            assertArrayEquals(expectedGradient, actualGradient);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("productCases")
  void backward(Case shape) {
    Data data = new Data(shape);
    float[] before = data.packed();
    for (boolean resume : new boolean[] {false, true}) {
      float[] expectedGradient = before.clone();
      float[] actualGradient = before.clone();
      data.onBoth(
          shape.kernels(),
          (kernels, tile) ->
              kernels.backward(
                  tile,
                  shape.samples,
                  kernels == SCALAR ? expectedGradient : actualGradient,
                  resume),
          (expected, actual) ->
              assertArrayEquals(data.unpacked(expectedGradient), data.unpacked(actualGradient)));
    }
  }

  /** Threads that share a product write each into its own part, and only there. */
  @ParameterizedTest
  @MethodSource("productCases")
  void partsOfProductsAreWrittenAlone(Case shape) {
    Data data = new Data(shape);
    SplittableRandom random = new SplittableRandom(shape.seed);
    StripLayout layout = data.layout;
    Span samples = part(random, Span.first(shape.samples), Kernels.ROW_UNIT);
    Span strips = part(random, Span.first(layout.strips()), 1);
    Tile before = data.tile();
    Tile expected = data.tile();
    Tile actual = data.tile();
    SCALAR.forward(data.weights, expected, samples, strips);
    shape.kernels().forward(data.weights, actual, samples, strips);
    int written = Math.ceilDiv(samples.end(), Kernels.ROW_UNIT) * Kernels.ROW_UNIT;
    for (int j = 0; j < layout.paddedNeurons(); j++) {
      for (int i = 0; i < CAPACITY; i++) {
        boolean free = j >= shape.p || (i >= samples.end() && i < written);
        int z = data.zIndex(j, i);
        if (!has(strips, j / 16) || i < samples.begin() || i >= written) {
          assertEquals(before.z[z], actual.z[z], "z of sample " + i + ", neuron " + j);
        } else if (!free) {
          assertEquals(expected.z[z], actual.z[z], "z of sample " + i + ", neuron " + j);
        }
      }
    }
    Span coordinates = part(random, Span.first(layout.paddedDimension()), 4);
    Span whole = Span.first(shape.samples);
    float[] sums = data.packed();
    float[] expectedSums = sums.clone();
    float[] actualSums = sums.clone();
    SCALAR.backward(before, whole, strips, coordinates, expectedSums, false);
    shape.kernels().backward(before, whole, strips, coordinates, actualSums, false);
    for (int j = 0; j < shape.p; j++) {
      for (int k = 0; k < shape.d; k++) {
        int g = layout.index(j, k);
        boolean mine = has(strips, j / 16) && has(coordinates, k);
        assertEquals(mine ? expectedSums[g] : sums[g], actualSums[g], "weight " + k + " of " + j);
      }
    }
  }

  private static Span part(SplittableRandom random, Span of, int unit) {
    int parts = 1 + random.nextInt(4);
    return of.part(random.nextInt(parts), parts, unit);
  }

  private static boolean has(Span span, int index) {
    return index >= span.begin() && index < span.end();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void addAndUpdate(Case shape) {
    Kernels vector = shape.kernels();
    Data data = new Data(shape);
    float[] gradient = data.packed();
    float[] block = data.packed();
    float[] expectedTotal = gradient.clone();
    float[] actualTotal = gradient.clone();
    SCALAR.add(expectedTotal, block);
    vector.add(actualTotal, block);
    assertArrayEquals(expectedTotal, actualTotal);

    float[] factors = data.values(data.random, 4);
    for (int decays = 0; decays < 4; decays++) {
      float first = decays % 2 == 0 ? 0 : factors[2];
      float second = decays < 2 ? 0 : factors[3];
      update(data, new UpdateFactors(factors[0], factors[1], first, second));
    }
  }

  /** With sums of its own. */
  private static void update(Data data, UpdateFactors update) {
    Case shape = data.shape;
    Kernels vector = shape.kernels();
    float[] gradient = data.packed();
    float[] outputGradient = data.neurons();
    float[] expectedW = data.weights.clone();
    float[] expectedA = data.outputWeights.clone();
    int strips = data.layout.strips();
    SCALAR.update(data.layout, update, gradient, outputGradient, expectedW, expectedA, 0, strips);
    float[] actualW = data.weights.clone();
    float[] actualA = data.outputWeights.clone();
    // In two parts, as two threads would.
    int middle = strips / 2;
    vector.update(data.layout, update, gradient, outputGradient, actualW, actualA, middle, strips);
    vector.update(data.layout, update, gradient, outputGradient, actualW, actualA, 0, middle);
    assertArrayEquals(data.unpacked(expectedW), data.unpacked(actualW));
    assertArrayEquals(Arrays.copyOf(expectedA, shape.p), Arrays.copyOf(actualA, shape.p));
  }

  @ParameterizedTest(name = "{0} lanes")
  @MethodSource("widths")
  void slopesAndLossesOfExtremeOutputs(int lanes) {
    Kernels vector = Widths.kernels(lanes);
    float[] extreme = Floats.extreme();
    for (Loss loss : Loss.values()) {
      for (float y : new float[] {-1, 1}) {
        Tile expected = new Tile(new StripLayout(3, 1), CAPACITY);
        Arrays.fill(expected.y, y);
        System.arraycopy(extreme, 0, expected.f, 0, extreme.length);
        Tile actual = new Tile(new StripLayout(3, 1), CAPACITY);
        Arrays.fill(actual.y, y);
        System.arraycopy(extreme, 0, actual.f, 0, extreme.length);
        for (Kernels kernels : List.of(SCALAR, vector)) {
          Tile tile = kernels == SCALAR ? expected : actual;
          kernels.slopes(loss, tile, extreme.length);
          kernels.losses(loss, tile, extreme.length);
        }
        for (int i = 0; i < extreme.length; i++) {
          String f = loss + ", y = " + y + ", f = " + extreme[i];
          assertEquals(expected.slope[i], actual.slope[i], f);
          assertEquals(expected.loss[i], actual.loss[i], f);
        }
      }
    }
  }

  static int[] widths() {
    return new int[] {4, 8, 16};
  }

  /** HotSpot would interpret its code for ever. */
  @Test
  void aTileWhoseCodeIsNotCompiledIsRefused() {
    RegisterTile huge = new RegisterTile(16, 8, 16);
    Exception e = assertThrows(IllegalArgumentException.class, () -> VectorKernels.of(4, huge));
    assertTrue(
        e.getMessage().matches("tile: 16x8x16, whose code takes \\d+ bytes; allowed: 8000, .*"),
        e.getMessage());
  }

  @Test
  void aTileCanBeNamedFromOutside() {
    System.setProperty(VectorKernels.TILE, "5x2");
    try {
      assertEquals(new RegisterTile(5, 2), VectorKernels.of(4).shape());
      System.setProperty(VectorKernels.TILE, "5");
      assertThrows(IllegalArgumentException.class, () -> VectorKernels.of(4));
    } finally {
      System.clearProperty(VectorKernels.TILE);
    }
    assertTrue(RegisterTile.ALL.contains(VectorKernels.of(4).shape()));
  }

  @ParameterizedTest
  @MethodSource("widths")
  void describesItself(int lanes) {
    Kernels vector = Widths.kernels(lanes);
    assertEquals("vector", vector.name());
    assertEquals(lanes, vector.lanes());
  }

  @Test
  void widthsThatDoNotExistAreRefused() {
    for (int lanes : new int[] {-4, 0, 1, 2, 12, 32}) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> VectorKernels.of(lanes));
      assertEquals("lanes: " + lanes + "; allowed: 4, 8, 16", e.getMessage());
    }
  }
}
