/**
 * The problem to be learnt: the law of the inputs x ∈ ℝᵈ and their labels y = −sgn(x₁)·sgn(x₂).
 * Nothing separates the classes but the sign changes themselves: with a Gaussian law the density at
 * the boundary x₁x₂ = 0 is not zero, so there is no margin.
 */
package org.quadrant.problem;
