package org.quadrant.training;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.quadrant.kernels.UpdateFactors;

/**
 * How a step moves the parameters along the gradient, beside the learning rate η. With s the
 * schedule's factor of the step, the gradients g and A of the mean loss as in SPECIFICATION.md,
 * section 3.3:
 *
 * <ul>
 *   <li>wⱼ ← (1 − η_w s λ) wⱼ − η_w s gⱼ, then scaled to the norm θ under {@link Constraint#SPHERE}
 *   <li>aⱼ ← (1 − η_a s λ) aⱼ − η_a s Aⱼ
 * </ul>
 *
 * @param weightRate η_w, learning rate of the first layer; η if empty; 0 freezes it
 * @param outputRate η_a, learning rate of the second layer; η if empty; 0 freezes it
 * @param schedule factors s of the steps
 * @param weightDecay λ ≥ 0; in single precision, what a step takes of a weight must reach half a
 *     unit of its last place to do anything: where η_w s λ &lt; 2⁻²⁵, as late in a schedule, decay
 *     alone changes nothing
 * @param constraint of the first layer
 */
public record Descent(
    OptionalDouble weightRate,
    OptionalDouble outputRate,
    Schedule schedule,
    double weightDecay,
    Constraint constraint) {
  /** SGD as it is, with one learning rate for all parameters and steps. */
  public static final Descent PLAIN =
      new Descent(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          new Schedule.Constant(),
          0,
          Constraint.NONE);

  /**
   * What is taken of a weight changes it if it is as much of it as half a unit in its last place.
   */
  private static final double LEAST_DECAY = 0x1p-24;

  private static final double SMALLEST_RADIUS = 1e-15;
  private static final double LARGEST_RADIUS = 1e15;

  /** Checks that nothing is missing; ranges depend on η and m, too. A zero loses its sign. */
  public Descent {
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(constraint);
    weightRate = unsigned(weightRate);
    outputRate = unsigned(outputRate);
    weightDecay += 0.0;
  }

  private static OptionalDouble unsigned(OptionalDouble rate) {
    return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() + 0.0) : rate;
  }

  /**
   * What keeps a step from being w ← w − η g, a ← a − η A, with the same η in every step.
   *
   * @param learningRate η
   * @return the first option that does, with its value; empty if none does, as where a layer's own
   *     rate is η
   */
  public Optional<String> notPlain(double learningRate) {
    if (weightRate(learningRate) != learningRate) {
      return Optional.of("eta-w: " + weightRate(learningRate));
    }
    if (outputRate(learningRate) != learningRate) {
      return Optional.of("eta-a: " + outputRate(learningRate));
    }
    if (!(schedule instanceof Schedule.Constant)) {
      return Optional.of("schedule: " + schedule.text());
    }
    if (weightDecay != 0) {
      return Optional.of("weight-decay: " + weightDecay);
    }
    return constraint == Constraint.NONE
        ? Optional.empty()
        : Optional.of("constraint: " + constraint.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Learning rate of the first layer, without the schedule.
   *
   * @param learningRate η
   * @return η_w
   */
  public double weightRate(double learningRate) {
    return weightRate.orElse(learningRate);
  }

  /**
   * Learning rate of the second layer, without the schedule.
   *
   * @param learningRate η
   * @return η_a
   */
  public double outputRate(double learningRate) {
    return outputRate.orElse(learningRate);
  }

  /**
   * What the update of a step multiplies with; each number is rounded to float once.
   *
   * @param learningRate η
   * @param step index of the step
   * @param samples m
   * @return the factors
   */
  public UpdateFactors factors(double learningRate, long step, int samples) {
    double weights = weightRate(learningRate) * schedule.factor(step);
    double outputs = outputRate(learningRate) * schedule.factor(step);
    return new UpdateFactors(
        (float) (weights / samples),
        (float) (outputs / samples),
        (float) (weights * weightDecay),
        (float) (outputs * weightDecay));
  }

  /** Checks the ranges. */
  void require(double learningRate, int batch, double initialScale) {
    double weights = weightRate(learningRate);
    double outputs = outputRate(learningRate);
    requireRate("eta-w", weights, batch);
    requireRate("eta-a", outputs, batch);
    if (weights == 0 && outputs == 0) {
      throw new IllegalArgumentException("eta-w: 0 with eta-a: 0; allowed: one of them at most");
    }
    double fastest = Math.max(weights, outputs);
    if (!(weightDecay >= 0 && weightDecay * fastest < 1)) {
      throw new IllegalArgumentException(
          "weight-decay: %s; allowed: numbers >= 0 and below 1/%s, the inverse of the learning rate"
              .formatted(weightDecay, fastest));
    }
    double slowest = weights == 0 || outputs == 0 ? fastest : Math.min(weights, outputs);
    if (weightDecay > 0 && weightDecay * slowest < LEAST_DECAY) {
      throw new IllegalArgumentException(
          ("weight-decay: %s; allowed: 0, or numbers >= %s, of which a step at the learning rate %s"
                  + " takes 2^-24 of a weight, so that rounding does not lose it")
              .formatted(weightDecay, LEAST_DECAY / slowest, slowest));
    }
    if (constraint == Constraint.SPHERE) {
      requireSphere(weights, initialScale);
    }
  }

  private static void requireRate(String option, double rate, int batch) {
    if (rate == 0) {
      return;
    }
    if (!(rate <= Float.MAX_VALUE && (float) (rate / batch) >= Float.MIN_NORMAL)) {
      throw new IllegalArgumentException(
          "%s: %s with m: %d; allowed: 0, or %s m <= %s <= %s"
              .formatted(option, rate, batch, Float.MIN_NORMAL, option, Float.MAX_VALUE));
    }
  }

  private static void requireSphere(double weightRate, double initialScale) {
    if (weightRate == 0) {
      throw new IllegalArgumentException(
          "constraint: sphere with eta-w: 0; allowed: eta-w > 0, since a frozen w keeps its norm");
    }
    // The squares of the coordinates are summed in single precision.
    if (initialScale < SMALLEST_RADIUS || initialScale > LARGEST_RADIUS) {
      throw new IllegalArgumentException(
          "theta: %s with constraint: sphere; allowed: %s <= theta <= %s"
              .formatted(initialScale, SMALLEST_RADIUS, LARGEST_RADIUS));
    }
  }
}
