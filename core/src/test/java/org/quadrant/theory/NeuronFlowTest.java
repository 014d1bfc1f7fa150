package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronFlowTest {
  private static final SingleNeuron START = new SingleNeuron(0.0036, -0.0021, 0.0498, 0.05);

  private static double distance(SingleNeuron first, SingleNeuron second) {
    return Math.max(
        Math.hypot(first.signal() - second.signal(), first.opposite() - second.opposite()),
        Math.hypot(
            first.orthogonalNorm() - second.orthogonalNorm(),
            first.outputWeight() - second.outputWeight()));
  }

  private static SingleNeuron descend(SingleNeuron start, double time, int steps) {
    SingleNeuron neuron = start;
    for (int i = 0; i < steps; i++) {
      neuron = NeuronFlow.step(neuron, time / steps);
    }
    return neuron;
  }

  /** Steps of half the size halve the distance, which is extrapolated to none. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 10, 20})
  void isTheLimitOfSmallSteps(double time) {
    SingleNeuron flow = NeuronFlow.solve(START, time);
    SingleNeuron coarse = descend(START, time, 4000);
    SingleNeuron fine = descend(START, time, 8000);
    assertEquals(2, distance(coarse, flow) / distance(fine, flow), 0.01);
    double scale = flow.norm();
    assertEquals(flow.signal(), 2 * fine.signal() - coarse.signal(), 1e-5 * scale);
    assertEquals(
        flow.orthogonalNorm(), 2 * fine.orthogonalNorm() - coarse.orthogonalNorm(), 1e-5 * scale);
    assertEquals(
        flow.outputWeight(), 2 * fine.outputWeight() - coarse.outputWeight(), 1e-5 * scale);
  }

  /** The bound on the accuracy: one long solution against many short ones. */
  @Test
  void isRightToTheStatedAccuracy() {
    SingleNeuron pieces = START;
    for (int i = 0; i < 120; i++) {
      pieces = NeuronFlow.solve(pieces, 0.25);
    }
    SingleNeuron whole = NeuronFlow.solve(START, 30);
    assertTrue(distance(pieces, whole) < 1e-10 * whole.norm());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 5, 15, 30})
  void keepsTheDifferenceOfTheSquares(double time) {
    SingleNeuron end = NeuronFlow.solve(START, time);
    double before = START.outputWeight() * START.outputWeight() - START.norm() * START.norm();
    double after = end.outputWeight() * end.outputWeight() - end.norm() * end.norm();
    assertEquals(before, after, 1e-10 * end.norm() * end.norm());
  }

  @Test
  void growsLinearlyAtFirstAndAtTheAlignedRateInTheEnd() {
    double c = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
    SingleNeuron small = new SingleNeuron(5e-8, 5e-8, 0.05, 0.05);
    SingleNeuron grown = NeuronFlow.solve(small, 4);
    assertEquals(5e-8 * Math.exp(4 * c), grown.signal(), 1e-17);
    assertEquals(5e-8 * Math.exp(-4 * c), grown.opposite(), 1e-17);
    double gamma = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    SingleNeuron aligned = new SingleNeuron(-0.05, 0, 0, 0.05);
    assertEquals(-0.05 * Math.exp(4 * gamma), NeuronFlow.solve(aligned, 4).signal(), 1e-12);
  }

  @Test
  void staysAtTimeZero() {
    assertSame(START, NeuronFlow.solve(START, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleTimesAreRefused(double time) {
    assertThrows(IllegalArgumentException.class, () -> NeuronFlow.solve(START, time));
  }
}
