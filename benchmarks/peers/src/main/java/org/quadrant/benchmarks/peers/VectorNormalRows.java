package org.quadrant.benchmarks.peers;

import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.simd.VectorKernels;

/**
 * Fresh normal inputs from our own vector sampler. Independent normals in any order are a sample
 * from N(0, I), so the sampler fills a tile of {@value #COLUMNS} coordinates, which has no padding,
 * and the tile's memory is read as rows of d.
 */
final class VectorNormalRows implements Rows {
  private static final int COLUMNS = DeviateKernels.SLOTS;

  private final int dimension;
  private final Tile tile;
  private final TileSource normals;
  private long draws;

  /**
   * A stream of inputs.
   *
   * @param dimension d
   * @param most inputs read at once
   * @param seed of the stream
   */
  VectorNormalRows(int dimension, int most, long seed) {
    this.dimension = dimension;
    int samples = Math.ceilDiv(most * dimension, COLUMNS);
    int groups = Math.ceilDiv(samples, SampleCounter.GROUP);
    this.tile = new Tile(new StripLayout(COLUMNS, 1), groups * SampleCounter.GROUP);
    this.normals =
        new LawSource(
            VectorKernels.of(VectorKernels.preferredLanes()).deviates(),
            new Problem(new InputLaw.Gaussian(), COLUMNS),
            seed,
            Purpose.TRAINING);
  }

  @Override
  public float[] read(int first, int count) {
    normals.fill(draws++, 0, Math.ceilDiv(count * dimension, COLUMNS), tile);
    return tile.x;
  }
}
