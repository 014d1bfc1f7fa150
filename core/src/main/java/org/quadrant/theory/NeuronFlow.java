package org.quadrant.theory;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * A neuron left to itself, as in the first phase: while the network's output is small, neurons do
 * not feel each other, and gradient flow on the expected loss over Gaussian inputs moves each one
 * by
 *
 * <pre>ds/dt = |a| ∂F/∂s,  do/dt = |a| ∂F/∂o,  d‖w⊥‖/dt = |a| ∂F/∂n,  d|a|/dt = F</pre>
 *
 * <p>with F of {@link NeuronPull}; w⊥ keeps its direction, and a² − ‖w‖² its value. Derived from
 * first principles and checked by simulation. Solved by commons-math's Dormand–Prince 8(5,3)
 * method.
 */
public final class NeuronFlow {
  /** Local error allowed per step, relative to each component. */
  public static final double TOLERANCE = 1e-12;

  /** Local error allowed per step, relative to the size of the neuron, for small components. */
  private static final double ABSOLUTE = 1e-14;

  private static final double MAX_STEP = 1;

  private NeuronFlow() {}

  /**
   * The neuron after some time. Right to 1e−10 of its norm for times up to 30.
   *
   * @param start at time 0, not zero in w and a both
   * @param time t ≥ 0
   * @return at time t
   * @throws IllegalArgumentException if the time is negative or not finite
   */
  public static SingleNeuron solve(SingleNeuron start, double time) {
    if (!(time >= 0) || Double.isInfinite(time)) {
      throw new IllegalArgumentException("time " + time);
    }
    if (time == 0) {
      return start;
    }
    double size = Math.max(start.norm(), start.outputWeight());
    double[] state = start.toArray();
    new DormandPrince853Integrator(0, MAX_STEP, ABSOLUTE * size, TOLERANCE)
        .integrate(new Equations(), 0, state, time, state);
    return SingleNeuron.of(state);
  }

  /**
   * The neuron after one step of gradient descent on the expected loss: what a step of SGD does in
   * the mean.
   *
   * @param neuron before the step
   * @param learningRate η
   * @return after it
   */
  public static SingleNeuron step(SingleNeuron neuron, double learningRate) {
    double[] state = neuron.toArray();
    double[] derivatives = new double[state.length];
    new Equations().computeDerivatives(0, state, derivatives);
    for (int i = 0; i < state.length; i++) {
      state[i] += learningRate * derivatives[i];
    }
    return SingleNeuron.of(state);
  }

  /** The right-hand side in commons-math's form: s, o, ‖w⊥‖, |a|. */
  private static final class Equations implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 4;
    }

    @Override
    public void computeDerivatives(double time, double[] state, double[] derivatives) {
      NeuronPull pull = NeuronPull.of(state[0], state[1], Math.abs(state[2]));
      derivatives[0] = state[3] * pull.signal();
      derivatives[1] = state[3] * pull.opposite();
      // A trial of the integrator may pass through w⊥ = 0, where F is even.
      derivatives[2] = state[3] * Math.copySign(1, state[2]) * pull.orthogonal();
      derivatives[3] = pull.output();
    }
  }
}
