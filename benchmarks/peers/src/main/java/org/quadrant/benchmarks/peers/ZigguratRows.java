package org.quadrant.benchmarks.peers;

import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Fresh normal inputs from Commons RNG: the modified ziggurat on xoshiro256++. */
final class ZigguratRows implements Rows {
  private final int dimension;
  private final float[] rows;
  private final NormalizedGaussianSampler normals;

  /**
   * A stream of inputs.
   *
   * @param dimension d
   * @param most inputs read at once
   * @param seed of the stream
   */
  ZigguratRows(int dimension, int most, long seed) {
    this.dimension = dimension;
    this.rows = new float[most * dimension];
    this.normals =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
  }

  @Override
  public float[] read(int first, int count) {
    for (int i = 0; i < count * dimension; i++) {
      rows[i] = (float) normals.sample();
    }
    return rows;
  }
}
