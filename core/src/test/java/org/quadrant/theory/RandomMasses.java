package org.quadrant.theory;

import java.util.Random;
import java.util.stream.Stream;
import org.quadrant.dynamics.BlockValues;

/** Seeded masses over many orders of magnitude, and the corners. */
final class RandomMasses {
  private RandomMasses() {}

  static Stream<BlockValues> upTo(double largest, long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(() -> draw(random, largest)).limit(count);
  }

  /** Masses with zeros among them, and very unequal ones, each up to 200. */
  static Stream<BlockValues> corners() {
    return Stream.of(
        new BlockValues(0, 0, 0, 0),
        new BlockValues(200, 0, 0, 0),
        new BlockValues(0, 0, 200, 200),
        new BlockValues(200, 0, 0, 200),
        new BlockValues(1e-8, 200, 200, 1),
        new BlockValues(200, 200, 200, 200),
        new BlockValues(199.99, 200, 200.01, 200));
  }

  private static BlockValues draw(Random random, double largest) {
    double[] masses = new double[4];
    for (int i = 0; i < 4; i++) {
      masses[i] = largest * Math.pow(10, -5 * random.nextDouble());
    }
    return BlockValues.of(masses);
  }
}
