package org.quadrant.training;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;

/**
 * Everything that determines a training run's numbers, whatever the engine: the problem, the
 * network's shape and the parameters of minibatch SGD.
 *
 * @param problem law of the inputs and labels, with d
 * @param neurons p, from 1 to {@link StripLayout#MOST_NEURONS}
 * @param batch m, from 1 to 2³⁰, samples per step
 * @param learningRate η &gt; 0, by which time is counted
 * @param initialScale θ &gt; 0: ‖wⱼ‖ = |aⱼ| = θ at the start
 * @param loss loss function
 * @param scaling scale of the output
 * @param seed of all random numbers
 * @param descent rates of each layer, schedule, decay and constraint
 * @param reuse which samples a step takes, if not fresh ones
 */
public record TrainingConfiguration(
    Problem problem,
    int neurons,
    int batch,
    double learningRate,
    double initialScale,
    Loss loss,
    Scaling scaling,
    long seed,
    Descent descent,
    Reuse reuse) {

  private static final int LARGEST_BATCH = 1 << 30;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the option, its value and what is allowed
   */
  public TrainingConfiguration {
    Objects.requireNonNull(problem);
    Objects.requireNonNull(loss);
    Objects.requireNonNull(scaling);
    requireCount("p", neurons, StripLayout.MOST_NEURONS);
    requireCount("m", batch, LARGEST_BATCH);
    requirePositive("eta", learningRate);
    requirePositive("theta", initialScale);
    if ((float) (learningRate / batch) < Float.MIN_NORMAL) {
      throw new IllegalArgumentException(
          "eta: %s with m: %d; allowed: eta / m >= %s"
              .formatted(learningRate, batch, Float.MIN_NORMAL));
    }
    descent.require(learningRate, batch, initialScale);
    reuse.require(batch);
  }

  /**
   * A run of plain SGD on fresh samples.
   *
   * @param problem law of the inputs and labels, with d
   * @param neurons p
   * @param batch m
   * @param learningRate η &gt; 0
   * @param initialScale θ &gt; 0
   * @param loss loss function
   * @param scaling scale of the output
   * @param seed of all random numbers
   * @throws IllegalArgumentException naming the option, its value and what is allowed
   */
  public TrainingConfiguration(
      Problem problem,
      int neurons,
      int batch,
      double learningRate,
      double initialScale,
      Loss loss,
      Scaling scaling,
      long seed) {
    this(
        problem,
        neurons,
        batch,
        learningRate,
        initialScale,
        loss,
        scaling,
        seed,
        Descent.PLAIN,
        Reuse.NONE);
  }

  private static void requireCount(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          option + ": " + value + "; allowed: 1 <= " + option + " <= " + most);
    }
  }

  private static void requirePositive(String option, double value) {
    if (!(value > 0 && value <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(option + ": " + value + "; allowed: finite numbers > 0");
    }
    // Below, single precision rounds to few digits or to zero, and a run does nothing.
    if (value < Float.MIN_NORMAL) {
      throw new IllegalArgumentException(
          option + ": " + value + "; allowed: " + option + " >= " + Float.MIN_NORMAL);
    }
  }

  /**
   * A builder that holds the default problem: Gaussian, d = 200, p = 400, m = 8000, η = 0.1, θ =
   * 0.05, logistic loss, mean scaling, seed 1.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Number of input coordinates.
   *
   * @return d
   */
  public int dimension() {
    return problem.dimension();
  }

  /**
   * Time after a number of steps, with η as it was written: 0.1 · 3 is 0.3. Under a schedule it is
   * η times the sum of the factors of these steps.
   *
   * @param steps number of steps
   * @return t, the sum of the steps' η
   */
  public double time(long steps) {
    return descent.schedule() instanceof Schedule.Constant
        ? BigDecimal.valueOf(learningRate).multiply(BigDecimal.valueOf(steps)).doubleValue()
        : learningRate * descent.schedule().sum(steps);
  }

  /**
   * What the update of a step multiplies with.
   *
   * @param step index of the step
   * @param samples of its minibatch
   * @return the factors
   */
  public UpdateFactors updateFactors(long step, int samples) {
    return descent.factors(learningRate, step, samples);
  }

  /**
   * Checks that a network has this configuration's shape.
   *
   * @param network parameters to start from
   * @throws IllegalArgumentException if d or p differ
   */
  public void requireShape(Network network) {
    if (network.dimension() != dimension() || network.neurons() != neurons) {
      throw new IllegalArgumentException(
          "initial network: d = %d, p = %d; allowed: d = %d, p = %d"
              .formatted(network.dimension(), network.neurons(), dimension(), neurons));
    }
  }

  /**
   * Checks that arrays hold W and the inputs of a group of samples. An engine that keeps neither
   * takes larger d.
   *
   * @throws IllegalArgumentException naming d or p, its value and what is allowed
   */
  public void requireWeightsFit() {
    if (dimension() > StripLayout.MOST_DIMENSION) {
      throw new IllegalArgumentException(
          "d: " + dimension() + "; allowed: 3 <= d <= " + StripLayout.MOST_DIMENSION);
    }
    StripLayout.requireRange(dimension(), neurons);
  }

  /**
   * The same run with another seed.
   *
   * @param value any number
   * @return the configuration
   */
  public TrainingConfiguration withSeed(long value) {
    return new TrainingConfiguration(
        problem, neurons, batch, learningRate, initialScale, loss, scaling, value, descent, reuse);
  }

  // The memory of a run, which the following are for, depends on neither descent nor reuse.

  /** A plain run with another p. */
  TrainingConfiguration withNeurons(int value) {
    return new TrainingConfiguration(
        problem, value, batch, learningRate, initialScale, loss, scaling, seed);
  }

  /** A plain run with another d. */
  TrainingConfiguration withDimension(int value) {
    Problem other = new Problem(problem.law(), value, problem.labelNoise());
    return new TrainingConfiguration(
        other, neurons, batch, learningRate, initialScale, loss, scaling, seed);
  }

  /** A plain run with another m. */
  TrainingConfiguration withBatch(int value) {
    return new TrainingConfiguration(
        problem, neurons, value, learningRate, initialScale, loss, scaling, seed);
  }

  /**
   * Multiplications and additions of the two matrix products of one step with W, the usual count
   * for comparing throughput.
   *
   * @return 4·m·d·p
   */
  public double flopsPerStep() {
    return 4.0 * batch * dimension() * neurons;
  }

  /** Collects the settings of a {@link TrainingConfiguration}. */
  public static final class Builder {
    private InputLaw law = new InputLaw.Gaussian();
    private int dimension = 200;
    private double labelNoise;
    private int neurons = 400;
    private int batch = 8000;
    private double learningRate = 0.1;
    private double initialScale = 0.05;
    private Loss loss = Loss.LOGISTIC;
    private Scaling scaling = Scaling.MEAN;
    private long seed = 1;
    private OptionalDouble weightRate = OptionalDouble.empty();
    private OptionalDouble outputRate = OptionalDouble.empty();
    private Schedule schedule = new Schedule.Constant();
    private double weightDecay;
    private Constraint constraint = Constraint.NONE;
    private long samples;
    private SampleOrder order = SampleOrder.IN_ORDER;
    private int repeats = 1;

    private Builder() {}

    /**
     * Sets the law of the inputs.
     *
     * @param value the law
     * @return this builder
     */
    public Builder law(InputLaw value) {
      law = value;
      return this;
    }

    /**
     * Sets the number of input coordinates.
     *
     * @param value d ≥ 3
     * @return this builder
     */
    public Builder dimension(int value) {
      dimension = value;
      return this;
    }

    /**
     * Sets the probability with which a label is flipped.
     *
     * @param value ε, 0 ≤ ε ≤ ½
     * @return this builder
     */
    public Builder labelNoise(double value) {
      labelNoise = value;
      return this;
    }

    /**
     * Sets the number of neurons.
     *
     * @param value p ≥ 1
     * @return this builder
     */
    public Builder neurons(int value) {
      neurons = value;
      return this;
    }

    /**
     * Sets the number of samples per step.
     *
     * @param value m ≥ 1
     * @return this builder
     */
    public Builder batch(int value) {
      batch = value;
      return this;
    }

    /**
     * Sets the learning rate.
     *
     * @param value η &gt; 0
     * @return this builder
     */
    public Builder learningRate(double value) {
      learningRate = value;
      return this;
    }

    /**
     * Sets the norm of each neuron's two layers at the start.
     *
     * @param value θ &gt; 0
     * @return this builder
     */
    public Builder initialScale(double value) {
      initialScale = value;
      return this;
    }

    /**
     * Sets the loss.
     *
     * @param value the loss
     * @return this builder
     */
    public Builder loss(Loss value) {
      loss = value;
      return this;
    }

    /**
     * Sets the scale of the output.
     *
     * @param value the scaling
     * @return this builder
     */
    public Builder scaling(Scaling value) {
      scaling = value;
      return this;
    }

    /**
     * Sets the seed.
     *
     * @param value any number
     * @return this builder
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Sets the learning rate of the first layer, where it is not η.
     *
     * @param value η_w ≥ 0; empty for η
     * @return this builder
     */
    public Builder weightRate(OptionalDouble value) {
      weightRate = value;
      return this;
    }

    /**
     * Sets the learning rate of the second layer, where it is not η.
     *
     * @param value η_a ≥ 0; empty for η
     * @return this builder
     */
    public Builder outputRate(OptionalDouble value) {
      outputRate = value;
      return this;
    }

    /**
     * Sets how the learning rates change from step to step.
     *
     * @param value the schedule
     * @return this builder
     */
    public Builder schedule(Schedule value) {
      schedule = value;
      return this;
    }

    /**
     * Sets the weight decay.
     *
     * @param value λ ≥ 0
     * @return this builder
     */
    public Builder weightDecay(double value) {
      weightDecay = value;
      return this;
    }

    /**
     * Sets what the first layer is held to.
     *
     * @param value the constraint
     * @return this builder
     */
    public Builder constraint(Constraint value) {
      constraint = value;
      return this;
    }

    /**
     * Sets the size of the sample that is used again and again.
     *
     * @param value a multiple of m, or 0 for fresh samples
     * @return this builder
     */
    public Builder samples(long value) {
      samples = value;
      return this;
    }

    /**
     * Sets the order of the fixed sample in an epoch.
     *
     * @param value the order
     * @return this builder
     */
    public Builder order(SampleOrder value) {
      order = value;
      return this;
    }

    /**
     * Sets the number of steps in a row on each minibatch.
     *
     * @param value at least 1
     * @return this builder
     */
    public Builder repeats(int value) {
      repeats = value;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return the configuration
     * @throws IllegalArgumentException if a value is out of range
     */
    public TrainingConfiguration build() {
      return new TrainingConfiguration(
          new Problem(law, dimension, labelNoise),
          neurons,
          batch,
          learningRate,
          initialScale,
          loss,
          scaling,
          seed,
          new Descent(weightRate, outputRate, schedule, weightDecay, constraint),
          new Reuse(samples, order, repeats));
    }
  }
}
