package org.quadrant.benchmarks.recording;

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
 */
public record RunSettings(
    TrainingConfiguration training, long steps, long observeEvery, long testSamples, double zeta) {
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
    private long observeEvery = OBSERVE_EVERY;
    private long testSamples = TEST_SAMPLES;
    private double zeta = ZETA;

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
     * Makes the settings.
     *
     * @return the settings
     * @throws IllegalArgumentException naming the option, its value and what is allowed, if a value
     *     is out of range
     */
    public RunSettings build() {
      return new RunSettings(training.build(), steps, observeEvery, testSamples, zeta);
    }
  }
}
