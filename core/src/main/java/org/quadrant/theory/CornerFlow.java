package org.quadrant.theory;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/**
 * The flow under Rademacher inputs, whose (x₁, x₂) is one of four corners, each along one block's
 * direction: {@link HypercubeFlow} for every block, less 2ε Γ₀ for flipped labels.
 */
final class CornerFlow extends MassFlow {
  private final double labelNoise;

  CornerFlow(double labelNoise) {
    this.labelNoise = labelNoise;
  }

  @Override
  BlockValues rates(BlockValues masses) {
    double lost = 2 * labelNoise * HypercubeFlow.growthRate(0);
    double[] rates = masses.toArray();
    for (int block = 0; block < rates.length; block++) {
      rates[block] = HypercubeFlow.growthRate(rates[block]) - lost;
    }
    return BlockValues.of(rates);
  }

  @Override
  public double largestMass() {
    return Masses.LARGEST_OF_FLOW;
  }

  @Override
  public double bayesError() {
    return labelNoise;
  }

  /** A corner is right if its block has a mass, and guessed if not. */
  @Override
  public double error(BlockValues masses) {
    Masses.require(masses);
    double guessed = 0;
    for (Block block : Block.values()) {
      guessed += masses.get(block) > 0 ? 0 : 0.25;
    }
    return labelNoise + (0.5 - labelNoise) * guessed;
  }

  @Override
  public double boundaryDensity() {
    return 0;
  }
}
