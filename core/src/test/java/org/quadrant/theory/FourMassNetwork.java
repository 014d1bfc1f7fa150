package org.quadrant.theory;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/** f(x) = Σ_B s_B q_B max(0, u_B), written to be read against its definition. */
record FourMassNetwork(BlockValues masses) {
  static double label(double x1, double x2) {
    return -Math.signum(x1) * Math.signum(x2);
  }

  static double along(Block block, double x1, double x2) {
    double[] direction = block.unitDirection();
    return Math.max(0, direction[0] * x1 + direction[1] * x2);
  }

  double output(double x1, double x2) {
    double sum = 0;
    for (Block block : Block.values()) {
      sum += block.label() * masses.get(block) * along(block, x1, x2);
    }
    return sum;
  }
}
