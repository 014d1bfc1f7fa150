package org.quadrant.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
  @ParameterizedTest
  @EnumSource
  void derivativeIsThatOfTheValue(Loss loss) {
    double h = 1e-5;
    for (double y : new double[] {-1, 1}) {
      for (double f = -8; f <= 8; f += 0.37) {
        double difference = (loss.value(y, f + h) - loss.value(y, f - h)) / (2 * h);
        assertEquals(difference, loss.derivative(y, f), 1e-9);
      }
    }
  }

  @Test
  void lossesAgreeAtZero() {
    for (double y : new double[] {-1, 1}) {
      assertEquals(Loss.LOGISTIC.value(y, 0), Loss.FIRST_ORDER.value(y, 0), 1e-15);
      assertEquals(Loss.LOGISTIC.derivative(y, 0), Loss.FIRST_ORDER.derivative(y, 0));
    }
  }

  @Test
  void logisticLossIsAccurateFarFromZero() {
    assertEquals(2 * Math.exp(-700), Loss.LOGISTIC.value(1, 700), 1e-315);
    assertEquals(2e4, Loss.LOGISTIC.value(1, -1e4));
    assertEquals(-2, Loss.LOGISTIC.derivative(1, -1e4));
    assertEquals(0, Math.abs(Loss.LOGISTIC.derivative(1, 1e4)));
  }

  @Test
  void networksAreRowMajorSnapshots() {
    Network network =
        new Network(3, new double[] {1, 2, 3, 4, 5, 6}, new double[] {7, 8}, Precision.DOUBLE);
    assertEquals(6, network.weight(1, 2));
    assertEquals(8, network.outputWeight(1));
    network.weights()[0] = 9;
    assertEquals(1, network.weight(0, 0));
    assertTrue(network.isFinite());
    assertThrows(IndexOutOfBoundsException.class, () -> network.weight(0, 3));
    Network diverged =
        new Network(1, new double[] {1}, new double[] {Double.NaN}, Precision.SINGLE);
    assertFalse(diverged.isFinite());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Network(3, new double[5], new double[2], Precision.DOUBLE));
  }

  @Test
  void scalingsDivideByTheNeuronsOrNot() {
    assertEquals(5, Scaling.MEAN.divisor(5));
    assertEquals(1, Scaling.SUM.divisor(5));
  }
}
