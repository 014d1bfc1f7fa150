package org.quadrant.random;

/**
 * χ² deviates with any number of degrees of freedom, in double precision: those of Bartlett's
 * decomposition, one of them for each neuron and step. SPECIFICATION.md, section 10.4.
 *
 * <p>χ²(n) is twice a gamma deviate of the shape α = n/2, which is drawn by G. Marsaglia and W.
 * Tsang, <em>A Simple Method for Generating Gamma Variables</em>, ACM Transactions on Mathematical
 * Software 26 (2000): with δ = α − ⅓ and a standard normal X, δ(1 + t)³, t = X/(3√δ), is taken with
 * the probability exp(X²/2 + δ(1 − (1 + t)³) + 3δ log(1 + t)). No normal approximation is made at
 * any n: acceptance and rejection are exact, and only the arithmetic rounds. The exponent is
 * 3δ·{@link #exponent q(t)} where the terms that cancel are left out, so that it keeps its digits
 * at α = 10⁹ as well. {@link StrictMath} gives the same bits everywhere.
 */
public final class ChiSquare {
  private static final double UNIT = 0x1p-52;

  /** Below, the series of {@link #exponent} is cut off where its terms no longer count. */
  private static final double SERIES_BOUND = 0.125;

  /** 0.125²⁰ is less than 2⁻⁵³ of the first term, t⁴/4. */
  private static final int SERIES_TERMS = 24;

  /** (π/4)²⁰/20! is less than 2⁻⁵³ of 2⁻¹⁰. */
  private static final int TERMS = 20;

  private final int[] schedule;
  private final int[] block = new int[Threefry4x32.WORDS];

  /**
   * A source of deviates. It keeps no state between two of them, but is not to be used by several
   * threads at once.
   *
   * @param seed the run's seed
   * @param purpose what the deviates are for
   */
  public ChiSquare(long seed, Purpose purpose) {
    this.schedule = SampleCounter.keySchedule(seed, purpose, Stream.CHI_SQUARE);
  }

  /**
   * Draws one deviate.
   *
   * @param step index of the step
   * @param index which deviate of the step
   * @param degrees n ≥ 1, degrees of freedom
   * @return a deviate of χ²(n), above 0
   * @throws IllegalArgumentException if n &lt; 1
   */
  public double draw(long step, int index, int degrees) {
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "degrees of freedom: " + degrees + "; allowed: at least 1");
    }
    if (degrees == 1) {
      double normal = normal(step, index, 0);
      return normal * normal;
    }
    double delta = degrees / 2.0 - 1.0 / 3;
    double scale = 1 / (3 * Math.sqrt(delta));
    // Each try takes two blocks; for α ≥ 1 more than 95 of 100 first tries are taken.
    for (int slot = 0; ; slot += 2) {
      double t = normal(step, index, slot) * scale;
      words(step, index, slot + 1);
      double u = unit(block[0], block[1]);
      if (t > -1 && StrictMath.log(u) < 3 * delta * exponent(t)) {
        double root = 1 + t;
        return 2 * delta * (root * root * root);
      }
    }
  }

  /**
   * log(1 + t) − t + t²/2 − t³/3, which is never above 0: its derivative is −t³/(1 + t).
   *
   * @param t above −1
   * @return the value, right to 10⁻¹¹ of itself
   */
  static double exponent(double t) {
    if (Math.abs(t) >= SERIES_BOUND) {
      return StrictMath.log1p(t) - t * (1 - t * (0.5 - t / 3));
    }
    double sum = 0;
    for (int k = SERIES_TERMS; k >= 4; k--) {
      sum = 1.0 / k - t * sum;
    }
    double square = t * t;
    return -square * square * sum;
  }

  /** Box–Muller: 52 bits of radius from words 0 and 1, of angle from words 2 and 3. */
  private double normal(long step, int index, int slot) {
    words(step, index, slot);
    double radius = Math.sqrt(-2 * StrictMath.log(unit(block[0], block[1])));
    return radius * cosine(unit(block[2], block[3]));
  }

  /**
   * cos(2πu), ± the sine or cosine of the angle to the nearest quarter, at most π/4, by their
   * series as nested products: StrictMath would allocate an array for each.
   *
   * @param u from 0 to 1
   * @return the value, right to 2⁻⁵⁰
   */
  static double cosine(double u) {
    int quarters = (int) Math.rint(4 * u);
    double angle = 2 * Math.PI * (u - quarters / 4.0);
    double square = angle * angle;
    int odd = quarters & 1;
    double sum = 1;
    for (int n = TERMS - 1 + odd; n > 0; n -= 2) {
      sum = 1 - square / (n * (n + 1)) * sum;
    }
    double value = odd == 1 ? -angle * sum : sum;
    return quarters == 2 || quarters == 3 ? -value : value;
  }

  private void words(long step, int index, int slot) {
    block[0] = index;
    block[1] = slot;
    block[2] = (int) step;
    block[3] = (int) (step >>> 32);
    Threefry4x32.apply(schedule, block);
  }

  /** From 2⁻⁵³ to 1 − 2⁻⁵³ in steps of 2⁻⁵², without a rounding. */
  private static double unit(int high, int low) {
    long bits = (((long) high << 32) | Integer.toUnsignedLong(low)) >>> 12;
    return (bits + 0.5) * UNIT;
  }
}
