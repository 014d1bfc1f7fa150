package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.support.Widths;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameter;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/** Runs without W: their bits, where they begin and go on, and what they refuse. */
class GramEngineTest {
  private static final Map<Shape, Outcome> SCALAR = new ConcurrentHashMap<>();

  record Shape(int d, int p, int m, String law, Loss loss) {
    TrainingConfiguration configuration() {
      return TrainingConfiguration.builder()
          .law(InputLaw.parse(law))
          .labelNoise(0.1)
          .dimension(d)
          .neurons(p)
          .batch(m)
          .loss(loss)
          .scaling(m % 2 == 0 ? Scaling.SUM : Scaling.MEAN)
          .learningRate(0.3)
          .initialScale(0.7)
          .seed(d + p)
          .build();
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(4, 1, 1, "gaussian", Loss.LOGISTIC),
          new Shape(5, 1, 700, "xor-mixture:2:0.5", Loss.LOGISTIC),
          new Shape(100, 3, 2, "gaussian", Loss.FIRST_ORDER),
          new Shape(34, 16, 65, "gaussian", Loss.LOGISTIC),
          new Shape(36, 17, 17, "xor-mixture:1:2", Loss.LOGISTIC),
          new Shape(36, 17, 18, "gaussian", Loss.LOGISTIC),
          new Shape(1_000_000_000, 49, 1100, "gaussian", Loss.LOGISTIC),
          new Shape(132, 65, 513, "xor-mixture:2:0.5", Loss.FIRST_ORDER),
          new Shape(1000, 97, 64, "gaussian", Loss.LOGISTIC));

  private record Outcome(List<Double> losses, Evaluation evaluation, String digest) {
    static Outcome of(Engine engine, TrainingConfiguration configuration) {
      try (Training training = engine.start(configuration)) {
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 2; step++) {
          training.step();
          losses.add(training.stepMeasured());
        }
        return new Outcome(losses, training.test(700), training.parameters().sha256());
      }
    }
  }

  static List<Arguments> shapesAndWidths() {
    return SHAPES.stream()
        .flatMap(shape -> Stream.of(1, 4, 8, 16).map(lanes -> Arguments.of(shape, lanes)))
        .toList();
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("shapesAndWidths")
  void theBitsDependOnNoWidthThreadOrTile(Shape shape, int lanes) {
    Kernels kernels = lanes == 1 ? new ScalarKernels() : Widths.kernels(lanes);
    Outcome expected =
        SCALAR.computeIfAbsent(
            shape,
            key -> Outcome.of(new GramEngine(new ScalarKernels(), 1, 0), key.configuration()));
    int threads = 1 + lanes % 3;
    int tile = new int[] {64, 128, 192, 512}[lanes % 4 == 0 ? lanes / 4 % 4 : lanes];
    Outcome actual = Outcome.of(new GramEngine(kernels, threads, tile), shape.configuration());
    assertEquals(expected, actual);
  }

  @Test
  void theRestOfARunIsTheSameFromAnySavedState() {
    Engine engine = Engines.gram(2);
    TrainingConfiguration configuration = SHAPES.get(4).configuration();
    try (Training whole = engine.start(configuration)) {
      whole.run(3);
      Parameters saved = whole.parameters();
      whole.run(2);
      try (Training rest = engine.start(configuration, saved, 3)) {
        rest.run(2);
        assertEquals(5, rest.steps());
        assertEquals(whole.parameters().sha256(), rest.parameters().sha256());
        assertEquals(whole.test(100), rest.test(100));
      }
    }
  }

  /** Norms are θ but for the rounding of each element, and a is that of all engines. */
  @Test
  void theStartHasTheNormsOfItsLaw() {
    for (Shape shape : SHAPES) {
      TrainingConfiguration configuration = shape.configuration();
      try (Training training = Engines.gram(1).start(configuration)) {
        NeuronStates neurons = training.neurons();
        for (int j = 0; j < shape.p; j++) {
          assertEquals(0.7, neurons.norm(j), 0.7 * 0x1p-23);
          assertEquals(0.7f, Math.abs(neurons.outputWeight(j)));
        }
        Parameter l = training.parameters().get("L");
        for (int j = 0; j < shape.p; j++) {
          assertTrue(l.value(j * shape.p + j) > 0);
          for (int k = j + 1; k < shape.p; k++) {
            assertEquals(0, l.value(j * shape.p + k));
          }
        }
      }
    }
  }

  /** The first 64 bits of the digest that section 10.9 states. */
  @Test
  void digestsAreThoseOfTheSpecification() {
    assertEquals("a0a21270ff8236ee", digest("gaussian"));
    assertEquals("86187a6ca031d2c9", digest("xor-mixture:2:0.5"));
  }

  private static String digest(String law) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .labelNoise(0.05)
            .dimension(1_000_000)
            .neurons(19)
            .batch(1100)
            .learningRate(0.5)
            .initialScale(0.2)
            .seed(0x0123456789abcdefL)
            .build();
    try (Training training = Engines.gram(1).start(configuration)) {
      training.run(20);
      return training.parameters().sha256().substring(0, 16);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "laplace   | 100 | 4     | law: laplace with engine gram; allowed: gaussian, xor-mixture,"
            + " whose coordinates from the third on are independent and normal, so that only their"
            + " inner products count",
        "ar1:0.6   | 100 | 4     | law: ar1:0.6 with engine gram; allowed: gaussian, xor-mixture,"
            + " whose coordinates from the third on are independent and normal, so that only their"
            + " inner products count",
        "gaussian  | 101 | 50    | d: 101 with p = 50 and engine gram; allowed: d >= 2 p + 2 = 102,"
            + " so that there are p dimensions outside of those that the w span",
        "gaussian  | 100 | 32769 | p: 32769 with engine gram; allowed: p <= 32768"
      })
  void whatItCannotTrainIsRefusedWithTheReason(String law, int d, int p, String message) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().law(InputLaw.parse(law)).dimension(d).neurons(p).build();
    Engine engine = Engines.gram(1);
    for (Executable start :
        List.<Executable>of(
            () -> engine.requireRoom(configuration), () -> engine.start(configuration))) {
      assertEquals(message, assertThrows(IllegalArgumentException.class, start).getMessage());
    }
  }

  @Test
  void weightsAreNotItsState() {
    Engine engine = Engines.gram(1);
    TrainingConfiguration configuration = SHAPES.get(3).configuration();
    try (Training other = Engines.vector(1).start(configuration)) {
      Parameters weights = other.parameters();
      assertEquals(
          "parameters: W [16, 34], a [16]; allowed: plane [16, 2], L [16, 16], a [16]",
          assertThrows(
                  IllegalArgumentException.class, () -> engine.start(configuration, weights, 0))
              .getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> Engines.requireWeights(engine));
  }

  /** Closed or not, a run whose step does not happen stays as it was. */
  @Test
  void aClosedRunTakesNoStep() {
    Training training = Engines.gram(2).start(SHAPES.get(3).configuration());
    String digest = training.parameters().sha256();
    training.close();
    assertThrows(IllegalStateException.class, training::step);
    assertEquals(0, training.steps());
    assertEquals(digest, training.parameters().sha256());
  }
}
