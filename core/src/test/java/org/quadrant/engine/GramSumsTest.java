package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.gram.GramStart;
import org.quadrant.gram.GramSums;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.network.Loss;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.training.StepCount;
import org.quadrant.training.TrainingConfiguration;

/**
 * The sums of a step against the same sums in double, from the same state and samples: within the
 * bounds of SPECIFICATION.md, section 9.2. With {@code GramAlgebraTest}, which takes the rest of
 * the step from its sums, it is a step against a double reference.
 */
class GramSumsTest {
  /** Section 9.1. */
  private static final double UNIT = 0x1p-24 * (1 + 0x1p-16);

  private static final double TINY = 0x1p-150;

  private static double rounded(double exact, double error) {
    return error + UNIT * (Math.abs(exact) + error) + TINY;
  }

  private static double product(double x, double ex, double y, double ey) {
    return Math.abs(x) * ey + ex * (Math.abs(y) + ey);
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, 3, 40, LOGISTIC",
    "gaussian, 17, 12, LOGISTIC",
    "gaussian, 20, 700, LOGISTIC",
    "xor-mixture:2:0.5, 33, 1100, LOGISTIC",
    "xor-mixture:1:3, 16, 600, FIRST_ORDER"
  })
  void sumsAreWithinTheirBounds(String law, int p, int m, Loss loss) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .labelNoise(0.1)
            .dimension(100_000)
            .neurons(p)
            .batch(m)
            .loss(loss)
            .initialScale(1.5)
            .seed(p)
            .build();
    Kernels kernels = new ScalarKernels();
    StripLayout layout = GramEngine.layout(p);
    PackedLayers state = state(configuration, layout);
    LawSource source =
        new LawSource(
            kernels.deviates(),
            new Problem(InputLaw.parse(law), 2 + p, 0.1),
            configuration.seed(),
            Purpose.TRAINING);
    GramSums sums = new GramSums(layout, m);
    StripLayout square = new StripLayout(p, p);
    double[] packed = new double[sums.ofSamples ? 0 : square.size()];
    StepPlan plan = StepPlan.byBlocks(layout, 128, m, 1);
    GramBatch.Part[] parts = {new GramBatch.Part(layout, !sums.ofSamples)};
    GramBatch batch = new GramBatch(kernels, configuration, state, sums, parts, packed, true);
    Tile[] tiles = {new Tile(layout, 128)};
    batch.clear();
    try (WorkerTeam team = new WorkerTeam(1)) {
      TileSource[] sources = {source};
      new BlockPass(team, plan, tiles, new StepCount(0), sources, m, batch).run();
    }
    batch.finish();
    compare(configuration, layout, state, source, sums, batch.loss());
  }

  /** No block is lost, or added twice; the state in single precision could hide that. */
  @Test
  void sumsDependOnNoThread() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(1000).neurons(5).batch(40_000).build();
    GramSums expected = sums(configuration, 1);
    GramSums actual = sums(configuration, 3);
    assertArrayEquals(expected.gradient, actual.gradient);
    assertArrayEquals(expected.outputGradient, actual.outputGradient);
    for (int j = 0; j < 5; j++) {
      assertArrayEquals(expected.slopes[j], actual.slopes[j]);
    }
  }

  private static GramSums sums(TrainingConfiguration configuration, int threads) {
    Kernels kernels = new ScalarKernels();
    int p = configuration.neurons();
    StripLayout layout = GramEngine.layout(p);
    TileSource[] sources = new TileSource[threads];
    Arrays.setAll(
        sources,
        worker ->
            new LawSource(
                kernels.deviates(),
                new Problem(new InputLaw.Gaussian(), 2 + p),
                configuration.seed(),
                Purpose.TRAINING));
    StepPlan plan = StepPlan.byBlocks(layout, 128, configuration.batch(), threads);
    GramSums sums = new GramSums(layout, configuration.batch());
    GramBatch.Part[] parts = new GramBatch.Part[plan.slots()];
    Arrays.setAll(parts, slot -> new GramBatch.Part(layout, true));
    Tile[] tiles = new Tile[threads];
    Arrays.setAll(tiles, worker -> new Tile(layout, 128));
    double[] packed = new double[GramBatch.square(layout).size()];
    GramBatch batch =
        new GramBatch(
            kernels, configuration, state(configuration, layout), sums, parts, packed, false);
    batch.clear();
    try (WorkerTeam team = new WorkerTeam(threads)) {
      new BlockPass(team, plan, tiles, new StepCount(0), sources, configuration.batch(), batch)
          .run();
    }
    batch.finish();
    return sums;
  }

  private static PackedLayers state(TrainingConfiguration configuration, StripLayout layout) {
    GramStart start = GramStart.draw(configuration);
    PackedLayers state = new PackedLayers(layout);
    int p = layout.neurons();
    for (int j = 0; j < p; j++) {
      state.first[layout.index(j, 0)] = start.plane()[2 * j];
      state.first[layout.index(j, 1)] = start.plane()[2 * j + 1];
      for (int k = 0; k < p; k++) {
        state.first[layout.index(j, 2 + k)] = start.factor()[j * p + k];
      }
      state.second[j] = start.outputWeights()[j];
    }
    return state;
  }

  /** Errors add up as in section 9.2; a pair that may be active or not is an error as a whole. */
  private static void compare(
      TrainingConfiguration configuration,
      StripLayout layout,
      PackedLayers state,
      LawSource source,
      GramSums sums,
      double lossSum) {
    int p = layout.neurons();
    int d = layout.dimension();
    int m = configuration.batch();
    Loss loss = configuration.loss();
    int divisor = configuration.scaling().divisor(p);
    double[][] gradient = new double[p][d];
    double[][] gradientError = new double[p][d];
    double[] output = new double[p];
    double[] outputError = new double[p];
    double[][] square = new double[p][p];
    double[][] squareError = new double[p][p];
    double losses = 0;
    Tile tile = new Tile(layout, 64);
    for (int i = 0; i < m; i++) {
      int t = i % 64;
      if (t == 0) {
        source.fill(0, i, Math.min(64, m - i), tile);
      }
      double[] z = new double[p];
      double[] ez = new double[p];
      double f = 0;
      double ef = 0;
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < d; k++) {
          z[j] += (double) state.first[layout.index(j, k)] * tile.x[tile.inputIndex(t, k)];
          ez[j] = rounded(z[j], ez[j]);
        }
      }
      // Any order of the sum over neurons: of at most p + 4 additions, each of less than all.
      double sizes = 0;
      for (int j = 0; j < p; j++) {
        f += state.second[j] * Math.max(0, z[j]);
        ef += Math.abs(state.second[j]) * ez[j];
        sizes += Math.abs(state.second[j]) * (Math.max(0, z[j]) + ez[j]);
      }
      f /= divisor;
      ef = (ef + (p + 8) * UNIT * sizes) / divisor;
      double y = tile.y[t];
      double g = loss.derivative(y, f);
      // A sigmoid's derivative is at most a quarter, twice that is the slope's.
      double eg =
          loss == Loss.FIRST_ORDER ? 0 : 0.5 * ef + 2 * 2 * 2.41 * UNIT * Math.abs(g) + 1e-37;
      losses += loss.value(y, f);
      double[] h = new double[p];
      double[] eh = new double[p];
      for (int j = 0; j < p; j++) {
        h[j] = z[j] > 0 ? g : 0;
        eh[j] = Math.abs(z[j]) <= ez[j] ? Math.abs(g) + eg : z[j] > 0 ? eg : 0;
        output[j] += g * Math.max(0, z[j]);
        double term = product(g, eg, Math.max(0, z[j]), ez[j]);
        outputError[j] = rounded(output[j], outputError[j] + term);
        for (int k = 0; k < d; k++) {
          double x = tile.x[tile.inputIndex(t, k)];
          gradient[j][k] += h[j] * x;
          gradientError[j][k] =
              rounded(gradient[j][k], gradientError[j][k] + product(h[j], eh[j], x, 0));
        }
      }
      for (int j = 0; j < p; j++) {
        for (int k = j; k < p; k++) {
          square[j][k] += h[j] * h[k];
          squareError[j][k] =
              rounded(square[j][k], squareError[j][k] + product(h[j], eh[j], h[k], eh[k]));
        }
        if (sums.ofSamples) {
          assertEquals(h[j], sums.slopes[i][j], eh[j]);
        }
      }
    }
    assertEquals(losses, lossSum, 1e-4 * losses);
    double tightness = 0;
    for (int j = 0; j < p; j++) {
      assertEquals(output[j], sums.outputGradient[j], outputError[j]);
      for (int k = 0; k < d; k++) {
        double error = Math.abs(gradient[j][k] - sums.gradient[layout.index(j, k)]);
        tightness = Math.max(tightness, error / gradientError[j][k]);
      }
      for (int k = j; k < p && !sums.ofSamples; k++) {
        assertEquals(square[j][k], sums.slopes[j][k], squareError[j][k], j + ", " + k);
      }
    }
    assertTrue(tightness <= 1, "error " + tightness + " of its bound");
    // A bound that is too wide would see nothing: a hundredth of the largest sum is chosen.
    double largest =
        Arrays.stream(gradientError).flatMapToDouble(Arrays::stream).max().orElseThrow();
    double size =
        Arrays.stream(gradient).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    assertTrue(largest < 1e-2 * size, largest + " of " + size);
  }
}
