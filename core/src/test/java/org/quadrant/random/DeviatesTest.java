package org.quadrant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeviatesTest {

  private static final float SQRT_3 = 0x1.bb67aep0f;

  /** Words at the middles of equal strata: their moments have no sampling noise. */
  private static final int STRATA_BITS = 18;

  /** Ends and rounding boundaries of the words. */
  private static final int[] EDGES = {
    0,
    1,
    2,
    3,
    255,
    256,
    257,
    -1,
    -2,
    -3,
    -64,
    -127,
    -128,
    -129,
    -255,
    -256,
    -257,
    0x1000000,
    0x1000001,
    0x1000003,
    0x7fffffff,
    0x7ffffffe,
    0x7fffffc0,
    0x7fffffbf,
    0x80000000,
    0x80000001,
    0x80000002,
    0x8000003f,
    0x80000040,
    0x80000041
  };

  @Test
  void unitIsInTheHalfOpenInterval() {
    assertEquals(0x1p-32f, Deviates.unit(0));
    assertEquals(0x1p-32f, Deviates.unit(1));
    assertEquals(0x3p-32f, Deviates.unit(2));
    assertEquals(1.0f, Deviates.unit(-1));
    assertEquals(1.0f, Deviates.unit(-128));
    assertEquals(1.0f - 0x1p-24f, Deviates.unit(-129));
  }

  @Test
  void normalRadiusIsMonotoneBetweenItsEnds() {
    assertEquals(6.660437f, Deviates.normalRadius(0));
    assertEquals(0.0f, Math.abs(Deviates.normalRadius(-1)));
    float previous = Float.MAX_VALUE;
    // From the lowest to the highest word, unsigned.
    for (long word = 0; word < 1L << 32; word += 65_537) {
      float radius = Deviates.normalRadius((int) word);
      assertTrue(radius >= 0.0f && radius <= previous);
      previous = radius;
    }
    for (int word : EDGES) {
      assertTrue(Deviates.normalRadius(word) >= 0.0f, () -> Integer.toHexString(word));
    }
  }

  @Test
  void normalTurnCoversHalfACircle() {
    assertEquals(-0.25f, Deviates.normalTurn(Integer.MIN_VALUE));
    assertEquals(0.25f, Deviates.normalTurn(Integer.MAX_VALUE));
    assertEquals(0x1p-33f, Deviates.normalTurn(1));
    float previous = -0.25f;
    for (long word = Integer.MIN_VALUE; word <= Integer.MAX_VALUE; word += 65_537) {
      float turn = Deviates.normalTurn((int) word);
      assertTrue(turn >= previous && turn <= 0.25f);
      previous = turn;
    }
  }

  @Test
  void normalPairsAreThePolarFormOfRadiusAndAngle() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      int radiusWord = random.nextInt();
      int angleWord = random.nextInt();
      double radius = Deviates.normalRadius(radiusWord);
      double angle = 2.0 * Math.PI * Deviates.normalTurn(angleWord);
      double cosine = (angleWord & 1) == 0 ? Math.cos(angle) : -Math.cos(angle);
      float x = Deviates.normalCosine(radiusWord, angleWord);
      float y = Deviates.normalSine(radiusWord, angleWord);
      // 0.25 - |t| rounds by at most 2^-26 turns, hence the absolute error.
      assertEquals(radius * cosine, x, radius * 2.5e-7);
      assertEquals(radius * Math.sin(angle), y, radius * 2.5e-7);
      assertEquals(x, Deviates.cosinePart((float) radius, angleWord));
      assertEquals(y, Deviates.sinePart((float) radius, angleWord));
      assertEquals(-y, Deviates.normalSine(radiusWord, -angleWord));
    }
  }

  @Test
  void normalMomentsAreThoseOfTheLaw() {
    // Radius and angle are independent: E x^n is the product of two one-dimensional means.
    double cosine2 = mean(w -> power(Deviates.cosinePart(1.0f, w), 2));
    double sine2 = mean(w -> power(Deviates.sinePart(1.0f, w), 2));
    double cosine4 = mean(w -> power(Deviates.cosinePart(1.0f, w), 4));
    double sine4 = mean(w -> power(Deviates.sinePart(1.0f, w), 4));
    double mixed = mean(w -> Deviates.cosinePart(1.0f, w) * Deviates.sinePart(1.0f, w));
    double absoluteCosine = mean(w -> Math.abs(Deviates.cosinePart(1.0f, w)));
    double radius1 = mean(Deviates::normalRadius);
    double radius2 = mean(w -> power(Deviates.normalRadius(w), 2));
    double radius4 = mean(w -> power(Deviates.normalRadius(w), 4));
    assertEquals(0.0, mean(w -> Deviates.cosinePart(1.0f, w)), 1e-7);
    assertEquals(0.0, mean(w -> Deviates.sinePart(1.0f, w)), 1e-7);
    assertEquals(0.0, mixed, 1e-7);
    assertEquals(1.0, radius2 * cosine2, 1e-5);
    assertEquals(1.0, radius2 * sine2, 1e-5);
    assertEquals(3.0, radius4 * cosine4, 1e-3);
    assertEquals(3.0, radius4 * sine4, 1e-3);
    assertEquals(0.253975, growthRate(radius1 * absoluteCosine), 1e-6);
  }

  @Test
  void uniformIsSymmetricAndWithinItsEnds() {
    assertEquals(SQRT_3, Deviates.uniform(Integer.MAX_VALUE));
    assertEquals(-SQRT_3, Deviates.uniform(Integer.MIN_VALUE));
    assertTrue((double) SQRT_3 <= Math.sqrt(3.0));
    for (int word : EDGES) {
      assertUniform(word);
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      assertUniform(random.nextInt());
    }
    float previous = -SQRT_3;
    for (long word = Integer.MIN_VALUE; word <= Integer.MAX_VALUE; word += 65_537) {
      float x = Deviates.uniform((int) word);
      assertTrue(x >= previous);
      previous = x;
    }
  }

  private static void assertUniform(int word) {
    float x = Deviates.uniform(word);
    assertEquals(-x, Deviates.uniform(~word), () -> Integer.toHexString(word));
    assertTrue(x != 0.0f && Math.abs(x) <= SQRT_3, () -> Integer.toHexString(word));
  }

  @Test
  void uniformMomentsAreThoseOfTheLaw() {
    assertEquals(0.0, mean(Deviates::uniform), 1e-7);
    assertEquals(1.0, mean(w -> power(Deviates.uniform(w), 2)), 1e-6);
    assertEquals(1.8, mean(w -> power(Deviates.uniform(w), 4)), 1e-6);
    assertEquals(0.299207, growthRate(mean(w -> Math.abs(Deviates.uniform(w)))), 1e-6);
  }

  @Test
  void laplaceIsSymmetricAndFinite() {
    assertEquals(15.68413f, Deviates.laplace(1));
    assertEquals(-15.68413f, Deviates.laplace(0));
    for (int word : EDGES) {
      assertLaplace(word);
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      assertLaplace(random.nextInt());
    }
    float previous = Float.MAX_VALUE;
    for (long word = 1; word < 1L << 32; word += 65_536) {
      float x = Deviates.laplace((int) word);
      assertTrue(x >= 0.0f && x <= previous);
      previous = x;
    }
  }

  private static void assertLaplace(int word) {
    float x = Deviates.laplace(word);
    assertEquals(
        Float.floatToRawIntBits(-x),
        Float.floatToRawIntBits(Deviates.laplace(word ^ 1)),
        () -> Integer.toHexString(word));
    assertTrue(Math.abs(x) <= 15.68413f, () -> Integer.toHexString(word));
  }

  @Test
  void laplaceMomentsAreThoseOfTheLaw() {
    assertEquals(0.0, mean(Deviates::laplace), 1e-7);
    assertEquals(1.0, mean(w -> power(Deviates.laplace(w), 2)), 1e-4);
    assertEquals(6.0, mean(w -> power(Deviates.laplace(w), 4)), 1e-2);
    assertEquals(0.199471, growthRate(mean(w -> Math.abs(Deviates.laplace(w)))), 1e-5);
  }

  @Test
  void rademacherReadsTheGivenBit() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 1000; i++) {
      int word = random.nextInt();
      for (int bit = 0; bit < 32; bit++) {
        float expected = (word >>> bit & 1) == 0 ? 1.0f : -1.0f;
        assertEquals(expected, Deviates.rademacher(word, bit));
        assertEquals(-expected, Deviates.rademacher(~word, bit));
      }
    }
  }

  @Test
  void studentIsFiniteForAllDegreesOfFreedom() {
    for (double nu : new double[] {Math.nextUp(2.0), 2.000001, 2.5, 3.0, 5.0, 100.0, 1e9, 1e38}) {
      float minusTwoOverNu = (float) (-2.0 / nu);
      float scale = (float) Math.sqrt(nu - 2.0);
      for (int radiusWord : EDGES) {
        for (int angleWord : EDGES) {
          float x = Deviates.studentT(radiusWord, angleWord, minusTwoOverNu, scale);
          assertTrue(Float.isFinite(x), () -> nu + ": " + radiusWord + ", " + angleWord);
        }
      }
    }
  }

  @Test
  void studentIsTheFormulaInDoublePrecision() {
    SplittableRandom random = new SplittableRandom(5);
    for (double nu : new double[] {2.1, 3.0, 5.0, 30.0, 1e6}) {
      float minusTwoOverNu = (float) (-2.0 / nu);
      float scale = (float) Math.sqrt(nu - 2.0);
      for (int i = 0; i < 20_000; i++) {
        int radiusWord = random.nextInt();
        int angleWord = random.nextInt();
        double u = Deviates.unit(radiusWord);
        double cosine = Deviates.cosinePart(1.0f, angleWord);
        double expected =
            Math.sqrt(Math.expm1(minusTwoOverNu * Math.log(u))) * cosine * Math.sqrt(nu - 2.0);
        float x = Deviates.studentT(radiusWord, angleWord, minusTwoOverNu, scale);
        // The error of v, 1.4 ulp, grows by v / 2 ≤ 11.1 in the square root of exp(v).
        assertEquals(expected, x, Math.abs(expected) * 2e-6);
      }
    }
  }

  @Test
  void studentMomentsAreThoseOfTheLaw() {
    double nu = 5.0;
    float minusTwoOverNu = (float) (-2.0 / nu);
    float scale = (float) Math.sqrt(nu - 2.0);
    double cosine1 = mean(w -> Math.abs(Deviates.cosinePart(1.0f, w)));
    double cosine2 = mean(w -> power(Deviates.cosinePart(1.0f, w), 2));
    // Angle word 0 has cosine 1: what is left is the radius times the scale.
    assertEquals(1.0f, Deviates.cosinePart(1.0f, 0));
    IntToDoubleFunction radius = w -> Deviates.studentT(w, 0, minusTwoOverNu, scale);
    // The mean of u^(-2/5) over the middles of strata misses 0.25 N^(-3/5) of the tail.
    assertEquals(1.0, mean(w -> power(radius.applyAsDouble(w), 2)) * cosine2, 1e-3);
    assertEquals(0.215580, growthRate(mean(radius) * cosine1), 1e-5);
  }

  @Test
  void studentOfManyDegreesOfFreedomIsNormal() {
    SplittableRandom random = new SplittableRandom(6);
    double nu = 1e12;
    for (int i = 0; i < 10_000; i++) {
      int radiusWord = random.nextInt();
      int angleWord = random.nextInt();
      float normal = Deviates.normalCosine(radiusWord, angleWord);
      float student =
          Deviates.studentT(
              radiusWord, angleWord, (float) (-2.0 / nu), (float) Math.sqrt(nu - 2.0));
      assertEquals(normal, student, 1e-6f * Math.abs(normal));
    }
  }

  /**
   * The deviates specify bits: a change in any operation or in the order of two has to fail here.
   */
  @Test
  void bitsAreTheSpecifiedOnes() {
    float minusTwoOverNu = -0.4f;
    float scale = (float) Math.sqrt(3.0);
    long[] hashes = new long[6];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 50_000; i++) {
      int first = random.nextInt();
      int second = random.nextInt();
      float[] deviates = {
        Deviates.normalCosine(first, second),
        Deviates.normalSine(first, second),
        Deviates.uniform(first),
        Deviates.laplace(first),
        Deviates.rademacher(first, i & 31),
        Deviates.studentT(first, second, minusTwoOverNu, scale)
      };
      for (int k = 0; k < deviates.length; k++) {
        hashes[k] = hashes[k] * 0x9E3779B97F4A7C15L + Float.floatToRawIntBits(deviates[k]);
      }
    }
    assertArrayEquals(
        new long[] {
          0x0ef2fd62844f5177L,
          0xc0164c8ae93cfa4cL,
          0x896dc2f4a8c93c1aL,
          0x09bed557c1833db8L,
          0xe63b3cd768000000L,
          0x6860c7e0ce82c1c8L
        },
        hashes,
        () -> toHex(hashes));
  }

  private static String toHex(long[] hashes) {
    return Arrays.stream(hashes).mapToObj(Long::toHexString).collect(Collectors.joining(" "));
  }

  /** Mean over words at the middles of equal strata, each with both values of its lowest bit. */
  private static double mean(IntToDoubleFunction f) {
    double sum = 0.0;
    int step = 1 << (32 - STRATA_BITS);
    for (int i = 0; i < 1 << STRATA_BITS; i++) {
      int word = i * step + step / 2;
      sum += f.applyAsDouble(word) + f.applyAsDouble(word ^ 1);
    }
    return sum / (2 << STRATA_BITS);
  }

  private static double power(double x, int n) {
    double square = x * x;
    return n == 2 ? square : square * square;
  }

  /** Growth rate κ²/√(2π) with κ = E|x|; the check values of SPECIFICATION.md, 8.2, test κ. */
  private static double growthRate(double kappa) {
    return kappa * kappa / Math.sqrt(2.0 * Math.PI);
  }
}
