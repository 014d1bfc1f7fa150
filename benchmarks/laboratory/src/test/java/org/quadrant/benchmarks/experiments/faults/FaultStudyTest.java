package org.quadrant.benchmarks.experiments.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

class FaultStudyTest {
  private static final TrainingConfiguration SETTINGS =
      TrainingConfiguration.builder().dimension(6).neurons(20).batch(40).seed(3).build();

  private static double[] weights(WeightEngine engine, TrainingConfiguration configuration) {
    try (WeightTraining training = engine.start(configuration)) {
      assertEquals(configuration, training.configuration());
      training.run(7);
      assertEquals(7, training.steps());
      return training.network().weights();
    }
  }

  @Test
  void nothingIsWrongWithoutAFault() {
    double[] expected = weights(Engines.scalar(1), SETTINGS);
    double[] found = weights(new FaultyEngine(Engines.scalar(1), Fault.NONE), SETTINGS);
    assertEquals(List.of(), differences(expected, found));
  }

  /** Each says that it was trained as asked, and was not; only that of tests leaves the weights. */
  @Test
  void everyFaultIsOne() {
    double[] expected = weights(Engines.scalar(1), SETTINGS);
    List<Fault> faults = FaultStudy.faults();
    for (Fault fault : faults.subList(1, faults.size() - 1)) {
      double[] found = weights(new FaultyEngine(Engines.scalar(1), fault), SETTINGS);
      assertNotEquals(List.of(), differences(expected, found), fault.name());
    }
    try (WeightTraining training =
            new FaultyEngine(Engines.scalar(1), faults.getLast()).start(SETTINGS);
        WeightTraining right = Engines.scalar(1).start(SETTINGS)) {
      assertEquals(1.1 * right.test(500).errorRate(), training.test(500).errorRate(), 1e-15);
    }
  }

  @Test
  void aStepThatIsTooLargeIsTakenForTheOneAskedFor() {
    double[] start = weights(Engines.scalar(1), SETTINGS);
    TrainingConfiguration larger =
        TrainingConfiguration.builder()
            .dimension(6)
            .neurons(20)
            .batch(40)
            .learningRate(1.05 * SETTINGS.learningRate())
            .seed(3)
            .build();
    double[] found = weights(new FaultyEngine(Engines.scalar(1), Fault.rate(1.05)), SETTINGS);
    assertEquals(List.of(), differences(weights(Engines.scalar(1), larger), found));
    assertNotEquals(List.of(), differences(start, found));
  }

  @Test
  void sixInTenSignsArePositive() {
    Network start;
    try (WeightTraining training =
        new FaultyEngine(Engines.scalar(1), FaultStudy.faults().get(6))
            .start(TrainingConfiguration.builder().dimension(6).neurons(5000).build())) {
      start = training.network();
    }
    double positive = 0;
    for (double a : start.outputWeights()) {
      positive += a > 0 ? 1.0 / 5000 : 0;
    }
    // Five standard deviations of a count.
    assertTrue(Math.abs(positive - 0.6) < 5 * 0.5 / Math.sqrt(5000), "share " + positive);
  }

  private static List<Integer> differences(double[] one, double[] other) {
    return IntStream.range(0, one.length).filter(i -> one[i] != other[i]).boxed().toList();
  }
}
