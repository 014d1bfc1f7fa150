package org.quadrant.benchmarks.replay;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How far the arrays of one step, or of a run, are from what was expected: for each array its
 * largest absolute difference over its largest absolute expected value. Empty where nothing was
 * expected.
 *
 * @param weights deviation of W
 * @param outputWeights deviation of a
 * @param outputs deviation of f
 * @param loss deviation of the mean loss
 */
public record Deviations(
    OptionalDouble weights,
    OptionalDouble outputWeights,
    OptionalDouble outputs,
    OptionalDouble loss) {
  /** No deviations at all. */
  static final Deviations NONE =
      new Deviations(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  static Deviations ofParameters(OptionalDouble weights, OptionalDouble outputWeights) {
    return new Deviations(weights, outputWeights, OptionalDouble.empty(), OptionalDouble.empty());
  }

  static Deviations ofStep(OptionalDouble outputs, OptionalDouble loss) {
    return new Deviations(OptionalDouble.empty(), OptionalDouble.empty(), outputs, loss);
  }

  /**
   * Deviation of one array.
   *
   * @param actual computed values
   * @param expected as many expected values, or empty
   * @return max |actual − expected| / max |expected|; 0 if both are zero everywhere; infinite if
   *     only the expected values are; NaN if any value is NaN; empty if nothing is expected
   */
  static OptionalDouble of(double[] actual, Optional<double[]> expected) {
    if (expected.isEmpty()) {
      return OptionalDouble.empty();
    }
    double difference = 0;
    double scale = 0;
    for (int i = 0; i < actual.length; i++) {
      // Math.max keeps a NaN.
      difference = Math.max(difference, Math.abs(actual[i] - expected.get()[i]));
      scale = Math.max(scale, Math.abs(expected.get()[i]));
    }
    return OptionalDouble.of(difference == 0 ? 0 : difference / scale);
  }

  /**
   * The larger deviations of two.
   *
   * @return for each array the larger one; NaN if either is NaN
   */
  Deviations max(Deviations other) {
    return new Deviations(
        max(weights, other.weights),
        max(outputWeights, other.outputWeights),
        max(outputs, other.outputs),
        max(loss, other.loss));
  }

  private static OptionalDouble max(OptionalDouble first, OptionalDouble second) {
    if (first.isEmpty()) {
      return second;
    }
    return second.isEmpty()
        ? first
        : OptionalDouble.of(Math.max(first.getAsDouble(), second.getAsDouble()));
  }

  /**
   * The largest deviation of all arrays.
   *
   * @return a number; NaN if any is NaN; 0 if nothing was expected
   */
  public double largest() {
    return Stream.of(weights, outputWeights, outputs, loss)
        .mapToDouble(deviation -> deviation.orElse(0))
        .reduce(0, Math::max);
  }

  /**
   * Whether all deviations are small enough.
   *
   * @param tolerance the largest that is
   * @return false if any is larger or NaN
   */
  public boolean within(double tolerance) {
    return largest() <= tolerance;
  }
}
