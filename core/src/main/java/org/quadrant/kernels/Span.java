package org.quadrant.kernels;

/**
 * A run of consecutive things that are counted from 0: samples of a tile, strips of neurons, or
 * coordinates. It is what one thread does of a step.
 *
 * @param begin the first
 * @param end the one after the last, at least {@code begin}
 */
public record Span(int begin, int end) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code begin} is negative or above {@code end}
   */
  public Span {
    if (begin < 0 || begin > end) {
      throw new IllegalArgumentException(
          "span: " + begin + " to " + end + "; allowed: 0 <= begin <= end");
    }
  }

  /**
   * The first ones.
   *
   * @param count how many, at least 0
   * @return 0 … {@code count} − 1
   */
  public static Span first(int count) {
    return new Span(0, count);
  }

  /**
   * How many there are.
   *
   * @return {@code end − begin}
   */
  public int length() {
    return end - begin;
  }

  /**
   * Whether there are none.
   *
   * @return {@code begin == end}
   */
  public boolean isEmpty() {
    return begin == end;
  }

  /**
   * One of some parts of almost equal length that follow each other: their lengths differ by one
   * unit at most, but for a last unit that is not whole.
   *
   * @param part index of the part
   * @param parts how many parts there are
   * @param unit what is not divided
   * @return the part; empty if there are fewer units than parts and none is left for this one
   */
  public Span part(int part, int parts, int unit) {
    long units = Math.ceilDiv(length(), unit);
    return new Span(at(units * part / parts * unit), at(units * (part + 1) / parts * unit));
  }

  private int at(long offset) {
    return (int) Math.min(end, begin + offset);
  }
}
