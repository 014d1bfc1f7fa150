package org.quadrant.training;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.quadrant.network.Precision;

/**
 * One array of a run's state. Values are handed out as doubles whatever their format, since every
 * float is a double; {@link #precision()} tells in which format they were computed, and so in which
 * they are stored.
 */
public final class Parameter {
  private final ParameterShape shape;
  private final Precision precision;
  private final IntToDoubleFunction values;
  private final int size;

  /** Values that are kept elsewhere: none is copied. */
  Parameter(ParameterShape shape, Precision precision, IntToDoubleFunction values) {
    this.shape = shape;
    this.precision = precision;
    this.values = values;
    if (shape.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "parameter: %s; allowed: at most %d values".formatted(shape, Integer.MAX_VALUE));
    }
    this.size = (int) shape.size();
  }

  /**
   * Wraps an array of single precision; it must not be changed afterwards.
   *
   * @param shape name and shape
   * @param values row-major
   * @return the parameter
   * @throws IllegalArgumentException if the number of values is not that of the shape
   */
  public static Parameter of(ParameterShape shape, float[] values) {
    requireSize(shape, values.length);
    return new Parameter(shape, Precision.SINGLE, i -> values[i]);
  }

  /**
   * Wraps an array of double precision; it must not be changed afterwards.
   *
   * @param shape name and shape
   * @param values row-major
   * @return the parameter
   * @throws IllegalArgumentException if the number of values is not that of the shape
   */
  public static Parameter of(ParameterShape shape, double[] values) {
    requireSize(shape, values.length);
    return new Parameter(shape, Precision.DOUBLE, i -> values[i]);
  }

  private static void requireSize(ParameterShape shape, int length) {
    if (length != shape.size()) {
      throw new IllegalArgumentException(
          "parameter: %s of %d values; allowed: %d".formatted(shape, length, shape.size()));
    }
  }

  /**
   * Name and shape.
   *
   * @return the shape
   */
  public ParameterShape shape() {
    return shape;
  }

  /**
   * Format in which the values were computed.
   *
   * @return single or double precision
   */
  public Precision precision() {
    return precision;
  }

  /**
   * Number of values.
   *
   * @return product of the shape's lengths
   */
  public int size() {
    return size;
  }

  /**
   * One value.
   *
   * @param index in row-major order
   * @return the value
   */
  public double value(int index) {
    return values.applyAsDouble(Objects.checkIndex(index, size));
  }

  /**
   * Puts values into a buffer, each in the format of {@link #precision()} and the byte order of the
   * buffer, as many as there are and as it has room for; it needs room for one, or nothing is put.
   *
   * @param from index of the first one
   * @param buffer receives them
   * @return index of the first one for which there was no room; {@link #size} if there is none
   */
  public int put(int from, ByteBuffer buffer) {
    Objects.checkIndex(from, size + 1);
    int end = from + Math.min(size - from, buffer.remaining() / precision.bytes());
    for (int i = from; i < end; i++) {
      switch (precision) {
        case SINGLE -> buffer.putFloat((float) values.applyAsDouble(i));
        case DOUBLE -> buffer.putDouble(values.applyAsDouble(i));
      }
    }
    return end;
  }
}
