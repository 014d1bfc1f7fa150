package org.quadrant.benchmarks.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size of a training step, written {@code 4096x1024x256}: m × d × p.
 *
 * @param samples m, samples per step
 * @param dimension d, input coordinates
 * @param neurons p
 */
public record StepShape(int samples, int dimension, int neurons) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})x(\\d{1,9})x([1-9]\\d{0,8})");

  /** Checks the sizes. */
  public StepShape {
    if (samples < 1 || dimension < 3 || neurons < 1) {
      throw refusal(samples + "x" + dimension + "x" + neurons);
    }
  }

  /**
   * Reads a shape.
   *
   * @param text three whole numbers with an x between them
   * @throws IllegalArgumentException if the text has another form or a number is out of range
   */
  public static StepShape parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw refusal(text);
    }
    return new StepShape(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static IllegalArgumentException refusal(String text) {
    return new IllegalArgumentException(
        "shape: " + text + "; allowed: MxDxP with m >= 1, d >= 3, p >= 1, such as 4096x1024x256");
  }
}
