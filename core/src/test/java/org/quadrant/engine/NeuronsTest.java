package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** What is read from an engine's own weights is what the network that it hands out says. */
class NeuronsTest {
  static List<WeightEngine> engines() {
    return List.of(Engines.reference(), Engines.scalar(2), Engines.vector(1));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void neuronsAreThoseOfTheNetwork(WeightEngine engine) {
    for (int[] shape : new int[][] {{3, 1}, {6, 19}, {9, 33}}) {
      TrainingConfiguration configuration =
          TrainingConfiguration.builder()
              .dimension(shape[0])
              .neurons(shape[1])
              .batch(577)
              .initialScale(0.4)
              .build();
      try (WeightTraining training = engine.start(configuration)) {
        NeuronStates atTheStart = training.neurons();
        assertSame(NeuronStates.of(training.network()), atTheStart);
        double[] norms = atTheStart.norms();
        training.run(3);
        assertSame(NeuronStates.of(training.network()), training.neurons());
        assertArrayEquals(norms, atTheStart.norms(), "not a snapshot");
      }
    }
  }

  private static void assertSame(NeuronStates expected, NeuronStates actual) {
    assertArrayEquals(expected.signals(), actual.signals());
    assertArrayEquals(expected.opposites(), actual.opposites());
    assertArrayEquals(expected.orthogonalNorms(), actual.orthogonalNorms());
    assertArrayEquals(expected.norms(), actual.norms());
    assertArrayEquals(expected.outputWeights(), actual.outputWeights());
    assertEquals(expected.blocks(), actual.blocks());
  }
}
