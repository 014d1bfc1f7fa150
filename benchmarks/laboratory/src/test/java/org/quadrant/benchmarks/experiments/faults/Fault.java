package org.quadrant.benchmarks.experiments.faults;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.training.TrainingConfiguration;

/**
 * Something that is wrong with an engine.
 *
 * @param name a few words
 * @param settings what it takes the settings for
 * @param start what it makes of the parameters at the start
 * @param look what it shows instead of its parameters
 * @param test what it shows instead of a test
 */
record Fault(
    String name,
    UnaryOperator<TrainingConfiguration> settings,
    UnaryOperator<Network> start,
    UnaryOperator<Network> look,
    UnaryOperator<Evaluation> test) {

  /** Nothing. */
  static final Fault NONE = of("none", c -> c);

  /** A change of one neuron. */
  interface NeuronChange {
    /**
     * Changes a neuron in place.
     *
     * @param w first-layer weights of it alone
     * @return its second-layer weight
     */
    double apply(int neuron, double[] w, double a);
  }

  static Fault of(String name, UnaryOperator<TrainingConfiguration> settings) {
    return new Fault(name, settings, n -> n, n -> n, t -> t);
  }

  static Fault ofStart(String name, NeuronChange change) {
    return new Fault(name, c -> c, each(change), n -> n, t -> t);
  }

  static Fault ofLook(String name, NeuronChange change) {
    return new Fault(name, c -> c, n -> n, each(change), t -> t);
  }

  static Fault ofTest(String name, UnaryOperator<Evaluation> test) {
    return new Fault(name, c -> c, n -> n, n -> n, test);
  }

  private static UnaryOperator<Network> each(NeuronChange change) {
    return network -> {
      int d = network.dimension();
      double[] weights = network.weights();
      double[] outputs = network.outputWeights();
      for (int j = 0; j < network.neurons(); j++) {
        double[] w = Arrays.copyOfRange(weights, j * d, (j + 1) * d);
        outputs[j] = (float) change.apply(j, w, outputs[j]);
        for (int k = 0; k < d; k++) {
          weights[j * d + k] = (float) w[k];
        }
      }
      return new Network(d, weights, outputs, network.precision());
    };
  }

  private static TrainingConfiguration with(
      TrainingConfiguration c, Problem problem, int batch, double rate, double scale, Loss loss) {
    return new TrainingConfiguration(
        problem, c.neurons(), batch, rate, scale, loss, c.scaling(), c.seed());
  }

  static Fault rate(double factor) {
    return of(
        "η × " + factor,
        c ->
            with(c, c.problem(), c.batch(), factor * c.learningRate(), c.initialScale(), c.loss()));
  }

  static Fault noise() {
    return of(
        "noise × 2",
        c ->
            with(
                c,
                c.problem(),
                Math.max(1, c.batch() / 4),
                c.learningRate(),
                c.initialScale(),
                c.loss()));
  }

  static Fault flips(double share) {
    return of(
        "labels flipped, %.0f %%".formatted(100 * share),
        c ->
            with(
                c,
                new Problem(c.problem().law(), c.dimension(), share),
                c.batch(),
                c.learningRate(),
                c.initialScale(),
                c.loss()));
  }

  /** A law whose κ and whose moments beyond are others, in the place of the Gaussian one. */
  static Fault law() {
    return of(
        "uniform inputs",
        c ->
            c.problem().law() instanceof InputLaw.Gaussian
                ? with(
                    c,
                    new Problem(new InputLaw.Uniform(), c.dimension(), c.problem().labelNoise()),
                    c.batch(),
                    c.learningRate(),
                    c.initialScale(),
                    c.loss())
                : c);
  }

  static Fault loss() {
    return of(
        "other loss",
        c ->
            with(
                c,
                c.problem(),
                c.batch(),
                c.learningRate(),
                c.initialScale(),
                c.loss() == Loss.LOGISTIC ? Loss.FIRST_ORDER : Loss.LOGISTIC));
  }
}
