package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.theory.BlurredBoundary;
import org.quadrant.theory.OffsetMoments;

/**
 * The four boundaries between adjacent blocks of a network, read off its weights: block B adds
 * U_B·(x₁, x₂) + V_B·x⊥ to the output where its neurons are active, U_B and V_B being the sums of
 * (1/p) aⱼ wⱼ over its neurons, and on a boundary the neurons of two blocks are.
 *
 * @param boundaries angle and width of each, in the order of {@link #PAIRS}
 * @param masses component of U_B along the block's direction, times its label: the mass of the
 *     block but for what is not along its direction
 * @param moments V_A·V_B
 */
record BoundaryState(List<BlurredBoundary> boundaries, BlockValues masses, OffsetMoments moments) {

  /**
   * Two blocks on different axes.
   *
   * @param positive of label +1
   * @param negative of label −1
   */
  record Pair(Block positive, Block negative) {
    /** Unit vector on the boundary between them. */
    double[] outwards() {
      return half(1);
    }

    /** Unit vector at right angles to it, towards the block of label +1. */
    double[] across() {
      return half(-1);
    }

    private double[] half(int sign) {
      double[] a = positive.unitDirection();
      double[] b = negative.unitDirection();
      double scale = Math.sqrt(0.5);
      return new double[] {scale * (a[0] + sign * b[0]), scale * (a[1] + sign * b[1])};
    }
  }

  /** The four boundaries. */
  static final List<Pair> PAIRS =
      List.of(
          new Pair(Block.PLUS_MU_1, Block.PLUS_MU_2),
          new Pair(Block.PLUS_MU_1, Block.MINUS_MU_2),
          new Pair(Block.MINUS_MU_1, Block.PLUS_MU_2),
          new Pair(Block.MINUS_MU_1, Block.MINUS_MU_2));

  static BoundaryState of(Network network) {
    NeuronStates states = NeuronStates.of(network);
    int d = network.dimension();
    int blocks = Block.values().length;
    double[][] sums = new double[blocks][d];
    for (int j = 0; j < network.neurons(); j++) {
      double[] sum = sums[states.block(j).ordinal()];
      double a = network.outputWeight(j) / network.neurons();
      for (int k = 0; k < d; k++) {
        sum[k] = Math.fma(a, network.weight(j, k), sum[k]);
      }
    }
    double[][] moments = new double[blocks][blocks];
    double[] masses = new double[blocks];
    for (Block block : Block.values()) {
      int b = block.ordinal();
      double[] direction = block.unitDirection();
      masses[b] = Math.max(0, block.label() * along(direction, sums[b]));
      for (int a = 0; a <= b; a++) {
        for (int k = 2; k < d; k++) {
          moments[a][b] += sums[a][k] * sums[b][k];
        }
        moments[b][a] = moments[a][b];
      }
    }
    OffsetMoments offsets = OffsetMoments.of(moments);
    List<BlurredBoundary> boundaries = new ArrayList<>();
    for (Pair pair : PAIRS) {
      double[] both = {0, 0};
      for (Block block : List.of(pair.positive(), pair.negative())) {
        both[0] += sums[block.ordinal()][0];
        both[1] += sums[block.ordinal()][1];
      }
      double outwards = along(pair.outwards(), both);
      double across = along(pair.across(), both);
      double angle = Math.clamp(Math.atan2(outwards, across), -Math.PI / 4, Math.PI / 4);
      double deviation =
          Math.sqrt(Math.max(0, offsets.squaredDeviation(pair.positive(), pair.negative())));
      boundaries.add(new BlurredBoundary(angle, deviation / Math.hypot(outwards, across)));
    }
    return new BoundaryState(boundaries, BlockValues.of(masses), offsets);
  }

  private static double along(double[] direction, double[] vector) {
    return direction[0] * vector[0] + direction[1] * vector[1];
  }

  /** Error of the four blurred boundaries together. */
  double error() {
    return boundaries.stream().mapToDouble(BlurredBoundary::probability).sum();
  }

  /** What their wedges alone would make of it. */
  double wedges() {
    return boundaries.stream().mapToDouble(BlurredBoundary::wedge).sum();
  }

  /** Error of the same angles with other moments of the offsets. */
  double errorWith(OffsetMoments others) {
    double sum = 0;
    for (int i = 0; i < PAIRS.size(); i++) {
      Pair pair = PAIRS.get(i);
      double slope = Math.hypot(masses.get(pair.positive()), masses.get(pair.negative()));
      double deviation =
          Math.sqrt(Math.max(0, others.squaredDeviation(pair.positive(), pair.negative())));
      sum += new BlurredBoundary(boundaries.get(i).angle(), deviation / slope).probability();
    }
    return sum;
  }

  /** Root mean square of ω over the boundaries: half the width of the strip. */
  double width() {
    return Math.sqrt(
        boundaries.stream().mapToDouble(b -> b.width() * b.width()).average().orElseThrow());
  }

  /** Error probability at a distance from the true boundary. */
  double errorAtDistance(double distance) {
    return boundaries.stream()
        .mapToDouble(boundary -> boundary.probabilityAtDistance(distance))
        .average()
        .orElseThrow();
  }

  /** Error probability at a polar angle of (x₁, x₂). */
  double errorAtAngle(double angle) {
    double error = Double.NaN;
    double nearest = -2;
    for (int i = 0; i < PAIRS.size(); i++) {
      double[] ray = {Math.cos(angle), Math.sin(angle)};
      double cosine = along(PAIRS.get(i).outwards(), ray);
      if (cosine > nearest) {
        nearest = cosine;
        double fromTrue = -Math.asin(Math.clamp(along(PAIRS.get(i).across(), ray), -1, 1));
        error = boundaries.get(i).probabilityAtAngle(fromTrue);
      }
    }
    return error;
  }

  /** Sum over the boundaries of the squared deviation of what w⊥ adds to f. */
  static double squaredOffsets(OffsetMoments moments) {
    return PAIRS.stream()
        .mapToDouble(pair -> moments.squaredDeviation(pair.positive(), pair.negative()))
        .sum();
  }
}
