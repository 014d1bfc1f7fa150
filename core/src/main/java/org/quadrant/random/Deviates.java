package org.quadrant.random;

import org.quadrant.math.FloatFunctions;

/**
 * Transforms of random words into single-precision deviates with mean 0 and variance 1.
 *
 * <p>A word is 32 uniform bits of the counter-based generator; the laws are those of
 * SPECIFICATION.md, section 2.2, the computations those of section 4.3, ν being the degrees of
 * freedom of Student's law. As in {@link FloatFunctions}, each method is a fixed, branch-free
 * sequence of IEEE 754 and integer operations that a vector engine repeats lane by lane for the
 * same bits.
 *
 * <p>The deviates are symmetric: another word, or pair of words, gives the same magnitude with the
 * opposite sign. Normal, Laplace and Student deviates can be zeros, of either sign; a label that
 * depends on the sign of a coordinate has to read its sign bit.
 */
public final class Deviates {

  /** 2⁻³¹: from 31 bits to the unit interval. */
  public static final float UNIT_STEP = 0x1p-31f;

  /** 2⁻³²: half a step, which keeps 0 out of the unit interval. */
  public static final float UNIT_OFFSET = 0x1p-32f;

  /** 2⁻³³: from 32 signed bits to a quarter turn on either side. */
  public static final float TURN_STEP = 0x1p-33f;

  /** √3·2⁻³¹: from 32 signed bits to ±√3; √3 is rounded down. */
  public static final float UNIFORM_STEP = 0x1.bb67aep-31f;

  /** 1/√2: Laplace's scale for unit variance. */
  public static final float LAPLACE_SCALE = 0x1.6a09e6p-1f;

  /** 2⁻⁶³: from 32 bits to the first step of the unit interval. */
  public static final double TAIL_STEP = 0x1p-63;

  /** Bits of 1.0f. */
  public static final int ONE_BITS = 0x3f800000;

  /** The laws of which one word makes one deviate. */
  public enum OneWord {
    /** {@link Deviates#uniform}. */
    UNIFORM {
      @Override
      public float deviate(int word) {
        return uniform(word);
      }
    },
    /** {@link Deviates#laplace}. */
    LAPLACE {
      @Override
      public float deviate(int word) {
        return laplace(word);
      }
    };

    /**
     * The deviate of a word.
     *
     * @param word random word
     * @return deviate
     */
    public abstract float deviate(int word);
  }

  private Deviates() {}

  /**
   * Uniform deviate u on the unit interval, 0 excluded and 1 included.
   *
   * <p>One word, of which the upper 31 bits count. From 2⁻³² to 1, in steps of 2⁻³¹ below 2⁻⁸ and
   * of the spacing of floats above. The value is 1 with probability 2⁻²⁵.
   *
   * @param word random word
   * @return u
   */
  public static float unit(int word) {
    return Math.fma((float) (word >>> 1), UNIT_STEP, UNIT_OFFSET);
  }

  /**
   * Radius of the Box–Muller transform, √(−2 log u).
   *
   * <p>Rayleigh's law; one word, of which the upper 31 bits count. From 0 to 6.6604; never NaN. The
   * resolution follows from that of u and is coarsest at the ends: 0, then 3.45e−4; 6.4934, then
   * 6.6604. The zero, of probability 2⁻²⁵, has a negative sign.
   *
   * @param word random word
   * @return radius
   */
  public static float normalRadius(int word) {
    return (float) Math.sqrt((double) (-2.0f * FloatFunctions.log(unit(word))));
  }

  /**
   * Angle of the Box–Muller transform, in turns, on the half circle of positive cosines.
   *
   * <p>Uniform; one word. From −1/4 to 1/4, in steps of 2⁻³³ around 0 and of the spacing of floats
   * further out.
   *
   * @param word random word
   * @return angle in turns
   */
  public static float normalTurn(int word) {
    return (float) word * TURN_STEP;
  }

  /**
   * Radius times the cosine of the angle, the first deviate of a pair.
   *
   * <p>{@link #normalTurn} covers half of the circle. The lowest bit of the word, which the
   * rounding of the angle drops for nearly all words, chooses the sign and thereby the half.
   *
   * @param radius radius
   * @param angleWord random word of the angle
   * @return abscissa
   */
  public static float cosinePart(float radius, int angleWord) {
    float cosine = FloatFunctions.sinTurns(0.25f - Math.abs(normalTurn(angleWord)));
    return flipSign(radius * cosine, angleWord);
  }

  /**
   * Radius times the sine of the angle, the second deviate of a pair.
   *
   * @param radius radius
   * @param angleWord random word of the angle
   * @return ordinate
   */
  public static float sinePart(float radius, int angleWord) {
    return radius * FloatFunctions.sinTurns(normalTurn(angleWord));
  }

  /**
   * Normal deviate, the first of the pair that two words give.
   *
   * <p>N(0, 1) by the Box–Muller transform. From −6.6604 to 6.6604; the resolution is that of
   * {@link #normalRadius}. Complementing the lowest bit of {@code angleWord} negates the deviate,
   * except where that bit changes the rounding of the angle.
   *
   * @param radiusWord random word of the radius
   * @param angleWord random word of the angle
   * @return deviate
   */
  public static float normalCosine(int radiusWord, int angleWord) {
    return cosinePart(normalRadius(radiusWord), angleWord);
  }

  /**
   * Normal deviate, the second of the pair that two words give, independent of the first.
   *
   * <p>N(0, 1) by the Box–Muller transform. From −6.6604 to 6.6604; the resolution is that of
   * {@link #normalRadius}. {@code -angleWord} gives the negated deviate.
   *
   * @param radiusWord random word of the radius
   * @param angleWord random word of the angle
   * @return deviate
   */
  public static float normalSine(int radiusWord, int angleWord) {
    return sinePart(normalRadius(radiusWord), angleWord);
  }

  /**
   * Uniform deviate on ±√3.
   *
   * <p>One word, of which the upper 31 bits count: with the lowest one set, a word and its
   * complement are opposite numbers. From −√3 to √3 (rounded down), in steps of √3·2⁻³⁰ around 0
   * and of the spacing of floats further out; never 0. {@code ~word} gives the negated deviate.
   *
   * @param word random word
   * @return deviate
   */
  public static float uniform(int word) {
    return (float) (word | 1) * UNIFORM_STEP;
  }

  /**
   * Laplace deviate, density e to the −√2|x|, over √2.
   *
   * <p>One word: the lowest bit gives the sign, the upper 31 the magnitude −log(u)/√2. From
   * −15.6842 to 15.6842; the resolution follows from that of u, 4.2e−8 near 0. {@code word ^ 1}
   * gives the negated deviate.
   *
   * @param word random word
   * @return deviate
   */
  public static float laplace(int word) {
    return flipSign(LAPLACE_SCALE * FloatFunctions.log(unit(word)), word);
  }

  /**
   * Rademacher deviate, a fair sign.
   *
   * <p>One bit of a word: −1 where it is set, 1 where it is not.
   *
   * @param word random word
   * @param bit number of the bit, 0 (lowest) to 31
   * @return −1 or 1
   */
  public static float rademacher(int word, int bit) {
    return Float.intBitsToFloat(((word << (31 - bit)) & 0x80000000) | ONE_BITS);
  }

  /**
   * Student-t deviate with ν degrees of freedom, scaled to unit variance.
   *
   * <p>Bailey's polar method: with U = u and V uniform, √(ν (U^(−2/ν) − 1)) cos 2πV has Student's
   * law; times √((ν−2)/ν) it has variance 1, and ν cancels. Two words, one deviate: the sine would
   * not be independent of the cosine. Finite for all words and all ν above 2 and up to 1e38. These
   * two words alone would cut the tails at u = 2⁻³², that is at ±√((ν−2) (2^(64/ν) − 1)) or ±146
   * for ν = 5: where {@link #isTail} says so, {@link #studentTTail} takes the place of this value
   * and reaches to u = 2⁻⁶⁴, or ±12350. See {@link StudentVariance} for what is left of the unit
   * variance. The resolution follows from that of u. The limit of large ν is {@link #normalCosine},
   * and signs are as there.
   *
   * @param radiusWord random word of the radius
   * @param angleWord random word of the angle
   * @param minusTwoOverNu −2/ν, rounded
   * @param scale √(ν−2), rounded
   * @return deviate
   */
  public static float studentT(int radiusWord, int angleWord, float minusTwoOverNu, float scale) {
    return studentT(unit(radiusWord), angleWord, minusTwoOverNu, scale);
  }

  /**
   * Whether a radius word lies in the first step of the unit interval, where Student's law needs
   * one more word: its upper 31 bits, those that count, are zero.
   *
   * @param radiusWord random word of the radius
   * @return true with probability 2⁻³¹
   */
  public static boolean isTail(int radiusWord) {
    return radiusWord >>> 1 == 0;
  }

  /**
   * Uniform deviate on the first step of the unit interval, both ends excluded and the upper one
   * but for rounding.
   *
   * <p>One word, all bits of which count: (w + ½) 2⁻⁶³, from 2⁻⁶⁴ to 2⁻³¹.
   *
   * @param tailWord random word w
   * @return u, given that it is below 2⁻³¹
   */
  public static float tailUnit(int tailWord) {
    return (float) ((Integer.toUnsignedLong(tailWord) + 0.5) * TAIL_STEP);
  }

  /**
   * Student-t deviate whose radius word {@link #isTail}: as {@link #studentT}, u being {@link
   * #tailUnit}.
   *
   * @param tailWord further random word of the radius
   * @param angleWord random word of the angle
   * @param minusTwoOverNu −2/ν, rounded
   * @param scale √(ν−2), rounded
   * @return deviate
   */
  public static float studentTTail(int tailWord, int angleWord, float minusTwoOverNu, float scale) {
    return studentT(tailUnit(tailWord), angleWord, minusTwoOverNu, scale);
  }

  private static float studentT(float u, int angleWord, float minusTwoOverNu, float scale) {
    float v = minusTwoOverNu * FloatFunctions.log(u);
    float radius = (float) Math.sqrt((double) FloatFunctions.expm1(v));
    return cosinePart(radius, angleWord) * scale;
  }

  /** Moves the lowest bit of the word to the sign bit and flips the value's sign by it. */
  private static float flipSign(float value, int word) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ (word << 31));
  }
}
