package org.quadrant.problem;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Law of the inputs x ∈ ℝᵈ. Unless said otherwise the label is y = −sgn(x₁)·sgn(x₂).
 *
 * <p>A further law is a record here, with its form in {@link #FORMS}, {@link #parse} and {@link
 * #EXAMPLES}; the compiler and the tests then name every other place that has to know it.
 */
public sealed interface InputLaw {
  /** The coordinates are independent and alike, symmetric, of mean 0 and variance 1. */
  sealed interface Independent extends InputLaw {}

  /** Standard normal coordinates. */
  record Gaussian() implements Independent {
    @Override
    public String text() {
      return "gaussian";
    }

    @Override
    public String title() {
      return "Gaussian";
    }
  }

  /** Signs ±1, each with probability ½: the hypercube of Glasgow (2024). */
  record Rademacher() implements Independent {
    @Override
    public String text() {
      return "rademacher";
    }

    @Override
    public String title() {
      return "Rademacher";
    }
  }

  /** Uniform on [−√3, √3]. */
  record Uniform() implements Independent {
    @Override
    public String text() {
      return "uniform";
    }

    @Override
    public String title() {
      return "uniform";
    }
  }

  /** Laplace with scale 1/√2. */
  record Laplace() implements Independent {
    @Override
    public String text() {
      return "laplace";
    }

    @Override
    public String title() {
      return "Laplace";
    }
  }

  /**
   * Student's t scaled to unit variance. Random words resolve the tail up to a point, and what lies
   * beyond is missing: 0.74 % of the variance at the smallest ν, less than 0.03 % from ν = 2.5 on
   * ({@link org.quadrant.random.StudentVariance}).
   *
   * @param degreesOfFreedom ν, from 2.25 to 1e6
   */
  record StudentT(double degreesOfFreedom) implements Independent {
    /** The smallest ν; not far below it, more than 1 % of the variance would be missing. */
    public static final double SMALLEST = 2.25;

    /** Checks ν. */
    public StudentT {
      require(
          degreesOfFreedom >= SMALLEST && degreesOfFreedom <= 1e6,
          "law student-t",
          degreesOfFreedom,
          "2.25 <= nu <= 1e6, where the samples have at least 99 % of the unit variance");
    }

    @Override
    public String text() {
      return "student-t:" + degreesOfFreedom;
    }

    @Override
    public String title() {
      return "Student-t, ν = " + plain(degreesOfFreedom);
    }
  }

  /**
   * Gaussian of mean 0 and variance 1 with correlation ρ^|k−l| between coordinates k and l, x₁ and
   * x₂ included.
   *
   * @param correlation ρ, −1 &lt; ρ &lt; 1
   */
  record Autoregressive(double correlation) implements InputLaw {
    /** Checks ρ. */
    public Autoregressive {
      require(Math.abs(correlation) < 1, "law ar1", correlation, "-1 < rho < 1");
    }

    @Override
    public String text() {
      return "ar1:" + correlation;
    }

    @Override
    public String title() {
      return "AR(1), ρ = " + plain(correlation);
    }
  }

  /**
   * Equal mixture of four Gaussians with centres r·(±μ̂₁), r·(±μ̂₂) and covariance σ²I, labelled by
   * their centre: +1 for ±μ̂₁, −1 for ±μ̂₂.
   *
   * @param radius r ≥ 0, norm of the centres
   * @param deviation σ &gt; 0
   */
  record XorMixture(double radius, double deviation) implements InputLaw {
    /** Checks r and σ. */
    public XorMixture {
      require(radius >= 0 && radius <= 1e6, "law xor-mixture radius", radius, "0 <= r <= 1e6");
      require(
          deviation > 0 && deviation <= 1e6,
          "law xor-mixture sigma",
          deviation,
          "0 < sigma <= 1e6");
    }

    @Override
    public String text() {
      return "xor-mixture:" + radius + ":" + deviation;
    }

    @Override
    public String title() {
      return "XOR mixture, r = " + plain(radius) + ", σ = " + plain(deviation);
    }

    @Override
    public boolean labelsBySign() {
      return false;
    }
  }

  /** The forms {@link #parse} understands. */
  String FORMS =
      "gaussian, rademacher, uniform, laplace, student-t:NU, ar1:RHO, xor-mixture:R:SIGMA";

  /**
   * One law of each form, as {@link #parse} reads them, parameters at ordinary values. Digests and
   * seeds of checks go by the place in this list: a new law comes last.
   */
  List<String> EXAMPLES =
      List.of(
          "gaussian",
          "rademacher",
          "uniform",
          "laplace",
          "student-t:5",
          "ar1:0.5",
          "xor-mixture:2:1");

  /**
   * The law as {@link #parse} reads it.
   *
   * @return name and parameters, separated by colons
   */
  String text();

  /**
   * The law as texts and figures name it.
   *
   * @return name and parameters in words
   */
  String title();

  /**
   * Whether the label is −sgn(x₁)·sgn(x₂), so that it follows from the input.
   *
   * @return false if the label is drawn with the input
   */
  default boolean labelsBySign() {
    return true;
  }

  /**
   * Reads a law.
   *
   * @param text one of {@link #FORMS}, in any case
   * @return the law
   * @throws IllegalArgumentException if the name is unknown or a parameter is missing, malformed or
   *     out of range
   */
  static InputLaw parse(String text) {
    List<String> parts = List.of(text.strip().toLowerCase(Locale.ROOT).split(":", -1));
    return switch (parts.getFirst() + "/" + (parts.size() - 1)) {
      case "gaussian/0" -> new Gaussian();
      case "rademacher/0" -> new Rademacher();
      case "uniform/0" -> new Uniform();
      case "laplace/0" -> new Laplace();
      case "student-t/1" -> new StudentT(number(text, parts.get(1)));
      case "ar1/1" -> new Autoregressive(number(text, parts.get(1)));
      case "xor-mixture/2" ->
          new XorMixture(number(text, parts.get(1)), number(text, parts.get(2)));
      default -> throw new IllegalArgumentException("law: " + text + "; allowed: " + FORMS);
    };
  }

  /** A parameter as a person writes it: 5, 2.5, −0.5. */
  private static String plain(double parameter) {
    return BigDecimal.valueOf(parameter)
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '\u2212');
  }

  private static double number(String law, String parameter) {
    try {
      return Double.parseDouble(parameter);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("law: " + law + "; allowed: " + FORMS, e);
    }
  }

  private static void require(boolean condition, String what, double value, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(what + ": " + value + "; allowed: " + allowed);
    }
  }
}
