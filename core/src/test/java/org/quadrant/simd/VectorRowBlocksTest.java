package org.quadrant.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.gram.RowBlocks;
import org.quadrant.gram.ScalarRowBlocks;

/** Vectors of rows give the bits of plain loops, and leave the other elements alone. */
class VectorRowBlocksTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 31, 64, 129})
  void blocksHaveTheBitsOfPlainLoops(int length) {
    SplittableRandom random = new SplittableRandom(length);
    double[][] targets = random(random, 4, length);
    double[][] sources = random(random, 4, length);
    double[] factors = random(random, 1, 16)[0];
    for (int from : new int[] {0, length / 3}) {
      for (int to : new int[] {length, length - length / 4}) {
        double[][] expected = add(new ScalarRowBlocks(), targets, sources, factors, from, to);
        double[][] actual = add(new VectorRowBlocks(), targets, sources, factors, from, to);
        for (int i = 0; i < 4; i++) {
          assertArrayEquals(expected[i], actual[i], from + " to " + to);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 40})
  void panelsHaveTheBitsOfPlainLoops(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    for (int column = 0; column < RowBlocks.PANEL; column++) {
      double[][] panel = random(random, rows + 5, RowBlocks.PANEL);
      double[] factors = random(random, 1, RowBlocks.PANEL)[0];
      factors[column] = 0;
      double[][] expected = panel(new ScalarRowBlocks(), panel, column, factors, rows);
      double[][] actual = panel(new VectorRowBlocks(), panel, column, factors, rows);
      for (int i = 0; i < expected.length; i++) {
        assertArrayEquals(expected[i], actual[i], "column " + column + ", row " + i);
      }
    }
  }

  /** The panel afterwards, and the inner products before. */
  private static double[][] panel(
      RowBlocks blocks, double[][] panel, int column, double[] factors, int rows) {
    double[][] result = new double[panel.length + 1][];
    for (int i = 0; i < panel.length; i++) {
      result[i] = panel[i].clone();
    }
    double[] products = new double[RowBlocks.PANEL];
    blocks.products(result, column, 3, 3 + rows, products);
    blocks.spread(result, column, 0.37, factors, 3, 3 + rows);
    result[panel.length] = products;
    return result;
  }

  private static double[][] random(SplittableRandom random, int rows, int length) {
    double[][] matrix = new double[rows][length];
    for (double[] row : matrix) {
      for (int k = 0; k < length; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return matrix;
  }

  private static double[][] add(
      RowBlocks blocks,
      double[][] targets,
      double[][] sources,
      double[] factors,
      int from,
      int to) {
    double[][] t = new double[4][];
    for (int i = 0; i < 4; i++) {
      t[i] = targets[i].clone();
    }
    blocks.add(
        t[0], t[1], t[2], t[3], sources[0], sources[1], sources[2], sources[3], factors, from, to);
    return t;
  }
}
