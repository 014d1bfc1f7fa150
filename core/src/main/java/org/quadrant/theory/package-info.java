/**
 * What theory says about training on the quadrant problem, to be drawn through measurements and
 * checked against them: linear growth rates of the first phase, the closed flow of the four block
 * masses in the second, its late-time limit, and the regions of persistent error.
 *
 * <p>Letters: κ = E|x₁|; block masses q_B = (1/p) Σ_{j∈B} |aⱼ|‖wⱼ‖, always in the order +μ₁, −μ₁,
 * +μ₂, −μ₂ of {@link org.quadrant.dynamics.Block}; time t = η · (number of steps); f(x) the
 * network's output with the factor 1/p. For the output without that factor, the masses of the flow
 * are p·q_B. Everything is dimensionless and in double precision.
 *
 * <p>The formulas are derived from first principles and checked by simulation; they are not quoted
 * from a paper. The idea of the block dynamics is from G. Braun and M. Imaizumi, <i>Neuron Block
 * Dynamics for XOR Classification with Zero-Margin</i>, AISTATS 2026, arXiv 2602.00172, which
 * extends M. Glasgow, <i>SGD Finds then Tunes Features in Two-Layer Neural Networks with
 * near-Optimal Sample Complexity</i>, ICLR 2024, arXiv 2309.15111, from Boolean to Gaussian inputs.
 *
 * <p>Where it applies: {@link org.quadrant.theory.GrowthRates} to independent coordinates, of which
 * {@link org.quadrant.theory.CoordinateLaw} has all moments, in the limit of many, with {@link
 * org.quadrant.theory.FiniteDimension} for any number of them; {@link
 * org.quadrant.theory.EarlyFlow} to every law, dependent coordinates included, while the output is
 * small; {@link org.quadrant.theory.SignalGrowth} to independent coordinates with tails of any
 * weight; {@link org.quadrant.theory.MassFlow}, the block flow with or without label noise, to
 * every law; the boundary error to (x₁, x₂) ~ N(0, I₂); {@link org.quadrant.theory.HypercubeFlow}
 * to Rademacher inputs.
 */
package org.quadrant.theory;
