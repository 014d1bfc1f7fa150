package org.quadrant.gram;

import java.util.Arrays;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.ChiSquare;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;

/**
 * The lower triangular factor of Bartlett's decomposition: B with standard normal deviates below
 * the diagonal and √χ²(ν − i) on it, i from 0, all independent. B Bᵀ has the law of E Eᵀ, E with ν
 * columns of standard normals (M. S. Bartlett, <em>On the Theory of Statistical Regression</em>,
 * Proceedings of the Royal Society of Edinburgh 53, 1933).
 */
public final class Bartlett implements WishartFactors {
  /** LawSource draws no fewer coordinates than a problem has. */
  private static final int LEAST_DIMENSION = 3;

  private final int columnsBefore;
  private final Tile tile;
  private final TileSource normals;
  private final ChiSquare chiSquare;

  /**
   * A source of such factors.
   *
   * @param kernels draw the normals
   * @param size most rows of a factor
   * @param columnsBefore columns of standard normals to be drawn before those of B
   * @param seed the run's seed
   * @param purpose what the factors are for
   */
  public Bartlett(DeviateKernels kernels, int size, int columnsBefore, long seed, Purpose purpose) {
    this.columnsBefore = columnsBefore;
    int d = Math.max(columnsBefore + size, LEAST_DIMENSION);
    this.tile = new Tile(new StripLayout(d, 1), SampleCounter.GROUP);
    this.normals = new LawSource(kernels, new Problem(new InputLaw.Gaussian(), d), seed, purpose);
    this.chiSquare = new ChiSquare(seed, purpose);
  }

  /**
   * Draws a factor, row i from the numbers of sample i of a step.
   *
   * @param rows receives in each row the columns before, then B
   */
  @Override
  public void draw(long step, int size, int degrees, double[][] rows) {
    for (int i = 0; i < size; i++) {
      int inTile = i % SampleCounter.GROUP;
      if (inTile == 0) {
        normals.fill(step, i, Math.min(SampleCounter.GROUP, size - i), tile);
      }
      double[] row = rows[i];
      int diagonal = columnsBefore + i;
      for (int k = 0; k < diagonal; k++) {
        row[k] = tile.x[tile.inputIndex(inTile, k)];
      }
      row[diagonal] = Math.sqrt(chiSquare.draw(step, i, degrees - i));
      Arrays.fill(row, diagonal + 1, columnsBefore + size, 0);
    }
  }
}
