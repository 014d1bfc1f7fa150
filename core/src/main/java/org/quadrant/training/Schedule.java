package org.quadrant.training;

import java.util.List;
import java.util.Locale;

/**
 * How the learning rates change from step to step: step n, counted from 0, has the rates times
 * {@link #factor}, which never exceeds 1.
 */
public sealed interface Schedule {
  /** The same rates in every step. */
  record Constant() implements Schedule {
    @Override
    public String text() {
      return "constant";
    }

    @Override
    public double factor(long step) {
      return 1;
    }

    @Override
    public double sum(long steps) {
      return steps;
    }
  }

  /**
   * Rates that grow linearly, (n + 1)/N in step n &lt; N, and stay.
   *
   * @param length N, from 1 to 2⁴⁰
   */
  record WarmUp(long length) implements Schedule {
    /** Checks N. */
    public WarmUp {
      requireLength("warm-up", length);
    }

    @Override
    public String text() {
      return "warm-up:" + length;
    }

    @Override
    public double factor(long step) {
      return step < length ? (step + 1.0) / length : 1;
    }

    @Override
    public double sum(long steps) {
      double grown = Math.min(steps, length);
      return grown * (grown + 1) / 2 / length + (steps - grown);
    }
  }

  /**
   * Rates that are multiplied by F after every N steps: F^⌊n/N⌋.
   *
   * @param length N, from 1 to 2⁴⁰
   * @param factor F, 0 &lt; F &lt; 1
   */
  record Stairs(long length, double factor) implements Schedule {
    /** Checks N and F. */
    public Stairs {
      requireLength("stairs", length);
      require(factor > 0 && factor < 1, "stairs factor", factor, "0 < F < 1");
    }

    @Override
    public String text() {
      return "stairs:" + length + ":" + factor;
    }

    @Override
    public double factor(long step) {
      long fallen = step / length;
      return StrictMath.pow(factor, (double) fallen);
    }

    @Override
    public double sum(long steps) {
      long whole = steps / length;
      // 1 − F^k, without a difference of nearly equal numbers.
      double stairs = StrictMath.expm1(whole * StrictMath.log(factor)) / (factor - 1);
      return length * stairs + (steps % length) * StrictMath.pow(factor, (double) whole);
    }
  }

  /**
   * Half a period of a cosine, ½(1 + cos(πn/N)) in step n &lt; N, then 0.
   *
   * @param length N, from 1 to 2⁴⁰
   */
  record Cosine(long length) implements Schedule {
    /** Checks N. */
    public Cosine {
      requireLength("cosine", length);
    }

    @Override
    public String text() {
      return "cosine:" + length;
    }

    @Override
    public double factor(long step) {
      return step < length ? (1 + StrictMath.cos(StrictMath.PI * step / length)) / 2 : 0;
    }

    @Override
    public double sum(long steps) {
      double n = Math.min(steps, length);
      double half = StrictMath.PI / length / 2;
      // Lagrange's identity for the sum of cos(2k·half), k = 0 … n − 1.
      double cosines =
          StrictMath.sin(n * half) * StrictMath.cos((n - 1) * half) / StrictMath.sin(half);
      return (n + cosines) / 2;
    }
  }

  /**
   * Rates that fall like a power of time: (1 + n/N)^(−α).
   *
   * @param length N, from 1 to 2⁴⁰
   * @param exponent α, 0 &lt; α ≤ 2
   */
  record Power(long length, double exponent) implements Schedule {
    /** Terms that are added one by one: from there on the remainder below is less than 1e-14. */
    private static final int EXPLICIT = 64;

    /** Checks N and α. */
    public Power {
      requireLength("power", length);
      require(exponent > 0 && exponent <= 2, "power exponent", exponent, "0 < ALPHA <= 2");
    }

    @Override
    public String text() {
      return "power:" + length + ":" + exponent;
    }

    @Override
    public double factor(long step) {
      return StrictMath.pow(1 + (double) step / length, -exponent);
    }

    @Override
    public double sum(long steps) {
      double sum = 0;
      for (long step = 0; step < Math.min(steps, EXPLICIT); step++) {
        sum += factor(step);
      }
      return steps <= EXPLICIT ? sum : sum + integral(steps) + ends(EXPLICIT) - ends(steps);
    }

    /** The integral of the factor from the explicit terms to n. */
    private double integral(long n) {
      double begin = 1 + (double) EXPLICIT / length;
      double logarithm = StrictMath.log1p((double) (n - EXPLICIT) / (length + EXPLICIT));
      double power = 1 - exponent;
      double grown = power == 0 ? logarithm : StrictMath.expm1(power * logarithm) / power;
      return length * StrictMath.pow(begin, power) * grown;
    }

    /**
     * The terms of Euler and Maclaurin's formula at one end, up to the fifth derivative. What they
     * leave is at most the next term at the first end, α(α + 1)…(α + 6)/(1209600·65⁷).
     */
    private double ends(long n) {
      double inverse = 1.0 / (length + n);
      double first = exponent * inverse;
      double third = first * (exponent + 1) * (exponent + 2) * inverse * inverse;
      double fifth = third * (exponent + 3) * (exponent + 4) * inverse * inverse;
      return factor(n) * (0.5 + first / 12 - third / 720 + fifth / 30240);
    }
  }

  /** The forms {@link #parse} understands. */
  String FORMS = "constant, warm-up:N, stairs:N:FACTOR, cosine:N, power:N:ALPHA";

  /**
   * The schedule as {@link #parse} reads it.
   *
   * @return name and parameters, separated by colons
   */
  String text();

  /**
   * What the rates of a step are multiplied by. By {@link StrictMath}, so that it is the same
   * number everywhere.
   *
   * @param step index n of the step, from 0
   * @return from 0 to 1
   */
  double factor(long step);

  /**
   * The factors of the first steps together, which times η is their time t.
   *
   * @param steps number of steps, at least 0
   * @return the sum of {@link #factor} over n = 0 … steps − 1, right to 10⁻¹² of itself
   */
  double sum(long steps);

  /**
   * Reads a schedule.
   *
   * @param text one of {@link #FORMS}, in any case
   * @return the schedule
   * @throws IllegalArgumentException if the name is unknown or a parameter is missing, malformed or
   *     out of range
   */
  static Schedule parse(String text) {
    List<String> parts = List.of(text.strip().toLowerCase(Locale.ROOT).split(":", -1));
    try {
      return switch (parts.getFirst() + "/" + (parts.size() - 1)) {
        case "constant/0" -> new Constant();
        case "warm-up/1" -> new WarmUp(Long.parseLong(parts.get(1)));
        case "stairs/2" ->
            new Stairs(Long.parseLong(parts.get(1)), Double.parseDouble(parts.get(2)));
        case "cosine/1" -> new Cosine(Long.parseLong(parts.get(1)));
        case "power/2" -> new Power(Long.parseLong(parts.get(1)), Double.parseDouble(parts.get(2)));
        default -> throw new IllegalArgumentException("schedule: " + text + "; allowed: " + FORMS);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("schedule: " + text + "; allowed: " + FORMS, e);
    }
  }

  private static void requireLength(String form, long length) {
    require(length >= 1 && length <= 1L << 40, form + " length", length, "1 <= N <= 2^40");
  }

  private static void require(boolean condition, String what, Number value, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(
          "schedule " + what + ": " + value + "; allowed: " + allowed);
    }
  }
}
