package org.quadrant.engine;

import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.StripLayout;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.Parameter;
import org.quadrant.training.Parameters;
import org.quadrant.training.StepCount;

/**
 * The state of a run: its parameters, the gradient of the step under way and the number of steps
 * taken. Knows neither who computes them nor in which order.
 */
final class TiledState {
  final StripLayout layout;
  final PackedLayers parameters;
  final PackedLayers gradient;
  final StepCount steps;

  /**
   * The state at the start of a run.
   *
   * @param layout of its arrays
   * @param initial W and a of the layout's shape, rounded to float
   * @param steps number of steps that have led to them
   */
  TiledState(StripLayout layout, Parameters initial, long steps) {
    this.layout = layout;
    this.parameters = new PackedLayers(layout);
    this.gradient = new PackedLayers(layout);
    this.steps = new StepCount(steps);
    int d = layout.dimension();
    Parameter w = initial.get(Parameters.WEIGHTS);
    Parameter a = initial.get(Parameters.OUTPUT_WEIGHTS);
    for (int j = 0; j < layout.neurons(); j++) {
      for (int k = 0; k < d; k++) {
        parameters.first[layout.index(j, k)] = (float) w.value(j * d + k);
      }
      parameters.second[j] = (float) a.value(j);
    }
  }

  private double weight(int neuron, int coordinate) {
    return parameters.first[layout.index(neuron, coordinate)];
  }

  private double[] outputWeights() {
    double[] a = new double[layout.neurons()];
    for (int j = 0; j < a.length; j++) {
      a[j] = parameters.second[j];
    }
    return a;
  }

  NeuronStates neurons() {
    steps.requireWhole();
    return NeuronStates.of(layout.dimension(), this::weight, outputWeights());
  }

  Network network() {
    steps.requireWhole();
    int d = layout.dimension();
    double[] w = new double[layout.neurons() * d];
    for (int j = 0; j < layout.neurons(); j++) {
      for (int k = 0; k < d; k++) {
        w[j * d + k] = weight(j, k);
      }
    }
    return new Network(d, w, outputWeights(), Precision.SINGLE);
  }
}
