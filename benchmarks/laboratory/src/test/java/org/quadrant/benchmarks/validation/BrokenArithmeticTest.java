package org.quadrant.benchmarks.validation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.Tile;
import org.quadrant.math.FloatFunctions;
import org.quadrant.problem.InputLaw;

/**
 * Each kind of check passes correct arithmetic and fails arithmetic that is slightly wrong. What
 * the checks are given in place of vector kernels is scalar, which needs no warming up.
 */
class BrokenArithmeticTest {
  private static final Kernels KERNELS = new ScalarKernels();
  private static final DeviateKernels DEVIATES = KERNELS.deviates();
  private static final LawModel GAUSSIAN = LawModel.of(new InputLaw.Gaussian());
  private static final LawModel LAPLACE = LawModel.of(new InputLaw.Laplace());
  private static final LawModel RADEMACHER = LawModel.of(new InputLaw.Rademacher());

  private static List<CheckResult> results(CheckFamily family) {
    List<CheckResult> results = new ArrayList<>();
    family.run(results::add);
    assertFalse(results.isEmpty());
    return results;
  }

  private static void assertPasses(CheckFamily family) {
    for (CheckResult result : results(family)) {
      assertFalse(result.failed(), result.toString());
    }
  }

  /** Fails the checks whose names begin so, and no other. */
  private static void assertFails(CheckFamily family, String name) {
    List<CheckResult> results = results(family);
    assertTrue(results.stream().anyMatch(CheckResult::failed), results.toString());
    for (CheckResult result : results) {
      assertFalse(result.failed() && !result.name().startsWith(name), result.toString());
    }
  }

  private static List<Width> width(Kernels kernels) {
    return List.of(new Width(1, kernels, ""));
  }

  /** The inputs that a call of a deviate wrote. */
  private static float[] inputs(Object[] arguments) {
    return (float[]) arguments[2];
  }

  @Test
  void generator() {
    assertPasses(new GeneratorChecks(width(KERNELS), Extent.QUICK));
    DeviateKernels broken =
        Altered.deviates(
            DEVIATES,
            "words",
            (arguments, original) -> {
              original.run();
              ((int[]) arguments[5])[777] ^= 1;
            });
    assertFails(
        new GeneratorChecks(width(Altered.kernels(KERNELS, broken)), Extent.QUICK),
        "threefry words");
  }

  @Test
  void moments() {
    assertPasses(new MomentChecks(DEVIATES, List.of(GAUSSIAN, RADEMACHER), Extent.QUICK));
    DeviateKernels broken =
        Altered.deviates(
            DEVIATES,
            "normal",
            (arguments, original) -> {
              original.run();
              float[] x = inputs(arguments);
              for (int i = 0; i < x.length; i++) {
                // Normals come in pairs, one of them unchanged.
                x[i] *= i % 2 == 0 ? 1.01f : 1;
              }
            });
    assertFails(new MomentChecks(broken, List.of(GAUSSIAN, LAPLACE), Extent.QUICK), "moments, g");
  }

  @Test
  void shapes() {
    assertPasses(new DistributionChecks(DEVIATES, List.of(LAPLACE, RADEMACHER), Extent.QUICK));
    DeviateKernels folded =
        Altered.deviates(
            DEVIATES,
            "oneWord",
            (arguments, original) -> {
              original.run();
              float[] x = (float[]) arguments[3];
              for (int i = 0; i < x.length; i++) {
                x[i] += x[i] > 0 && x[i] < 0.1f ? 0.1f : 0;
              }
            });
    assertFails(new DistributionChecks(folded, List.of(LAPLACE), Extent.QUICK), "Kolmogorov");
    DeviateKernels biased =
        Altered.deviates(
            DEVIATES,
            "rademacher",
            (arguments, original) -> {
              original.run();
              float[] x = (float[]) arguments[3];
              // One coordinate of one sample in four.
              Arrays.fill(x, 32, 48, 1);
            });
    assertFails(new DistributionChecks(biased, List.of(RADEMACHER), Extent.QUICK), "chi-square");
  }

  @Test
  void independence() {
    assertPasses(new IndependenceChecks(DEVIATES, List.of(LAPLACE), Extent.QUICK));
    DeviateKernels sameMagnitude =
        Altered.deviates(
            DEVIATES,
            "words",
            (arguments, original) -> {
              original.run();
              int[] words = (int[]) arguments[5];
              // Slot 1 repeats slot 0 with other signs: values stay uncorrelated, squares do not.
              int[] signs = Arrays.copyOfRange(words, 64, 128);
              for (int i = 0; i < 64; i++) {
                words[64 + i] = (words[i] & ~1) | (signs[i] & 1);
              }
            });
    assertFails(
        new IndependenceChecks(sameMagnitude, List.of(LAPLACE), Extent.QUICK), "independence");
    DeviateKernels sameSteps =
        Altered.deviates(
            DEVIATES,
            "words",
            (arguments, original) -> {
              arguments[2] = 0L;
              original.run();
            });
    assertFails(new IndependenceChecks(sameSteps, List.of(LAPLACE), Extent.QUICK), "independence");
  }

  @Test
  void structure() {
    LawModel correlated = LawModel.of(new InputLaw.Autoregressive(0.6));
    LawModel mixture = LawModel.of(new InputLaw.XorMixture(2, 0.5));
    assertPasses(new StructureChecks(DEVIATES, List.of(correlated, mixture), Extent.QUICK));
    DeviateKernels unflipped = Altered.deviates(DEVIATES, "flip", (arguments, original) -> {});
    assertFails(
        new StructureChecks(unflipped, List.of(GAUSSIAN), Extent.QUICK), "rate of label noise");
    DeviateKernels uncorrelated =
        Altered.deviates(
            DEVIATES,
            "autoregress",
            (arguments, original) -> {
              arguments[0] = (float) arguments[0] * 0.95f;
              original.run();
            });
    assertFails(new StructureChecks(uncorrelated, List.of(correlated), Extent.QUICK), "corr");
    DeviateKernels wider =
        Altered.deviates(
            DEVIATES,
            "mixture",
            (arguments, original) -> {
              arguments[1] = (float) arguments[1] * 1.02f;
              original.run();
            });
    assertFails(new StructureChecks(wider, List.of(mixture), Extent.QUICK), "centres");
    DeviateKernels constant =
        Altered.deviates(
            DEVIATES, "labels", (arguments, original) -> Arrays.fill((float[]) arguments[3], 1));
    assertFails(new StructureChecks(constant, List.of(GAUSSIAN), Extent.QUICK), "balance");
  }

  @Test
  void functions() {
    FunctionChecks.Function log = FunctionChecks.all().getFirst();
    assertPasses(new FunctionChecks(List.of(log), Extent.QUICK));
    FunctionChecks.Function worse =
        new FunctionChecks.Function(
            "log",
            u -> Math.nextUp(FloatFunctions.log(u)),
            log.truth(),
            log.from(),
            log.to(),
            log.everywhere(),
            log.bound());
    assertFails(new FunctionChecks(List.of(worse), Extent.QUICK), "error of log");
  }

  @Test
  void vectorFunctions() {
    assertPasses(new VectorFunctionChecks(width(KERNELS), Transform.all(), Extent.QUICK));
    Kernels broken =
        Altered.kernels(
            KERNELS,
            "losses",
            (arguments, original) -> {
              original.run();
              Tile tile = (Tile) arguments[1];
              // Half an ulp more than there should be, in one of 1024 results.
              tile.loss[500] = Math.nextUp(tile.loss[500]);
            });
    assertFails(
        new VectorFunctionChecks(width(broken), Transform.all(), Extent.QUICK),
        "losses (softplus) = scalar");
  }

  @Test
  void runs() {
    assertPasses(new EngineBitsChecks(width(KERNELS), List.of(GAUSSIAN), Extent.QUICK));
    Kernels broken =
        Altered.kernels(
            KERNELS,
            "update",
            (arguments, original) -> {
              original.run();
              float[] weights = (float[]) arguments[4];
              weights[0] = Math.nextUp(weights[0]);
            });
    assertFails(
        new EngineBitsChecks(width(broken), List.of(GAUSSIAN), Extent.QUICK), "run = scalar");
  }

  @Test
  void roundingErrors() {
    assertPasses(new RoundingChecks(Engines.of(KERNELS, 1, 0), Extent.QUICK));
    Kernels broken =
        Altered.kernels(
            KERNELS,
            "slopes",
            (arguments, original) -> {
              original.run();
              Tile tile = (Tile) arguments[1];
              for (int i = 0; i < tile.slope.length; i++) {
                tile.slope[i] *= 1 + 0x1p-12f;
              }
            });
    assertFails(new RoundingChecks(Engines.of(broken, 1, 0), Extent.QUICK), "rounding errors");
  }

  @Test
  void allocation() {
    Kernels broken =
        Altered.kernels(
            KERNELS,
            "mask",
            (arguments, original) -> {
              arguments[3] = ((float[]) arguments[3]).clone();
              original.run();
            });
    assertFails(
        new AllocationChecks(
            List.of(Engines.of(broken, 2, 0)),
            List.of(new InputLaw.Gaussian()),
            Duration.ofMillis(100)),
        "allocation");
  }
}
