package org.quadrant.math;

/**
 * Single-precision elementary functions that define the bits of the single-precision engines.
 *
 * <p>Every method is a fixed, branch-free sequence of correctly rounded IEEE 754 operations and of
 * integer operations: additions, multiplications, {@link Math#fma(float, float, float)}, one
 * division where stated, int-to-float conversion, bit moves, compare-and-select. A vector engine
 * that repeats the sequence lane by lane, with the coefficients of this class, obtains the same
 * bits. The conditional operators below are such selects: both sides are available before the
 * choice.
 *
 * <p>Polynomials are evaluated by Horner's rule, one fma per coefficient, highest degree first; a
 * constant's suffix is the power it multiplies. Bounds in ulp refer to the spacing of floats at the
 * exact value and were measured over every float of the stated domain (see {@link UlpError}).
 */
public final class FloatFunctions {

  // ---- log: u = 2^k (1 + f), 1 + f in [sqrt(1/2), sqrt(2)) ----------------------------------

  /** Bits of sqrt(1/2), the lower end of the reduced mantissa. */
  public static final int SQRT_HALF_BITS = 0x3f3504f3;

  /**
   * log 2, rounded to float. Its relative error is only 2^-28.4, so that {@link #log} needs no low
   * part, and it is a multiple of 2^-21, so that subtracting n log 2 from v is exact in {@link
   * #exp}.
   */
  public static final float LN2 = 0x1.62e43p-1f;

  // log(1 + f) ≈ f + f² (LOG_2 + LOG_3 f + ... + LOG_10 f⁸): minimax for the error over |f|, then
  // adjusted for the least measured error; |error| ≤ 2^-25.7 |f|.

  /** Coefficient of f². */
  public static final float LOG_2 = -0x1.fffff8p-2f;

  /** Coefficient of f³. */
  public static final float LOG_3 = 0x1.555558p-2f;

  /** Coefficient of f⁴. */
  public static final float LOG_4 = -0x1.00047p-2f;

  /** Coefficient of f⁵. */
  public static final float LOG_5 = 0x1.99aa24p-3f;

  /** Coefficient of f⁶. */
  public static final float LOG_6 = -0x1.5424a4p-3f;

  /** Coefficient of f⁷. */
  public static final float LOG_7 = 0x1.21d8fp-3f;

  /** Coefficient of f⁸. */
  public static final float LOG_8 = -0x1.0e9416p-3f;

  /** Coefficient of f⁹. */
  public static final float LOG_9 = 0x1.0b50ecp-3f;

  /** Coefficient of f¹⁰. */
  public static final float LOG_10 = -0x1.416bdep-4f;

  // ---- sinTurns -----------------------------------------------------------------------------

  /** Centre of t² over |t| ≤ 1/4; the polynomial is in t² − 1/32 to keep its terms small. */
  public static final float SIN_CENTRE = 0x1p-5f;

  // sin(2πt) / t ≈ SIN_0 + SIN_1 y + ... + SIN_4 y⁴, y = t² − 1/32: minimax for the relative error,
  // then adjusted for the least measured error and no value above 1; relative error ≤ 2^-24.5.

  /** Constant term. */
  public static final float SIN_0 = 0x1.4464bcp2f;

  /** Coefficient of y. */
  public static final float SIN_1 = -0x1.23b02ep5f;

  /** Coefficient of y². */
  public static final float SIN_2 = 0x1.2aa052p6f;

  /** Coefficient of y³. */
  public static final float SIN_3 = -0x1.1e79cp6f;

  /** Coefficient of y⁴. */
  public static final float SIN_4 = 0x1.3ada7p5f;

  // ---- exp, expm1: v = n log 2 + r, |r| ≤ log(2)/2 -------------------------------------------

  /** log₂ e. */
  public static final float LOG2_E = 0x1.715476p0f;

  /**
   * 1.5·2²³ + 127: adding it rounds to an integer n and leaves n + 127, the biased exponent of 2ⁿ,
   * in the lowest bits of the sum.
   */
  public static final float ROUND_TO_EXPONENT = 0x1.8000fep23f;

  /** log 2 − {@link #LN2}. */
  public static final float LN2_LOW = -0x1.05c61p-29f;

  /** Arguments of {@link #exp} below are raised to this one: the last with a normal result. */
  public static final float EXP_MIN = -0x1.5d589ep6f;

  /** Arguments of {@link #exp} above are lowered to this one: the last that rounds to n = 127. */
  public static final float EXP_MAX = 0x1.61814ap6f;

  // exp(r) ≈ 1 + r + r² (EXP_2 + EXP_3 r + ... + EXP_6 r⁴): minimax for the error over |r|, then
  // adjusted for the least measured error; |error| ≤ 2^-25.4 |r|.

  /** Coefficient of r². */
  public static final float EXP_2 = 0x1p-1f;

  /** Coefficient of r³. */
  public static final float EXP_3 = 0x1.55547ap-3f;

  /** Coefficient of r⁴. */
  public static final float EXP_4 = 0x1.555582p-5f;

  /** Coefficient of r⁵. */
  public static final float EXP_5 = 0x1.124656p-7f;

  /** Coefficient of r⁶. */
  public static final float EXP_6 = 0x1.6cae6ap-10f;

  // ---- log1pUnit ----------------------------------------------------------------------------

  // log(1 + t) ≈ t + t² (LOG1P_2 + LOG1P_3 t + ... + LOG1P_10 t⁸): minimax for the error over t,
  // then adjusted for the least measured error; |error| ≤ 2^-27.2 t.

  /** Coefficient of t². */
  public static final float LOG1P_2 = -0x1.ffffd8p-2f;

  /** Coefficient of t³. */
  public static final float LOG1P_3 = 0x1.554e98p-2f;

  /** Coefficient of t⁴. */
  public static final float LOG1P_4 = -0x1.ff3594p-3f;

  /** Coefficient of t⁵. */
  public static final float LOG1P_5 = 0x1.93abc6p-3f;

  /** Coefficient of t⁶. */
  public static final float LOG1P_6 = -0x1.3b65eep-3f;

  /** Coefficient of t⁷. */
  public static final float LOG1P_7 = 0x1.b8a91ep-4f;

  /** Coefficient of t⁸. */
  public static final float LOG1P_8 = -0x1.dec82ep-5f;

  /** Coefficient of t⁹. */
  public static final float LOG1P_9 = 0x1.51ee8ep-6f;

  /** Coefficient of t¹⁰. */
  public static final float LOG1P_10 = -0x1.bf5698p-9f;

  private FloatFunctions() {}

  /**
   * Natural logarithm.
   *
   * <p>Domain: positive normal floats, error below 0.89 ulp. Negative on (0, 1), and exactly +0 at
   * u = 1. Zero, subnormal, negative, infinite and NaN arguments are outside the domain: the result
   * is then a finite number without meaning.
   *
   * @param u positive normal float
   * @return log u
   */
  public static float log(float u) {
    int bits = Float.floatToRawIntBits(u);
    int k = (bits - SQRT_HALF_BITS) >> 23;
    float f = Float.intBitsToFloat(bits - (k << 23)) - 1.0f;
    float q = LOG_10;
    q = Math.fma(q, f, LOG_9);
    q = Math.fma(q, f, LOG_8);
    q = Math.fma(q, f, LOG_7);
    q = Math.fma(q, f, LOG_6);
    q = Math.fma(q, f, LOG_5);
    q = Math.fma(q, f, LOG_4);
    q = Math.fma(q, f, LOG_3);
    q = Math.fma(q, f, LOG_2);
    float r = Math.fma(f * f, q, f);
    // k log 2 cannot cancel r: for k ≠ 0 it is at least twice as large.
    return Math.fma((float) k, LN2, r);
  }

  /**
   * Sine of an angle given in turns, sin(2πt).
   *
   * <p>Domain: |t| ≤ 1/4, error below 1.29 ulp. Exactly odd, never beyond ±1, and ±1 at t = ±1/4.
   * The cosine is {@code sinTurns(0.25f - |t|)}. A NaN argument gives NaN.
   *
   * @param t angle in turns
   * @return sin(2πt)
   */
  public static float sinTurns(float t) {
    float y = Math.fma(t, t, -SIN_CENTRE);
    float q = SIN_4;
    q = Math.fma(q, y, SIN_3);
    q = Math.fma(q, y, SIN_2);
    q = Math.fma(q, y, SIN_1);
    // Splitting off t SIN_0 keeps the rounding errors of the rest, at most a quarter of it, small.
    return Math.fma(t, SIN_0, t * (y * q));
  }

  /**
   * Exponential.
   *
   * <p>Domain: all floats. The argument is first clamped to [{@link #EXP_MIN}, {@link #EXP_MAX}] =
   * [−87.33654, 88.37626], so that the result lies between 1.17550e−38 and 2.40613e38, finite and
   * normal; between these two the error is below 0.91 ulp. exp(0) is exactly 1, NaN gives NaN.
   *
   * @param v exponent
   * @return e to the clamped v
   */
  public static float exp(float v) {
    float w = v < EXP_MIN ? EXP_MIN : v;
    w = w > EXP_MAX ? EXP_MAX : w;
    return expUnclamped(w);
  }

  /**
   * Exponential of minus the magnitude, the part that {@link #softplus} and {@link #sigmoid} share.
   *
   * <p>The same value as {@code exp(-|v|)}, with one side of the clamp left out.
   *
   * @param v any float
   * @return e to the −|v|, at least 1.17550e−38; NaN for NaN
   */
  public static float expOfMinusMagnitude(float v) {
    float w = Float.intBitsToFloat(Float.floatToRawIntBits(v) | 0x80000000);
    w = w < EXP_MIN ? EXP_MIN : w;
    return expUnclamped(w);
  }

  /** Exponential for v between the two clamps, or NaN. */
  private static float expUnclamped(float v) {
    float shifted = Math.fma(v, LOG2_E, ROUND_TO_EXPONENT);
    float n = shifted - ROUND_TO_EXPONENT;
    float r = Math.fma(n, -LN2, v);
    r = Math.fma(n, -LN2_LOW, r);
    float p = EXP_6;
    p = Math.fma(p, r, EXP_5);
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, 1.0f);
    p = Math.fma(p, r, 1.0f);
    // A product, not an addition of exponent bits: it leaves a NaN a NaN, whatever its payload.
    return p * Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
  }

  /**
   * Exponential minus one, accurate near zero.
   *
   * <p>Domain: {@link #EXP_MIN} ≤ v ≤ {@link #EXP_MAX}, not clamped; error below 1.47 ulp. The sign
   * is that of v, and expm1(±0) = +0. NaN gives NaN; other arguments beyond the domain give a
   * result without meaning.
   *
   * @param v exponent
   * @return e to the v, minus 1
   */
  public static float expm1(float v) {
    float shifted = Math.fma(v, LOG2_E, ROUND_TO_EXPONENT);
    float n = shifted - ROUND_TO_EXPONENT;
    float r = Math.fma(n, -LN2, v);
    r = Math.fma(n, -LN2_LOW, r);
    float p = EXP_6;
    p = Math.fma(p, r, EXP_5);
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(r * r, p, r);
    // 2ⁿ (1 + p) − 1; subtracting 1 from 2ⁿ first is exact wherever the 1 matters.
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    return Math.fma(scale, p, scale - 1.0f);
  }

  /**
   * Logarithm of one plus a number of the unit interval.
   *
   * <p>Domain: 0 ≤ t ≤ 1, error below 1.17 ulp. No division: a polynomial costs no more than the
   * reduction by t / (2 + t). NaN gives NaN.
   *
   * @param t number between 0 and 1
   * @return log(1 + t)
   */
  public static float log1pUnit(float t) {
    float q = LOG1P_10;
    q = Math.fma(q, t, LOG1P_9);
    q = Math.fma(q, t, LOG1P_8);
    q = Math.fma(q, t, LOG1P_7);
    q = Math.fma(q, t, LOG1P_6);
    q = Math.fma(q, t, LOG1P_5);
    q = Math.fma(q, t, LOG1P_4);
    q = Math.fma(q, t, LOG1P_3);
    q = Math.fma(q, t, LOG1P_2);
    return Math.fma(t * t, q, t);
  }

  /**
   * Softplus, log(1 + eᵛ).
   *
   * <p>Domain: all floats; error below 1.81 ulp for v ≥ {@link #EXP_MIN}. Below it the result stays
   * at 1.17550e−38, never 0. NaN gives NaN: a diverging run shows.
   *
   * @param v any float
   * @return log(1 + eᵛ) = max(v, 0) + log(1 + e to the −|v|)
   */
  public static float softplus(float v) {
    return softplus(v, expOfMinusMagnitude(v));
  }

  /**
   * {@link #softplus(float)} from an exponential that is already known.
   *
   * @param v any float
   * @param e {@link #expOfMinusMagnitude} of v
   * @return log(1 + eᵛ)
   */
  public static float softplus(float v, float e) {
    float positivePart = v > 0.0f ? v : 0.0f;
    return positivePart + log1pUnit(e);
  }

  /**
   * Logistic function, 1 / (1 + e to the −v), with one division.
   *
   * <p>Domain: all floats; error below 2.41 ulp for v ≥ {@link #EXP_MIN}. Below it the result stays
   * at 1.17550e−38, never 0; from v = 16.636 on it is 1. NaN gives NaN: a diverging run shows.
   *
   * @param v any float
   * @return the logistic function of v
   */
  public static float sigmoid(float v) {
    return sigmoid(v, expOfMinusMagnitude(v));
  }

  /**
   * {@link #sigmoid(float)} from an exponential that is already known.
   *
   * @param v any float
   * @param e {@link #expOfMinusMagnitude} of v
   * @return the logistic function of v
   */
  public static float sigmoid(float v, float e) {
    float numerator = v < 0.0f ? e : 1.0f;
    return numerator / (1.0f + e);
  }
}
