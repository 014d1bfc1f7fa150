package org.quadrant.benchmarks.recording;

import org.quadrant.training.Reuse;
import org.quadrant.training.TrainingConfiguration;

/**
 * A training run and what is recorded of it.
 *
 * @param training everything that determines the run's numbers
 * @param steps number of steps of minibatch SGD, at least 1
 * @param observeEvery steps from one observation to the next, at least 1; the start and the last
 *     step are observed in any case
 * @param testSamples fresh samples of each observation, at least 1
 * @param zeta ζ &gt; 0 of the signal-heavy condition ‖w⊥‖ + |o| ≤ ζ|s|
 * @param overlapsEvery steps from one record of every neuron's overlaps to the next, a multiple of
 *     {@code observeEvery}; 0 for none
 */
public record RunSettings(
    TrainingConfiguration training,
    long steps,
    long observeEvery,
    long testSamples,
    double zeta,
    long overlapsEvery) {
  /** Steps of the default run. */
  public static final long STEPS = 900;

  /** Steps between the observations of the default run. */
  public static final long OBSERVE_EVERY = 10;

  /** Test samples of the default run: as much arithmetic as one of its steps. */
  public static final long TEST_SAMPLES = 16_384;

  /** ζ of the default run. */
  public static final double ZETA = 0.1;

  private static final long MOST_STEPS = 1L << 40;
  private static final long MOST_SAMPLES = 1L << 30;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the option, its value and what is allowed
   */
  public RunSettings {
    requireCount("steps", steps, MOST_STEPS);
    requireCount("observe-every", observeEvery, MOST_STEPS);
    requireCount("test-samples", testSamples, MOST_SAMPLES);
    if (!(zeta > 0 && zeta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("zeta: " + zeta + "; allowed: finite numbers > 0");
    }
    if (overlapsEvery < 0 || overlapsEvery > MOST_STEPS || overlapsEvery % observeEvery != 0) {
      throw new IllegalArgumentException(
          "overlaps-every: %d with observe-every: %d; allowed: multiples of observe-every, or 0"
              .formatted(overlapsEvery, observeEvery));
    }
  }

  /**
   * A run whose neurons' overlaps are not recorded.
   *
   * @param training everything that determines the run's numbers
   * @param steps number of steps
   * @param observeEvery steps from one observation to the next
   * @param testSamples fresh samples of each observation
   * @param zeta ζ
   */
  public RunSettings(
      TrainingConfiguration training,
      long steps,
      long observeEvery,
      long testSamples,
      double zeta) {
    this(training, steps, observeEvery, testSamples, zeta, 0);
  }

  private static void requireCount(String option, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          option + ": " + value + "; allowed: 1 <= " + option + " <= " + most);
    }
  }

  /**
   * Default run of a configuration: 900 steps, observed every 10 steps on 16384 samples.
   *
   * @param training everything that determines the run's numbers
   * @return the settings
   */
  public static RunSettings of(TrainingConfiguration training) {
    return new RunSettings(training, STEPS, OBSERVE_EVERY, TEST_SAMPLES, ZETA);
  }

  /**
   * A builder that holds the default run of the default problem.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the settings of a run. */
  public static final class Builder {
    private final TrainingConfiguration.Builder training = TrainingConfiguration.builder();
    private long steps = STEPS;
    private long epochs;
    private long observeEvery = OBSERVE_EVERY;
    private long testSamples = TEST_SAMPLES;
    private double zeta = ZETA;
    private long overlapsEvery;

    private Builder() {}

    /**
     * What is to be trained.
     *
     * @return its builder, to be changed
     */
    public TrainingConfiguration.Builder training() {
      return training;
    }

    /**
     * Sets the number of steps.
     *
     * @param value at least 1
     */
    public void steps(long value) {
      steps = value;
    }

    /**
     * Sets the number of passes through the fixed sample, in place of the number of steps.
     *
     * @param value at least 1; a step on each minibatch, or as many as it is repeated, make a pass
     */
    public void epochs(long value) {
      requireCount("epochs", value, MOST_STEPS);
      epochs = value;
    }

    /**
     * Sets the steps from one observation to the next.
     *
     * @param value at least 1
     */
    public void observeEvery(long value) {
      observeEvery = value;
    }

    /**
     * Sets the number of fresh samples of each observation.
     *
     * @param value at least 1
     */
    public void testSamples(long value) {
      testSamples = value;
    }

    /**
     * Sets ζ of the signal-heavy condition.
     *
     * @param value ζ &gt; 0
     */
    public void zeta(double value) {
      zeta = value;
    }

    /**
     * Sets the steps from one record of every neuron's overlaps to the next.
     *
     * @param value a multiple of the steps between observations, or 0 for none
     */
    public void overlapsEvery(long value) {
      overlapsEvery = value;
    }

    /**
     * Makes the settings.
     *
     * @return the settings
     * @throws IllegalArgumentException naming the option, its value and what is allowed, if a value
     *     is out of range
     */
    public RunSettings build() {
      TrainingConfiguration configuration = training.build();
      return new RunSettings(
          configuration,
          epochs > 0 ? steps(configuration) : steps,
          observeEvery,
          testSamples,
          zeta,
          overlapsEvery);
    }

    private long steps(TrainingConfiguration configuration) {
      Reuse reuse = configuration.reuse();
      if (!reuse.isFixed()) {
        throw new IllegalArgumentException(
            "epochs: " + epochs + " with samples: 0; allowed: only with samples > 0");
      }
      long steps = reuse.minibatches(configuration.batch()) * reuse.repeats();
      if (epochs > MOST_STEPS / steps) {
        throw new IllegalArgumentException(
            "epochs: %d of %d steps; allowed: at most %d steps in all"
                .formatted(epochs, steps, MOST_STEPS));
      }
      return epochs * steps;
    }
  }
}
