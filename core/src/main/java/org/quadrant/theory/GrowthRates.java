package org.quadrant.theory;

import org.apache.commons.math3.special.Erf;
import org.quadrant.dynamics.Axis;
import org.quadrant.problem.InputLaw;

/**
 * Exponential growth rates while the network's output is still small (f ≈ 0, so that each sample
 * pulls with weight y). Per unit of time t = η · steps. Derived from first principles and checked
 * by simulation.
 *
 * <p>Flipping a share ε of the labels multiplies every rate by 1 − 2ε.
 */
public final class GrowthRates {
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private GrowthRates() {}

  /**
   * First phase, |s|, |o| ≪ ‖w⊥‖ ≈ |a| and d large: ds/dt = +c s and do/dt = −c o with c =
   * κ²/√(2π). The projection on w⊥ is then nearly normal whatever the law of the coordinates, so
   * the law enters through κ only. One step of size η multiplies s by 1 + ηc.
   *
   * @param absoluteMean κ = E|x₁|, 0 &lt; κ ≤ 1
   * @return c
   * @throws IllegalArgumentException if κ is not in (0, 1]
   */
  public static double signal(double absoluteMean) {
    requireMoment(absoluteMean);
    return absoluteMean * absoluteMean / SQRT_TWO_PI;
  }

  /**
   * Between the phases, neuron aligned and |a| = ‖w‖: both grow at Γ₀ = E[y max(0, ⟨μ̂₁, x⟩)],
   * which is E[min(|x₁|, |x₂|)]/(2√2). For Gaussian coordinates Γ₀ = (√2 − 1)/√(2π), the value at
   * zero mass of {@link BlockFlow#growthRates}.
   *
   * <p>The second form holds where (x₁, x₂) and (−x₁, x₂) have the same law, as for independent
   * symmetric coordinates: both labels are then equally likely at any |x₁|, |x₂|, and in Γ₀ =
   * E[y|x₁ − x₂|]/(2√2) the distance is |x₁| + |x₂| where y = +1, the difference of the two where y
   * = −1. For laws other than the Gaussian it was checked by quadrature, not by simulation.
   * Coordinates that depend on each other otherwise have other rates, see {@link #aligned(InputLaw,
   * Axis)}.
   *
   * @param meanSmaller E[min(|x₁|, |x₂|)], in (0, 1]
   * @return Γ₀
   * @throws IllegalArgumentException if the moment is not in (0, 1]
   */
  public static double aligned(double meanSmaller) {
    requireMoment(meanSmaller);
    return meanSmaller / Math.sqrt(8);
  }

  /**
   * The rate between the phases of neurons along one axis, under any law: E[y max(0, ⟨μ̂, x⟩)]
   * times the label of the axis.
   *
   * <p>With correlation ρ between x₁ and x₂ the components along the axes are independent normal of
   * variance 1 ∓ ρ, and Γ = √((1 ∓ ρ)/(2π)) (√(2(1 ∓ ρ)) − 1), the upper sign for μ₁; it is
   * negative where neighbouring coordinates make the axis' label rare. Under the XOR mixture the
   * component is normal of deviation σ around ±r or 0, and Γ = ¼ E|r + σg| − ¼ σ √(2/π), g standard
   * normal.
   *
   * @param law law of the inputs
   * @param axis of the neuron
   * @return Γ₀ of the neurons along the axis
   */
  public static double aligned(InputLaw law, Axis axis) {
    return switch (law) {
      case InputLaw.Autoregressive(double rho) -> {
        double variance = axis == Axis.MU_1 ? 1 - rho : 1 + rho;
        yield Math.sqrt(variance) / SQRT_TWO_PI * (Math.sqrt(2 * variance) - 1);
      }
      case InputLaw.XorMixture(double radius, double deviation) ->
          0.25 * gainByCentre(radius, deviation);
      case InputLaw.Independent independent -> aligned(CoordinateLaw.of(independent).meanSmaller());
    };
  }

  /** E|r + σg| − E|σg|, g standard normal; half of it cancels at most. */
  private static double gainByCentre(double radius, double deviation) {
    double ratio = radius / deviation;
    return 2 * deviation / SQRT_TWO_PI * Math.expm1(-0.5 * ratio * ratio)
        + radius * Erf.erf(ratio * Math.sqrt(0.5));
  }

  private static void requireMoment(double moment) {
    if (!(moment > 0 && moment <= 1)) {
      throw new IllegalArgumentException(
          "with unit variance the moment is between 0 and 1, but it is " + moment);
    }
  }
}
