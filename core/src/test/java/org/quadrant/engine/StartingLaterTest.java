package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.network.Network;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** A run that goes on from the parameters of another is the rest of that one, bit for bit. */
class StartingLaterTest {
  private static final long LAST = 7;

  static List<WeightEngine> engines() {
    return List.of(
        Engines.reference(),
        Engines.scalar(1),
        Engines.scalar(3),
        Engines.vector(1),
        Engines.vector(3));
  }

  private static TrainingConfiguration configuration(String law) {
    return TrainingConfiguration.builder()
        .law(InputLaw.parse(law))
        .labelNoise(0.1)
        .dimension(6)
        .neurons(19)
        .batch(1300)
        .initialScale(0.4)
        .seed(11)
        .build();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theRestOfARunIsTheSameFromAnySavedState(WeightEngine engine) {
    for (String law : List.of("gaussian", "student-t:3")) {
      TrainingConfiguration configuration = configuration(law);
      Parameters[] saved = new Parameters[(int) LAST];
      try (WeightTraining whole = engine.start(configuration)) {
        while (whole.steps() < LAST) {
          saved[(int) whole.steps()] = whole.parameters();
          whole.step();
        }
        for (int n = 0; n < LAST; n++) {
          try (WeightTraining rest = engine.start(configuration, saved[n], n)) {
            assertEquals(n, rest.steps());
            rest.run(LAST - n);
            assertEquals(LAST, rest.steps());
            assertEquals(whole.parameters().sha256(), rest.parameters().sha256());
            assertEquals(whole.test(1000), rest.test(1000));
            assertEquals(engine.precision(), rest.network().precision());
          }
        }
      }
    }
  }

  /** Steps are numbered by 64 bits. */
  @ParameterizedTest
  @MethodSource("engines")
  void everyStepHasSamplesOfItsOwn(WeightEngine engine) {
    TrainingConfiguration configuration = configuration("gaussian");
    Network start = Initialisation.draw(configuration);
    double[] losses = new double[3];
    long[] steps = {0, 1, 1L << 32};
    for (int i = 0; i < steps.length; i++) {
      try (WeightTraining training = engine.start(configuration, start, steps[i])) {
        losses[i] = training.stepMeasured();
        assertEquals(steps[i] + 1, training.steps());
      }
    }
    assertEquals(3, Arrays.stream(losses).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aNegativeStepIsRefused(WeightEngine engine) {
    TrainingConfiguration configuration = configuration("gaussian");
    Network start = Initialisation.draw(configuration);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> engine.start(configuration, start, -1).close());
    assertEquals("step: -1; allowed: at least 0", e.getMessage());
  }

  /** Steps on samples drawn anew go on from a network as from its parameters. */
  @ParameterizedTest
  @MethodSource("engines")
  void aNetworkIsItsParameters(WeightEngine engine) {
    TrainingConfiguration configuration = configuration("gaussian");
    Network start = Initialisation.draw(configuration);
    try (WeightTraining fromNetwork = engine.start(configuration, start, 3);
        Training fromParameters = engine.start(configuration, Parameters.of(start), 3)) {
      fromNetwork.run(2);
      fromParameters.run(2);
      assertEquals(fromNetwork.parameters().sha256(), fromParameters.parameters().sha256());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void parametersOfAnotherNameOrShapeAreRefused(WeightEngine engine) {
    TrainingConfiguration configuration = configuration("gaussian");
    Parameter a = Parameter.of(ParameterShape.of("a", 19), new float[19]);
    for (ParameterShape shape :
        List.of(ParameterShape.of("W", 6, 19), ParameterShape.of("L", 19, 6))) {
      Parameters other = new Parameters(List.of(Parameter.of(shape, new float[6 * 19]), a));
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> engine.start(configuration, other, 0).close());
      assertEquals("parameters: " + shape + ", a [19]; allowed: W [19, 6], a [19]", e.getMessage());
    }
  }
}
