package org.quadrant.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.quadrant.kernels.StripLayout;

/**
 * Shape of the block of accumulators that a matrix product keeps in vector registers: rows (samples
 * of the forward product, coordinates of the backward one) by vectors of neurons, and how many
 * products are added to each before the loop begins again. It decides the speed and no bit: each
 * sum is one chain, whatever is summed beside it.
 *
 * <p>A block of R × V needs R·V registers, and V + 1 more for what it multiplies. {@link #ALL} is
 * where a shape is added, {@link #preferred} where it is chosen.
 *
 * @param rows from 1 to 16
 * @param vectors from 1 to 8
 * @param unrolled products of each accumulator in one round of the loop: 1, 2, 4, 8 or 16
 */
public record RegisterTile(int rows, int vectors, int unrolled) {
  private static final int MOST_VECTORS = 8;
  private static final String ALLOWED =
      "; allowed: ROWSxVECTORS, 1 to "
          + StripLayout.STRIP
          + " by 1 to "
          + MOST_VECTORS
          + ", or ROWSxVECTORSxUNROLLED, 1, 2, 4, 8 or 16";
  private static final Pattern FORM = Pattern.compile("(\\d{1,2})x(\\d)(?:x(\\d{1,2}))?");

  private static final RegisterTile OF_32_REGISTERS = new RegisterTile(8, 3);
  private static final RegisterTile OF_16_REGISTERS = new RegisterTile(6, 2, 8);

  /** All shapes that are chosen, or worth measuring: each is tested at every width. */
  public static final List<RegisterTile> ALL = List.of(OF_32_REGISTERS, OF_16_REGISTERS);

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public RegisterTile {
    if (rows < 1
        || rows > StripLayout.STRIP
        || vectors < 1
        || vectors > MOST_VECTORS
        || unrolled < 1
        || StripLayout.STRIP % unrolled != 0) {
      throw new IllegalArgumentException("tile: " + text(rows, vectors, unrolled) + ALLOWED);
    }
  }

  /**
   * A shape whose loop is not unrolled.
   *
   * @param rows from 1 to 16
   * @param vectors from 1 to 8
   * @throws IllegalArgumentException if it is out of range
   */
  public RegisterTile(int rows, int vectors) {
    this(rows, vectors, 1);
  }

  /**
   * Reads a shape.
   *
   * @param text such as 8x3, or 6x2x8
   * @return the shape
   * @throws IllegalArgumentException if it is none
   */
  public static RegisterTile parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("tile: " + text + ALLOWED);
    }
    String unrolled = matcher.group(3);
    return new RegisterTile(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        unrolled == null ? 1 : Integer.parseInt(unrolled));
  }

  /**
   * The fastest known shape. Eight rows by three vectors need 28 registers: those of AVX-512, at
   * any width, or of AArch64. AVX2 has sixteen. Six rows by two vectors need fifteen of them, and
   * the compiler moves some where the loop begins again, so the loop is unrolled by eight.
   *
   * @param manyRegisters whether the CPU has 32 vector registers
   * @return one of {@link #ALL}
   */
  public static RegisterTile preferred(boolean manyRegisters) {
    return manyRegisters ? OF_32_REGISTERS : OF_16_REGISTERS;
  }

  /**
   * Numbers of rows of the blocks that a product is cut into: all rows, and what may be left over
   * of a number of rows that is a multiple of 4.
   *
   * @return all rows first
   */
  public int[] rowCounts() {
    IntStream left =
        IntStream.rangeClosed(1, rows)
            .map(n -> n * StripLayout.DIMENSION_MULTIPLE % rows)
            .filter(count -> count > 0);
    return IntStream.concat(IntStream.of(rows), left).distinct().toArray();
  }

  /**
   * Rows of the smallest block that has as many.
   *
   * @param count at least 1
   * @return one of {@link #rowCounts}; {@link Integer#MAX_VALUE} if no block has as many
   */
  public int rowsFor(int count) {
    return Arrays.stream(rowCounts()).filter(each -> each >= count).min().orElse(Integer.MAX_VALUE);
  }

  /**
   * Whether the vectors of every block lie side by side in one strip of neurons. With two at most,
   * {@link #next} makes all blocks but the last one full, so that each begins at a multiple of
   * their number; with three it may not, since four are cut into two and two.
   *
   * @param lanes floats per vector
   * @return whether no block touches two strips
   */
  public boolean inOneStrip(int lanes) {
    return vectors <= 2 && vectors * lanes <= StripLayout.STRIP;
  }

  /**
   * Vectors of the next block. What remains is cut into as few blocks as can be, of sizes that
   * differ by one at most; this is the size of the first.
   *
   * @param remaining vectors not yet done, at least 1
   * @param widest most vectors of a block
   * @return from 1 to {@code widest}
   */
  public static int next(int remaining, int widest) {
    return Math.ceilDiv(remaining, Math.ceilDiv(remaining, widest));
  }

  @Override
  public String toString() {
    return text(rows, vectors, unrolled);
  }

  private static String text(int rows, int vectors, int unrolled) {
    return rows + "x" + vectors + (unrolled == 1 ? "" : "x" + unrolled);
  }
}
