package org.quadrant.theory;

import java.util.Arrays;
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
  private static final double LONGEST = 1000;
  private static final double LARGEST = 1e200;

  /** In a shorter time a step of gradient descent is exact, and the integrator would refuse. */
  private static final double SHORTEST = 1e-20;

  private NeuronFlow() {}

  /**
   * The neuron after some time. Right to 1e−10 of its norm for times up to 30.
   *
   * @param start at time 0, of norms up to 1e200
   * @param time t, from 0 to 1000: by then the norm has grown 1e70-fold, whatever the network did
   * @return at time t
   * @throws IllegalArgumentException if the time or the start is out of range
   */
  public static SingleNeuron solve(SingleNeuron start, double time) {
    if (!(time >= 0 && time <= LONGEST)) {
      throw new IllegalArgumentException("time " + time + " is not in [0, " + LONGEST + "]");
    }
    double size = Math.max(start.norm(), Math.abs(start.outputWeight()));
    if (!(size <= LARGEST)) {
      throw new IllegalArgumentException(
          "neuron of size " + size + "; allowed: at most " + LARGEST);
    }
    if (time == 0 || size == 0) {
      return start;
    }
    if (time < SHORTEST) {
      return step(start, time);
    }
    // The equations are homogeneous: at a size of 1 no product underflows.
    int exponent = Math.getExponent(size);
    double[] state = scaled(start.toArray(), -exponent);
    new DormandPrince853Integrator(0, MAX_STEP, ABSOLUTE * Math.scalb(size, -exponent), TOLERANCE)
        .integrate(new Equations(), 0, state, time, state);
    return SingleNeuron.of(scaled(state, exponent));
  }

  private static double[] scaled(double[] state, int exponent) {
    return Arrays.stream(state).map(value -> Math.scalb(value, exponent)).toArray();
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
