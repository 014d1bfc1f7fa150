package org.quadrant.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FloatFunctionsTest {

  /** Odd, so that the low bits of the arguments go through all their patterns. */
  private static final int STRIDE = 4099;

  private static final int SAMPLES = 200_000;

  private static final float MIN = Float.MIN_NORMAL;
  private static final float MAX = Float.MAX_VALUE;
  private static final float EXP_MIN = FloatFunctions.EXP_MIN;
  private static final float EXP_MAX = FloatFunctions.EXP_MAX;

  /**
   * A function with its truth on a range.
   *
   * @param bound measured over every float of the range, rounded up
   * @param bits {@link #fingerprint} of the function over the range
   */
  private record Case(
      String name,
      UlpError.FloatUnaryOperator function,
      DoubleUnaryOperator truth,
      float from,
      float to,
      double bound,
      long bits) {

    String title() {
      return name + " on [" + from + ", " + to + "]";
    }

    /** Hash of the results at evenly spaced floats and at the ends. */
    long fingerprint() {
      long[] hash = {0};
      UlpError.measure(
          x -> {
            hash[0] =
                hash[0] * 0x9E3779B97F4A7C15L + Float.floatToRawIntBits(function.applyAsFloat(x));
            return 0.0f;
          },
          x -> 0.0,
          from,
          to,
          STRIDE);
      return hash[0];
    }
  }

  private static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "log", FloatFunctions::log, StrictMath::log, 0x1p-32f, 1.0f, 0.87, 0x7ddb13536b8517bfL),
        new Case("log", FloatFunctions::log, StrictMath::log, MIN, MAX, 0.89, 0x02f9685b8f56d784L),
        new Case(
            "sinTurns",
            FloatFunctions::sinTurns,
            FloatFunctionsTest::sinTurns,
            -0.25f,
            0.25f,
            1.29,
            0xbe99a2dc4efcb7f0L),
        new Case(
            "exp",
            FloatFunctions::exp,
            StrictMath::exp,
            EXP_MIN,
            EXP_MAX,
            0.91,
            0x206463b761de60c3L),
        new Case(
            "expm1",
            FloatFunctions::expm1,
            StrictMath::expm1,
            EXP_MIN,
            0.0f,
            0.93,
            0xc55e364c9fd646fbL),
        new Case(
            "expm1",
            FloatFunctions::expm1,
            StrictMath::expm1,
            0.0f,
            EXP_MAX,
            1.47,
            0xd03bc9c0473f61f7L),
        new Case(
            "log1pUnit",
            FloatFunctions::log1pUnit,
            StrictMath::log1p,
            0.0f,
            1.0f,
            1.17,
            0x61e3c60f97d3151eL),
        new Case(
            "softplus",
            FloatFunctions::softplus,
            FloatFunctionsTest::softplus,
            EXP_MIN,
            MAX,
            1.81,
            0x52b64a0069a5e88cL),
        new Case(
            "sigmoid",
            FloatFunctions::sigmoid,
            FloatFunctionsTest::sigmoid,
            EXP_MIN,
            MAX,
            2.41,
            0x67d2983330dd0adcL));
  }

  private static double sinTurns(double t) {
    return StrictMath.sin(2.0 * Math.PI * t);
  }

  private static double softplus(double v) {
    return Math.max(v, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v)));
  }

  private static double sigmoid(double v) {
    return 1.0 / (1.0 + StrictMath.exp(-v));
  }

  @TestFactory
  Stream<DynamicTest> errorStaysBelowTheMeasuredBoundAtRandomFloats() {
    return cases()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.title(),
                    () -> {
                      SplittableRandom random = new SplittableRandom(20260200172L);
                      check(c, c.from);
                      check(c, c.to);
                      for (int i = 0; i < SAMPLES; i++) {
                        check(c, randomFloat(random, c.from, c.to));
                      }
                    }));
  }

  private static void check(Case c, float x) {
    double ulps = UlpError.ulps(c.function.applyAsFloat(x), c.truth.applyAsDouble(x));
    assertTrue(ulps <= c.bound, () -> c.name + "(" + Float.toHexString(x) + "): " + ulps + " ulp");
  }

  /** Half of the time uniform, half of the time a random mantissa with a random exponent. */
  private static float randomFloat(SplittableRandom random, float from, float to) {
    if (random.nextBoolean()) {
      return (float) random.nextDouble(from, to);
    }
    while (true) {
      float x = Float.intBitsToFloat(random.nextInt());
      if (x >= from && x <= to) {
        return x;
      }
    }
  }

  /**
   * The functions specify bits: whatever changes one, be it a coefficient, the order of two
   * operations, the compiler or the processor, has to fail here.
   */
  @TestFactory
  Stream<DynamicTest> bitsAreTheSpecifiedOnes() {
    return cases()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.title(),
                    () ->
                        assertEquals(Long.toHexString(c.bits), Long.toHexString(c.fingerprint()))));
  }

  @Test
  void logHasTheSignOfTheExactValueAroundOne() {
    assertBits(0.0f, FloatFunctions.log(1.0f));
    float below = 1.0f;
    float above = 1.0f;
    for (int i = 0; i < 100_000; i++) {
      below = Math.nextDown(below);
      above = Math.nextUp(above);
      assertTrue(FloatFunctions.log(below) < 0.0f);
      assertTrue(FloatFunctions.log(above) > 0.0f);
    }
  }

  @Test
  void sinTurnsIsOddAndNeverBeyondOne() {
    assertEquals(1.0f, FloatFunctions.sinTurns(0.25f));
    assertBits(0.0f, FloatFunctions.sinTurns(0.0f));
    assertBits(-0.0f, FloatFunctions.sinTurns(-0.0f));
    float t = 0.25f;
    // All floats down to 0.2344, where the sine is 0.9952.
    for (int i = 0; i < 1 << 20; i++) {
      float sine = FloatFunctions.sinTurns(t);
      assertTrue(sine <= 1.0f);
      assertBits(-sine, FloatFunctions.sinTurns(-t));
      t = Math.nextDown(t);
    }
  }

  @Test
  void expIsClampedToFiniteNormalResults() {
    assertEquals(1.0f, FloatFunctions.exp(0.0f));
    assertEquals(1.0f, FloatFunctions.exp(-0.0f));
    float least = FloatFunctions.exp(EXP_MIN);
    float largest = FloatFunctions.exp(EXP_MAX);
    assertTrue(least >= Float.MIN_NORMAL && largest <= Float.MAX_VALUE);
    for (float v : new float[] {88.5f, 1000.0f, MAX, Float.POSITIVE_INFINITY}) {
      assertEquals(largest, FloatFunctions.exp(v));
      assertEquals(least, FloatFunctions.exp(-v));
      assertEquals(least, FloatFunctions.expOfMinusMagnitude(v));
      assertEquals(least, FloatFunctions.expOfMinusMagnitude(-v));
    }
  }

  @Test
  void expOfMinusMagnitudeEqualsExp() {
    for (float v = -90.0f; v <= 90.0f; v += 0.0009765625f) {
      assertBits(FloatFunctions.exp(-Math.abs(v)), FloatFunctions.expOfMinusMagnitude(v));
    }
  }

  @Test
  void expm1HasTheSignOfItsArgument() {
    assertBits(0.0f, FloatFunctions.expm1(0.0f));
    assertBits(0.0f, FloatFunctions.expm1(-0.0f));
    for (float v = Float.MIN_VALUE; v < EXP_MAX; v *= 1.0009765625f, v = Math.nextUp(v)) {
      assertTrue(FloatFunctions.expm1(v) > 0.0f);
      assertTrue(FloatFunctions.expm1(Math.max(-v, EXP_MIN)) < 0.0f);
    }
  }

  @Test
  void softplusAndSigmoidHoldAtTheEnds() {
    float least = FloatFunctions.exp(EXP_MIN);
    for (float v : new float[] {100.0f, 1e10f, MAX, Float.POSITIVE_INFINITY}) {
      assertEquals(v, FloatFunctions.softplus(v));
      assertEquals(1.0f, FloatFunctions.sigmoid(v));
      assertEquals(least, FloatFunctions.softplus(-v));
      assertEquals(least, FloatFunctions.sigmoid(-v));
    }
    assertEquals((float) Math.log(2.0), FloatFunctions.softplus(0.0f));
    assertEquals(0.5f, FloatFunctions.sigmoid(0.0f));
    assertEquals(0.5f, FloatFunctions.sigmoid(-0.0f));
  }

  @Test
  void nanStaysNanWhateverItsPayload() {
    for (int bits : new int[] {0x7fc00000, 0x7f800001, 0x7fffffff, 0xffc00000, 0xff8f1234}) {
      float nan = Float.intBitsToFloat(bits);
      for (float result :
          new float[] {
            FloatFunctions.sinTurns(nan),
            FloatFunctions.exp(nan),
            FloatFunctions.expOfMinusMagnitude(nan),
            FloatFunctions.expm1(nan),
            FloatFunctions.log1pUnit(nan),
            FloatFunctions.softplus(nan),
            FloatFunctions.sigmoid(nan)
          }) {
        assertTrue(Float.isNaN(result));
      }
    }
  }

  @Test
  void ulpErrorFindsAKnownErrorAtTheKnownPlace() {
    float bad = 1.25f;
    UlpError error =
        UlpError.measure(
            x -> x == bad ? x + 3 * Math.ulp(x) : x, x -> x, 1.0f, Math.nextDown(2.0f), 1);
    assertEquals(new UlpError(3.0, bad, 1L << 23), error);
  }

  @Test
  void ulpErrorCrossesZeroAndReachesBothEnds() {
    float end = 3 * Float.MIN_VALUE;
    UlpError error = UlpError.measure(x -> 0.0f, x -> x, -end, end, 1);
    assertEquals(new UlpError(3.0, -end, 7), error);
    // Only a stride beyond the range skips the worst arguments but the ends.
    assertEquals(new UlpError(3.0, -end, 2), UlpError.measure(x -> 0.0f, x -> x, -end, end, 100));
    UlpError all = UlpError.measure(x -> x, x -> x, -MAX, MAX, Integer.MAX_VALUE);
    assertEquals(new UlpError(0.0, -MAX, 3), all);
  }

  @Test
  void ulpErrorTreatsNonFiniteResults() {
    assertEquals(Double.POSITIVE_INFINITY, UlpError.ulps(Float.NaN, 1.0));
    assertEquals(Double.POSITIVE_INFINITY, UlpError.ulps(1.0f, Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, UlpError.ulps(Float.POSITIVE_INFINITY, 1.0));
    assertEquals(0.0, UlpError.ulps(Float.NaN, Double.NaN));
    assertEquals(0.0, UlpError.ulps(Float.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertEquals(0.5, UlpError.ulps(1.0f, 1.0 + 0x1p-24));
    assertEquals(0.25, UlpError.ulps(0.0f, 0x1p-151));
    assertThrows(
        IllegalArgumentException.class,
        () -> UlpError.measure(x -> x, x -> x, 1.0f, Float.POSITIVE_INFINITY, 1));
    assertThrows(
        IllegalArgumentException.class, () -> UlpError.measure(x -> x, x -> x, 1.0f, 0.0f, 1));
    assertThrows(
        IllegalArgumentException.class, () -> UlpError.measure(x -> x, x -> x, 0.0f, 1.0f, 0));
  }

  private static void assertBits(float expected, float actual) {
    assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(actual));
  }
}
