package org.quadrant.dynamics;

import org.quadrant.network.Scaling;

/**
 * Tells a training that has diverged from one that is merely noisy, by comparison with its start.
 *
 * <p>A run has diverged once a parameter or its mean loss is not finite, or once both of these
 * hold:
 *
 * <ul>
 *   <li>The mean loss is more than {@link #LOSS_FACTOR} times that at the start, or that of
 *       guessing, 2 log 2, if this is larger. A descent stays below its start but for noise, and
 *       where the learning rate is too large the loss passes any such bound within a few steps
 *       more: which one does not matter, as long as no overshoot that a run recovers from reaches
 *       it.
 *   <li>The mass of the output, Σⱼ |aⱼ|‖wⱼ‖ over p under mean scaling, is more than {@link
 *       #MASS_FACTOR} times that at the start, or than 1 if this is larger. Under a heavy-tailed
 *       law a few samples far out may raise a measured loss without bound, as |f(x)| is at most ‖x‖
 *       times the mass; they do not raise the mass that it is measured at. A run that converges has
 *       a mass of order √t in the end, and reaches 1000 at t of order 10⁵ with a small loss.
 * </ul>
 *
 * <p>A loss that falls without bound, as the first-order loss does, is no divergence.
 */
public final class Divergence {
  /** How many times the loss at the start, or of guessing, is too much. */
  public static final double LOSS_FACTOR = 1e6;

  /** How many times the mass at the start, or 1, is too much. */
  public static final double MASS_FACTOR = 1e3;

  private static final double GUESSING = 2 * Math.log(2);

  private final Scaling scaling;
  private final double largestLoss;
  private final double largestMass;

  /**
   * The divergence of the run with a given start.
   *
   * @param start the neurons before the first step
   * @param scaling whether the output carries the factor 1/p
   * @param loss mean loss of that start
   */
  public Divergence(NeuronStates start, Scaling scaling, double loss) {
    this.scaling = scaling;
    // In this order a loss that is not finite from the start is no bound.
    this.largestLoss = LOSS_FACTOR * (loss > GUESSING ? loss : GUESSING);
    this.largestMass = MASS_FACTOR * Math.max(1, mass(start));
  }

  /**
   * Whether the run has diverged.
   *
   * @param neurons its neurons now
   * @param loss mean loss of these parameters, or of those of the step before
   * @return true once it has
   */
  public boolean reachedBy(NeuronStates neurons, double loss) {
    return !neurons.isFinite()
        || !Double.isFinite(loss)
        || (loss > largestLoss && !(mass(neurons) <= largestMass));
  }

  private double mass(NeuronStates neurons) {
    return neurons.masses().total() * neurons.neurons() / scaling.divisor(neurons.neurons());
  }
}
