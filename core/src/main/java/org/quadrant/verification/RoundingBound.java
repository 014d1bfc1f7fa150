package org.quadrant.verification;

import org.quadrant.kernels.Kernels;
import org.quadrant.network.Network;
import org.quadrant.reference.ReferenceEngine;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * How far a single-precision run can be from the double-precision run with the same start and the
 * same samples. The bound follows from the operations that {@link Kernels} lists, in their order;
 * no constant in it was fitted to an observed run.
 *
 * <p>It accompanies a run of the reference engine and keeps, for every parameter, a bound of the
 * difference between the two runs. A step takes these bounds through every operation: each adds the
 * errors of its operands, and its own rounding error, at most u = 2⁻²⁴ of the result (see {@code
 * Rounding}); the logistic functions add the errors of {@link org.quadrant.math.LargestErrors}; a
 * neuron that may be on the other side of its threshold counts in full. Errors only ever add up, so
 * the bound holds whatever the data, provided that nothing overflows, and it grows from step to
 * step faster than errors do. It is of use over tens of steps, and as long as {@link
 * #possibleFlips()} is small.
 *
 * <p>One step costs about as much as several steps of the reference engine.
 */
public final class RoundingBound {
  private final TrainingConfiguration configuration;
  private final WeightTraining reference;
  private final LossRounding loss;
  private final double[] weightErrors;
  private final double[] outputWeightErrors;
  private final ForwardRounding forward;
  private final GradientRounding block;
  private final GradientRounding total;
  private long possibleFlips;

  /**
   * Starts where the runs start.
   *
   * @param configuration the run's settings; its law and seed are not used
   * @param initial parameters of the double-precision run; the single-precision run rounds them
   * @throws IllegalArgumentException if the step is not plain SGD, {@link
   *     org.quadrant.training.Descent#notPlain}
   */
  public RoundingBound(TrainingConfiguration configuration, Network initial) {
    configuration
        .descent()
        .notPlain(configuration.learningRate())
        .ifPresent(
            option -> {
              throw new IllegalArgumentException(
                  option + "; allowed: the plain step, for which the bound is derived");
            });
    int d = configuration.dimension();
    int p = configuration.neurons();
    this.configuration = configuration;
    this.reference = new ReferenceEngine().start(configuration, initial);
    this.loss = new LossRounding(configuration.loss());
    this.weightErrors = conversionErrors(initial.weights());
    this.outputWeightErrors = conversionErrors(initial.outputWeights());
    this.forward = new ForwardRounding(d, p, configuration.scaling().divisor(p));
    this.block = new GradientRounding(d, p);
    this.total = new GradientRounding(d, p);
  }

  private static double[] conversionErrors(double[] values) {
    double[] errors = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      errors[i] = Rounding.ofConversion(values[i]);
    }
    return errors;
  }

  /**
   * Takes one step of the double-precision run.
   *
   * @param minibatch samples; the single-precision run rounds them
   * @return the step's loss and outputs, before the update, with the bounds of their errors
   * @throws IllegalArgumentException if the dimension differs
   */
  public StepBound step(Minibatch minibatch) {
    int m = minibatch.samples();
    BoundedParameters before =
        BoundedParameters.of(reference.network(), weightErrors, outputWeightErrors);
    StepRecord expected = reference.step(minibatch);
    double[] outputErrors = new double[m];
    double lossErrors = 0;
    double magnitude = 0;
    total.clear();
    for (int first = 0; first < m; first += Kernels.BLOCK) {
      block.clear();
      for (int i = first; i < Math.min(first + Kernels.BLOCK, m); i++) {
        lossErrors += follow(before, minibatch, i);
        outputErrors[i] = forward.outputError();
        magnitude += Math.abs(configuration.loss().value(minibatch.label(i), forward.output()));
      }
      total.addBlock(block);
    }
    possibleFlips += total.possibleFlips();
    update(before, m);
    // Both runs sum the losses in double precision: m additions and a division each.
    double summation = (m + 2) * 0x1p-52 * magnitude;
    return new StepBound(expected, (lossErrors + summation) / m, outputErrors);
  }

  /** Takes one sample through the step; returns the bound of the error of its loss. */
  private double follow(BoundedParameters before, Minibatch minibatch, int i) {
    for (int k = 0; k < forward.x.length; k++) {
      forward.x[k] = minibatch.input(i, k);
      forward.xErrors[k] = Rounding.ofConversion(forward.x[k]);
    }
    forward.follow(before);
    double y = minibatch.label(i);
    double margin = y * forward.output();
    double slope = configuration.loss().derivative(y, forward.output());
    block.addSample(forward, slope, loss.ofSlope(margin, forward.outputError()));
    return loss.ofValue(margin, forward.outputError());
  }

  private void update(BoundedParameters before, int m) {
    Network after = reference.network();
    int d = before.dimension();
    double rate = configuration.learningRate() / m;
    UpdateRounding update = new UpdateRounding(rate, Rounding.ofConversion(rate));
    for (int j = 0; j < before.neurons(); j++) {
      double a = before.outputWeights()[j];
      double factorError = update.ofFactor(a, outputWeightErrors[j]);
      for (int k = 0; k < d; k++) {
        int at = j * d + k;
        weightErrors[at] =
            UpdateRounding.ofWeight(
                rate * a,
                factorError,
                total.g[at],
                total.gErrors[at],
                after.weight(j, k),
                weightErrors[at]);
      }
      outputWeightErrors[j] =
          update.ofOutputWeight(
              total.a[j], total.aErrors[j], after.outputWeight(j), outputWeightErrors[j]);
    }
  }

  /**
   * Parameters of the double-precision run.
   *
   * @return a snapshot
   */
  public Network network() {
    return reference.network();
  }

  /**
   * Bounds of the errors of the first-layer weights.
   *
   * @return errors of W, row-major [p][d]
   */
  public double[] weightErrors() {
    return weightErrors.clone();
  }

  /**
   * Bounds of the errors of the second-layer weights.
   *
   * @return errors of a, length p
   */
  public double[] outputWeightErrors() {
    return outputWeightErrors.clone();
  }

  /**
   * How often, so far, a neuron and a sample met so close to the threshold that the two runs may
   * disagree on whether the neuron was active.
   *
   * @return number of pairs
   */
  public long possibleFlips() {
    return possibleFlips;
  }
}
