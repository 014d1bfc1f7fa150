package org.quadrant.verification;

import java.util.Arrays;

/**
 * Sums of gradients over samples, with their errors in single precision: G_jk = Σᵢ gᵢ 1[z_ij &gt;
 * 0] x_ik and A_j = Σᵢ gᵢ max(0, z_ij), where g = dℓ/df.
 *
 * <p>Where a pre-activation is smaller than its error bound, the single-precision run may see the
 * neuron on the other side of the threshold. The whole of the sample's contribution then counts as
 * error of G; A is continuous.
 */
final class GradientRounding {
  private final int dimension;
  final double[] g;
  final double[] gErrors;
  final double[] a;
  final double[] aErrors;
  private long possibleFlips;

  GradientRounding(int dimension, int neurons) {
    this.dimension = dimension;
    this.g = new double[neurons * dimension];
    this.gErrors = new double[neurons * dimension];
    this.a = new double[neurons];
    this.aErrors = new double[neurons];
  }

  /** How often a neuron may have been on the other side of its threshold. */
  long possibleFlips() {
    return possibleFlips;
  }

  /** Starts from zero. */
  void clear() {
    Arrays.fill(g, 0);
    Arrays.fill(gErrors, 0);
    Arrays.fill(a, 0);
    Arrays.fill(aErrors, 0);
    possibleFlips = 0;
  }

  /** Adds a sample to the block's sums by fused multiply-adds. */
  void addSample(ForwardRounding sample, double slope, double slopeError) {
    for (int j = 0; j < a.length; j++) {
      double z = sample.z[j];
      double zError = sample.zErrors[j];
      if (z <= -zError) {
        // Off in both runs: zeros are added, and nothing is rounded.
        continue;
      }
      double active = Math.max(0, z);
      a[j] += slope * active;
      aErrors[j] =
          Rounding.rounded(a[j], aErrors[j] + Rounding.product(slope, slopeError, active, zError));
      if (z > zError) {
        addActive(sample, j, slope, slopeError);
      } else {
        possibleFlips++;
        addUncertain(sample, j, z > 0 ? slope : 0, Math.abs(slope) + slopeError);
      }
    }
  }

  private void addActive(ForwardRounding sample, int j, double slope, double slopeError) {
    int first = j * dimension;
    for (int k = 0; k < dimension; k++) {
      int at = first + k;
      g[at] += slope * sample.x[k];
      double term = Rounding.product(slope, slopeError, sample.x[k], sample.xErrors[k]);
      gErrors[at] = Rounding.rounded(g[at], gErrors[at] + term);
    }
  }

  /** On or off in the double-precision run, and the opposite or not in the other. */
  private void addUncertain(ForwardRounding sample, int j, double masked, double largest) {
    int first = j * dimension;
    for (int k = 0; k < dimension; k++) {
      int at = first + k;
      g[at] += masked * sample.x[k];
      double term = largest * (Math.abs(sample.x[k]) + sample.xErrors[k]);
      gErrors[at] = Rounding.rounded(g[at], gErrors[at] + term);
    }
  }

  /** Adds a block's sums. */
  void addBlock(GradientRounding block) {
    add(g, gErrors, block.g, block.gErrors);
    add(a, aErrors, block.a, block.aErrors);
    possibleFlips += block.possibleFlips;
  }

  private static void add(
      double[] total, double[] totalErrors, double[] block, double[] blockErrors) {
    for (int at = 0; at < total.length; at++) {
      boolean first = total[at] == 0 && totalErrors[at] == 0;
      total[at] += block[at];
      double error = totalErrors[at] + blockErrors[at];
      // Nothing is rounded where a number is added to zero.
      totalErrors[at] = first ? error : Rounding.rounded(total[at], error);
    }
  }
}
