package org.quadrant.theory;

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
   * <p>The second form holds for every symmetric law: x and −x are equally likely, so Γ₀ = E[y|x₁ −
   * x₂|]/(2√2), and |x₁ − x₂| is |x₁| + |x₂| where y = +1, the difference of the two where y = −1.
   * For laws other than the Gaussian it was checked by quadrature, not by simulation.
   *
   * @param meanSmaller E[min(|x₁|, |x₂|)], in (0, 1]
   * @return Γ₀
   * @throws IllegalArgumentException if the moment is not in (0, 1]
   */
  public static double aligned(double meanSmaller) {
    requireMoment(meanSmaller);
    return meanSmaller / Math.sqrt(8);
  }

  private static void requireMoment(double moment) {
    if (!(moment > 0 && moment <= 1)) {
      throw new IllegalArgumentException(
          "with unit variance the moment is between 0 and 1, but it is " + moment);
    }
  }
}
