package org.quadrant.tuning;

import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.kernels.StripLayout;

/**
 * Shape of the block of accumulators that a matrix product keeps in vector registers: rows (samples
 * of the forward product, coordinates of the backward one) by vectors of neurons. It decides the
 * speed and no bit: each sum is one chain, whatever is summed beside it.
 *
 * <p>A block of R × V needs R·V registers, and V + 1 more for what it multiplies. {@link #ALL} is
 * where a shape is added, {@link #preferred} where it is chosen.
 *
 * @param rows from 1 to 16
 * @param vectors at least 1
 */
public record RegisterTile(int rows, int vectors) {
  /** All shapes in use or under test. */
  public static final List<RegisterTile> ALL =
      List.of(new RegisterTile(8, 3), new RegisterTile(4, 3));

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public RegisterTile {
    if (rows < 1 || rows > StripLayout.STRIP || vectors < 1) {
      throw new IllegalArgumentException(
          "tile: " + rows + "x" + vectors + "; allowed: 1 to 16 rows, at least 1 vector");
    }
  }

  /**
   * The fastest known shape. Eight rows by three vectors need 28 registers: those of AVX-512, at
   * any width, or of AArch64. AVX2 has sixteen: four rows.
   *
   * @param manyRegisters whether the CPU has 32 vector registers
   * @return one of {@link #ALL}
   */
  public static RegisterTile preferred(boolean manyRegisters) {
    return manyRegisters ? ALL.get(0) : ALL.get(1);
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
   * Vectors of the next block: as many as blocks of one size, or of sizes that differ by one, take.
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
    return rows + "x" + vectors;
  }
}
