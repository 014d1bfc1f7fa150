package org.quadrant.training;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Name and shape of one array of a run's state.
 *
 * @param name a letter, then letters or digits, since files are named by it
 * @param lengths of the dimensions, one or more, each at least 1; the array is row-major
 */
public record ParameterShape(String name, List<Integer> lengths) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  /**
   * Checks the name and the lengths.
   *
   * @throws IllegalArgumentException naming the parameter and what is allowed
   */
  public ParameterShape {
    lengths = List.copyOf(lengths);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "parameter: " + name + "; allowed: a letter, then letters or digits");
    }
    if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(
          "parameter: " + name + " " + lengths + "; allowed: one length or more, each at least 1");
    }
  }

  /**
   * A shape.
   *
   * @param name a letter, then letters or digits
   * @param lengths of the dimensions, one or more, each at least 1
   * @return the shape
   * @throws IllegalArgumentException naming the parameter and what is allowed
   */
  public static ParameterShape of(String name, int... lengths) {
    return new ParameterShape(name, Arrays.stream(lengths).boxed().toList());
  }

  /**
   * Number of values.
   *
   * @return product of the lengths
   * @throws ArithmeticException if a long does not hold it
   */
  public long size() {
    return lengths.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /**
   * Name and lengths, as in messages.
   *
   * @return for instance {@code W [400, 200]}
   */
  @Override
  public String toString() {
    return name + " " + lengths;
  }
}
