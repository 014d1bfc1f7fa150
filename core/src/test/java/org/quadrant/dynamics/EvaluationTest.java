package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void matchesCommonsMath(long seed) {
    Random random = new Random(seed);
    SummaryStatistics losses = new SummaryStatistics();
    SummaryStatistics errors = new SummaryStatistics();
    int samples = 1000 + random.nextInt(1000);
    for (int i = 0; i < samples; i++) {
      double margin = 1 + random.nextGaussian();
      losses.addValue(Math.log1p(Math.exp(-margin)));
      errors.addValue(margin < 0 ? 1 : 0);
    }
    Evaluation evaluation =
        Evaluation.ofSums(samples, (long) errors.getSum(), losses.getSum(), losses.getSumsq());
    assertEquals(samples, evaluation.samples());
    assertEquals(errors.getMean(), evaluation.errorRate(), 1e-15);
    assertEquals(
        Math.sqrt(errors.getPopulationVariance() / samples),
        evaluation.errorStandardError(),
        1e-14);
    assertEquals(losses.getMean(), evaluation.meanLoss(), 1e-14);
    assertEquals(
        losses.getStandardDeviation() / Math.sqrt(samples), evaluation.lossStandardError(), 1e-13);
  }

  @Test
  void equalLossesHaveNoError() {
    // 3·0.1² − (3·0.1)²/3 rounds to a negative number or to zero, never to a NaN root.
    Evaluation evaluation = Evaluation.ofSums(3, 0, 3 * 0.1, 3 * 0.1 * 0.1 - 1e-17);
    assertEquals(0, evaluation.lossStandardError());
    assertEquals(0, evaluation.errorStandardError());
  }

  @Test
  void oneSampleHasNoSpread() {
    Evaluation evaluation = Evaluation.ofSums(1, 1, 2, 4);
    assertEquals(1, evaluation.errorRate());
    assertEquals(0, evaluation.errorStandardError());
    assertEquals(2, evaluation.meanLoss());
    assertTrue(Double.isNaN(evaluation.lossStandardError()));
  }

  @Test
  void divergedLossIsReported() {
    Evaluation evaluation = Evaluation.ofSums(5, 2, Double.NaN, Double.NaN);
    assertTrue(Double.isNaN(evaluation.meanLoss()));
    assertTrue(Double.isNaN(evaluation.lossStandardError()));
    assertEquals(0.4, evaluation.errorRate());
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Evaluation.ofSums(0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Evaluation.ofSums(2, 3, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Evaluation.ofSums(2, -1, 0, 0));
  }
}
