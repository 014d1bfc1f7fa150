package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.theory.NeuronPull;
import org.quadrant.training.TrainingConfiguration;

/**
 * The first phase with minibatch noise, for Gaussian inputs, d large and an output that is
 * negligible (SPECIFICATION, section 8.3). Neurons begin with signals of the size |z|θ/√d, z
 * standard normal, and each follows its own mean: the pull, and η²a²/(2m) for the square of every
 * coordinate and η²‖w‖²/(2m) for a² in a step. The noise of a signal keeps it normal while it is
 * small, so a neuron keeps its quantile z.
 */
final class NoisyGrowth {
  static final double GROWTH = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  /** Share of the squared weights that signals hold at alignment. */
  private static final double SHARE = 0.25;

  /** Steps after which nobody waits any longer. */
  private static final int MOST_STEPS = 20_000;

  /** Nodes of the Gauss–Hermite rule over z; half of them are positive. */
  private static final int NODES = 40;

  private final double eta;
  private final double batch;
  private final double dimension;
  private final double[] quantiles;
  private final double[] weights;
  private final double[] signals;
  private final double[] opposites;
  private final double[] orthogonals;
  private final double[] outputs;

  /** The part of the first neuron's signal that it had at the start, grown since. */
  private double grown;

  private NoisyGrowth(TrainingConfiguration configuration, double[] quantiles, double[] weights) {
    this.eta = configuration.learningRate();
    this.batch = configuration.batch();
    this.dimension = configuration.dimension();
    this.quantiles = quantiles;
    this.weights = weights;
    double theta = configuration.initialScale();
    double component = theta / Math.sqrt(dimension);
    this.signals = Arrays.stream(quantiles).map(z -> component * z).toArray();
    this.opposites = filled(component);
    this.orthogonals = filled(component * Math.sqrt(dimension - 2));
    this.outputs = filled(theta);
    this.grown = signals[0];
  }

  private double[] filled(double value) {
    double[] values = new double[quantiles.length];
    Arrays.fill(values, value);
    return values;
  }

  /**
   * When signals hold a quarter of the squared weights.
   *
   * @param time t; NaN where the output is not negligible before, or it takes too long
   * @param deviation standard deviation of a training's own time around it, as it has p neurons
   */
  record Alignment(double time, double deviation) {
    private static final Alignment NEVER = new Alignment(Double.NaN, Double.NaN);
  }

  /**
   * Time until signals are as large as ‖w⊥‖ was at the start, for d large and η small, without the
   * noise that they receive themselves and with |a| = θ.
   *
   * @param dimension d
   * @param noise ηd/m
   * @return L/c + (ηd/m) L²/(8c²), L = log √d
   */
  static double duration(double dimension, double noise) {
    double folds = 0.5 * Math.log(dimension);
    return folds / GROWTH + noise * folds * folds / (8 * GROWTH * GROWTH);
  }

  /**
   * Time until signals hold a quarter of the squared weights, step by step.
   *
   * @param configuration of the training, with Gaussian inputs
   */
  static Alignment aligned(TrainingConfiguration configuration) {
    GaussIntegrator rule = new GaussIntegratorFactory().hermite(NODES);
    int half = NODES / 2;
    double[] quantiles = new double[half];
    double[] weights = new double[half];
    for (int i = 0; i < half; i++) {
      // Points ascend: the first is the smallest positive one.
      quantiles[i] = Math.sqrt(2) * Math.abs(rule.getPoint(half + i));
      weights[i] = 2 / Math.sqrt(Math.PI) * rule.getWeight(half + i);
    }
    return aligned(configuration, quantiles, weights);
  }

  /**
   * The same for given neurons.
   *
   * @param quantiles |z| of each, the first small
   * @param weights of each, with sum 1
   */
  static Alignment aligned(
      TrainingConfiguration configuration, double[] quantiles, double[] weights) {
    NoisyGrowth growth = new NoisyGrowth(configuration, quantiles, weights);
    double before = growth.mean(growth.excess());
    for (int step = 1; step <= MOST_STEPS; step++) {
      growth.step();
      double now = growth.mean(growth.excess());
      if (now >= 0) {
        double time = growth.eta * (step - 1 - before / (now - before));
        double rate = (now - before) / growth.eta;
        return new Alignment(time, growth.deviation(configuration.neurons()) / rate);
      }
      if (growth.mass() > TrainingRecord.OUTPUT_MASS) {
        return Alignment.NEVER;
      }
      before = now;
    }
    return Alignment.NEVER;
  }

  private void step() {
    for (int i = 0; i < quantiles.length; i++) {
      double s = signals[i];
      double a = outputs[i];
      double perCoordinate = eta * eta * a * a / (2 * batch);
      double ofOutput = eta * eta * squaredNorm(i) / (2 * batch);
      NeuronPull pull = NeuronPull.of(s, opposites[i], orthogonals[i]);
      double signal = s + eta * a * pull.signal();
      if (i == 0) {
        grown *= signal / s;
      }
      signals[i] = Math.hypot(signal, quantiles[i] * Math.sqrt(perCoordinate));
      opposites[i] = Math.hypot(opposites[i] + eta * a * pull.opposite(), Math.sqrt(perCoordinate));
      orthogonals[i] =
          Math.hypot(
              orthogonals[i] + eta * a * pull.orthogonal(),
              Math.sqrt((dimension - 2) * perCoordinate));
      outputs[i] = Math.hypot(a + eta * pull.output(), Math.sqrt(ofOutput));
    }
  }

  private double squaredNorm(int i) {
    return signals[i] * signals[i] + opposites[i] * opposites[i] + orthogonals[i] * orthogonals[i];
  }

  /** s² − ‖w‖²/4 of each neuron: the mean is 0 at alignment. */
  private double[] excess() {
    double[] excess = new double[quantiles.length];
    for (int i = 0; i < excess.length; i++) {
      excess[i] = signals[i] * signals[i] - SHARE * squaredNorm(i);
    }
    return excess;
  }

  private double mass() {
    double[] masses = new double[quantiles.length];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = outputs[i] * Math.sqrt(squaredNorm(i));
    }
    return mean(masses);
  }

  private double mean(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** Standard deviation of the mean excess of p neurons. */
  private double deviation(int neurons) {
    double[] excess = excess();
    double mean = mean(excess);
    double variance = 0;
    double byScale = 0;
    for (int i = 0; i < excess.length; i++) {
      variance += weights[i] * (excess[i] - mean) * (excess[i] - mean);
      // Stein's identity: E[z h′(z)] = E[(z² − 1) h(z)], of which half belongs to log z².
      byScale += weights[i] * (quantiles[i] * quantiles[i] - 1) * excess[i] / 2;
    }
    // Half of the noise is common to the neurons of an axis, and there are two axes.
    double common = (1 - grown * grown / (signals[0] * signals[0])) / 2 * byScale;
    return Math.sqrt(variance / neurons + common * common);
  }
}
