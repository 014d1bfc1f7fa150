package org.quadrant.benchmarks.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DeviationsTest {
  private static final OptionalDouble NOTHING = OptionalDouble.empty();

  private static double deviation(double[] actual, double... expected) {
    return Deviations.of(actual, Optional.of(expected)).orElseThrow();
  }

  @Test
  void comparesTheLargestValues() {
    assertEquals(0.25, deviation(new double[] {1, -3, 0.5}, 1, -4, 0));
    assertEquals(0, deviation(new double[] {1, 2}, 1, 2));
  }

  @Test
  void isDefinedForZeros() {
    assertEquals(0, deviation(new double[] {0, -0.0}, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, deviation(new double[] {1e-300}, 0));
  }

  @Test
  void isNotANumberIfAnyValueIsNot() {
    double nan = Double.NaN;
    assertTrue(Double.isNaN(deviation(new double[] {nan, 1}, 1, 1)));
    assertTrue(Double.isNaN(deviation(new double[] {1, 1}, 1, nan)));
    assertTrue(Double.isNaN(deviation(new double[] {nan}, nan)));
    double infinity = Double.POSITIVE_INFINITY;
    assertTrue(Double.isNaN(deviation(new double[] {infinity}, infinity)));
  }

  @Test
  void isEmptyWhereNothingIsExpected() {
    assertEquals(NOTHING, Deviations.of(new double[] {1}, Optional.empty()));
    assertEquals(0, Deviations.NONE.largest());
  }

  @Test
  void takesMaximaArrayByArray() {
    Deviations first = new Deviations(OptionalDouble.of(1), NOTHING, OptionalDouble.of(3), NOTHING);
    Deviations second =
        new Deviations(OptionalDouble.of(2), OptionalDouble.of(0), OptionalDouble.of(1), NOTHING);
    Deviations both = first.max(second);
    assertEquals(
        new Deviations(OptionalDouble.of(2), OptionalDouble.of(0), OptionalDouble.of(3), NOTHING),
        both);
    assertEquals(3, both.largest());
    assertTrue(both.within(3));
    assertFalse(both.within(2.9));
  }

  @Test
  void keepsNaN() {
    Deviations bad =
        new Deviations(NOTHING, OptionalDouble.of(Double.NaN), NOTHING, OptionalDouble.of(1));
    Deviations good = new Deviations(NOTHING, OptionalDouble.of(1), NOTHING, NOTHING);
    assertTrue(Double.isNaN(bad.max(good).largest()));
    assertTrue(Double.isNaN(good.max(bad).largest()));
    assertFalse(bad.within(Double.MAX_VALUE));
  }
}
