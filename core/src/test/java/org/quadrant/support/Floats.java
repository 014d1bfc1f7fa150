package org.quadrant.support;

import java.util.SplittableRandom;

/** Floats to provoke differences with. */
public final class Floats {
  private static final float[] EXTREME = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    0x1p-63f,
    1f,
    -1f,
    Math.nextUp(1f),
    16.63f,
    -16.64f,
    87.33654f,
    -87.33655f,
    88.4f,
    -88.4f,
    103.98f,
    -103.98f,
    0x1p63f,
    -0x1p64f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private Floats() {}

  /**
   * All the extreme values.
   *
   * @return zeros, subnormals, ends of the exponential's range, largest values, infinities, NaN
   */
  public static float[] extreme() {
    return EXTREME.clone();
  }

  /**
   * Ordinary values.
   *
   * @param random source
   * @param length number of values
   * @return values of either sign with magnitudes around 1
   */
  public static float[] ordinary(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * Any values.
   *
   * @param random source
   * @param length number of values
   * @return random bit patterns, and one in four of {@link #extreme}
   */
  public static float[] wild(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] =
          random.nextInt(4) == 0
              ? EXTREME[random.nextInt(EXTREME.length)]
              : Float.intBitsToFloat(random.nextInt());
    }
    return values;
  }
}
