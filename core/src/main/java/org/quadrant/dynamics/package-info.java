/**
 * What a network has learned, read from its parameters alone: blocks of neurons and the observables
 * recorded while training runs.
 *
 * <p>Neurons trained on the quadrant problem (label y = −sgn(x₁)·sgn(x₂)) gather along four
 * directions, ±μ̂₁ = ±(e₁ − e₂)/√2 of label +1 and ±μ̂₂ = ±(e₁ + e₂)/√2 of label −1. A {@link
 * org.quadrant.dynamics.Block} is the set of neurons bound for one of them. {@link
 * org.quadrant.dynamics.NeuronStates} reduces a network to a few numbers per neuron, {@link
 * org.quadrant.dynamics.Observation} reduces those to what a record of training keeps, and {@link
 * org.quadrant.dynamics.Evaluation} holds what only fresh samples can tell.
 *
 * <p>Letters, for neuron j with first-layer weights wⱼ ∈ ℝᵈ and second-layer weight aⱼ: signal sⱼ =
 * ⟨wⱼ, own axis⟩, where the own axis is μ̂₁ if aⱼ ≥ 0 and μ̂₂ otherwise; opposite oⱼ = ⟨wⱼ, the
 * other axis⟩; w⊥ the coordinates 3…d; mass of a block B, q_B = (1/p) Σ_{j∈B} |aⱼ|‖wⱼ‖. Everything
 * is dimensionless and computed in double precision.
 *
 * <p>The idea of neuron blocks is from G. Braun and M. Imaizumi, <i>Neuron Block Dynamics for XOR
 * Classification with Zero-Margin</i>, AISTATS 2026, arXiv 2602.00172, and M. Glasgow, <i>SGD Finds
 * then Tunes Features in Two-Layer Neural Networks with near-Optimal Sample Complexity</i>, ICLR
 * 2024, arXiv 2309.15111. The conventions are Glasgow's.
 */
package org.quadrant.dynamics;
