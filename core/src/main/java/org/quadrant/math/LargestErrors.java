package org.quadrant.math;

/**
 * Upper bounds of the errors of {@link FloatFunctions}, in units in the last place of the exact
 * value, over the domains stated there. They were measured over every float of the domain and
 * rounded up; {@code quadrant validate} measures them again.
 */
public final class LargestErrors {
  /** Of {@link FloatFunctions#log}. */
  public static final double LOG = 0.89;

  /** Of {@link FloatFunctions#sinTurns}. */
  public static final double SIN_TURNS = 1.29;

  /** Of {@link FloatFunctions#exp}. */
  public static final double EXP = 0.91;

  /** Of {@link FloatFunctions#expm1}. */
  public static final double EXPM1 = 1.47;

  /** Of {@link FloatFunctions#log1pUnit}. */
  public static final double LOG1P_UNIT = 1.17;

  /** Of {@link FloatFunctions#softplus}, from {@link FloatFunctions#EXP_MIN} on. */
  public static final double SOFTPLUS = 1.81;

  /** Of {@link FloatFunctions#sigmoid}, from {@link FloatFunctions#EXP_MIN} on. */
  public static final double SIGMOID = 2.41;

  private LargestErrors() {}
}
