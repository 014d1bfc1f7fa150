package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.support.FreshSamples;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** A step on the fresh samples, given explicitly, is the step on fresh samples. */
class GivenMinibatchTest {
  private static final TrainingConfiguration CONFIGURATION =
      TrainingConfiguration.builder()
          .dimension(6)
          .neurons(19)
          .batch(577)
          .initialScale(0.4)
          .seed(99)
          .build();

  static List<WeightEngine> engines() {
    return List.of(Engines.reference(), Engines.scalar(1), Engines.scalar(2), Engines.vector(2));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void givenAndFreshSamplesMakeTheSameStep(WeightEngine engine) {
    try (WeightTraining drawn = engine.start(CONFIGURATION);
        WeightTraining given = engine.start(CONFIGURATION)) {
      for (int step = 0; step < 3; step++) {
        double loss = drawn.stepMeasured();
        StepRecord record = given.step(FreshSamples.minibatch(CONFIGURATION, step));
        assertEquals(loss, record.loss());
        assertEquals(CONFIGURATION.batch(), record.outputs().length);
        assertArrayEquals(drawn.network().weights(), given.network().weights());
        assertArrayEquals(drawn.network().outputWeights(), given.network().outputWeights());
      }
      // An unmeasured step, and evaluations between steps, change nothing.
      drawn.test(100);
      drawn.step();
      given.step(FreshSamples.minibatch(CONFIGURATION, 3));
      assertArrayEquals(drawn.network().weights(), given.network().weights());
      assertEquals(4, drawn.steps());
      assertEquals(drawn.test(1000), given.test(1000));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theNumberOfGivenSamplesIsFree(WeightEngine engine) {
    try (WeightTraining training = engine.start(CONFIGURATION)) {
      assertEquals(1, training.step(new Minibatch(6, new double[6])).outputs().length);
      assertEquals(1100, training.step(new Minibatch(6, new double[6600])).outputs().length);
      assertEquals(2, training.steps());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anotherDimensionIsRefused(WeightEngine engine) {
    try (WeightTraining training = engine.start(CONFIGURATION)) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> training.step(new Minibatch(5, new double[10])));
      assertEquals("minibatch: d = 5; allowed: d = 6", e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void testsNeedASample(WeightEngine engine) {
    try (WeightTraining training = engine.start(CONFIGURATION)) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> training.test(0));
      assertEquals("test-samples: 0; allowed: at least 1", e.getMessage());
    }
  }

  @Test
  void aRunOfCountStepsTakesThem() {
    try (WeightTraining together = Engines.scalar(1).start(CONFIGURATION);
        WeightTraining single = Engines.scalar(1).start(CONFIGURATION)) {
      together.run(3);
      single.step();
      single.step();
      single.step();
      assertArrayEquals(single.network().weights(), together.network().weights());
    }
  }
}
