package org.quadrant.problem;

import java.util.List;
import java.util.Locale;

/**
 * Law of the inputs x ∈ ℝᵈ. Unless said otherwise the coordinates are independent, symmetric, of
 * mean 0 and variance 1, and the label is y = −sgn(x₁)·sgn(x₂).
 */
public sealed interface InputLaw {
  /** Standard normal coordinates. */
  record Gaussian() implements InputLaw {
    @Override
    public String text() {
      return "gaussian";
    }
  }

  /** Signs ±1, each with probability ½: the hypercube of Glasgow (2024). */
  record Rademacher() implements InputLaw {
    @Override
    public String text() {
      return "rademacher";
    }
  }

  /** Uniform on [−√3, √3]. */
  record Uniform() implements InputLaw {
    @Override
    public String text() {
      return "uniform";
    }
  }

  /** Laplace with scale 1/√2. */
  record Laplace() implements InputLaw {
    @Override
    public String text() {
      return "laplace";
    }
  }

  /**
   * Student's t scaled to unit variance. Random words resolve the tail up to a point, and what lies
   * beyond is missing: 0.74 % of the variance at the smallest ν, less than 0.03 % from ν = 2.5 on
   * ({@link org.quadrant.random.StudentVariance}).
   *
   * @param degreesOfFreedom ν, from 2.25 to 1e6
   */
  record StudentT(double degreesOfFreedom) implements InputLaw {
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
  }

  /**
   * Gaussian with correlation ρ^|k−l| between coordinates k and l, x₁ and x₂ included.
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
  }

  /** The forms {@link #parse} understands. */
  String FORMS =
      "gaussian, rademacher, uniform, laplace, student-t:NU, ar1:RHO, xor-mixture:R:SIGMA";

  /**
   * The law as {@link #parse} reads it.
   *
   * @return name and parameters, separated by colons
   */
  String text();

  /**
   * Whether a moment is finite. Only Student's law lacks moments: E|x₁|ᵏ is finite for k &lt; ν.
   *
   * @param order k &gt; 0
   * @return whether E|x₁|ᵏ &lt; ∞
   */
  default boolean hasMoment(double order) {
    return !(this instanceof StudentT(double nu)) || order < nu;
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
