package org.quadrant.benchmarks.experiments;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Mean of one figure over independent repetitions, usually seeds.
 *
 * @param count number n of repetitions
 * @param mean mean over them
 * @param standardError sample standard deviation (divisor n − 1) over √n; NaN if n = 1
 */
public record Sample(int count, double mean, double standardError) {
  /**
   * Mean of values.
   *
   * @param values one of each repetition, at least one
   * @throws IllegalArgumentException if there are no values
   */
  public static Sample of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a sample needs at least one value");
    }
    double deviation = values.length == 1 ? Double.NaN : new StandardDeviation().evaluate(values);
    return new Sample(
        values.length, new Mean().evaluate(values), deviation / Math.sqrt(values.length));
  }

  /**
   * Mean of a figure over repetitions.
   *
   * @param <T> what a repetition gave
   * @param repetitions at least one
   * @param figure what to take the mean of
   */
  public static <T> Sample of(Collection<T> repetitions, ToDoubleFunction<T> figure) {
    return of(repetitions.stream().mapToDouble(figure).toArray());
  }
}
