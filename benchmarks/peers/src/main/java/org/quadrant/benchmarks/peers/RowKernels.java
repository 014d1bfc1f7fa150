package org.quadrant.benchmarks.peers;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Element-wise parts of a step on the row-major matrices that libraries want, [rows][p]. */
final class RowKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private RowKernels() {}

  /**
   * Network outputs.
   *
   * @param z pre-activations, [rows][p]
   * @param rows number of samples
   * @param outputWeights a, [p]
   * @param divisor of the sum over neurons
   * @param f written, [rows]
   */
  static void outputs(float[] z, int rows, float[] outputWeights, int divisor, float[] f) {
    int p = outputWeights.length;
    int whole = SPECIES.loopBound(p);
    for (int i = 0; i < rows; i++) {
      int row = i * p;
      FloatVector sums = FloatVector.zero(SPECIES);
      for (int j = 0; j < whole; j += LANES) {
        FloatVector active = FloatVector.fromArray(SPECIES, z, row + j).max(0);
        sums = active.fma(FloatVector.fromArray(SPECIES, outputWeights, j), sums);
      }
      float sum = sums.reduceLanes(VectorOperators.ADD);
      for (int j = whole; j < p; j++) {
        sum += outputWeights[j] * Math.max(0, z[row + j]);
      }
      f[i] = sum / divisor;
    }
  }

  /**
   * Derivatives with respect to the pre-activations, and the gradient of the second layer.
   *
   * @param z pre-activations; then (dℓ/df)ᵢ aⱼ where they are positive and 0 elsewhere; [rows][p]
   * @param rows number of samples
   * @param outputWeights a, [p]
   * @param slopes dℓ/df, [rows]
   * @param outputGradient sums to which (dℓ/df)ᵢ max(0, zᵢⱼ) is added, [p]
   */
  static void backpropagate(
      float[] z, int rows, float[] outputWeights, float[] slopes, float[] outputGradient) {
    int p = outputWeights.length;
    int whole = SPECIES.loopBound(p);
    for (int i = 0; i < rows; i++) {
      int row = i * p;
      float slope = slopes[i];
      for (int j = 0; j < whole; j += LANES) {
        FloatVector active = FloatVector.fromArray(SPECIES, z, row + j);
        VectorMask<Float> positive = active.compare(VectorOperators.GT, 0);
        active
            .max(0)
            .fma(
                FloatVector.broadcast(SPECIES, slope),
                FloatVector.fromArray(SPECIES, outputGradient, j))
            .intoArray(outputGradient, j);
        FloatVector.zero(SPECIES)
            .blend(FloatVector.fromArray(SPECIES, outputWeights, j).mul(slope), positive)
            .intoArray(z, row + j);
      }
      for (int j = whole; j < p; j++) {
        outputGradient[j] += slope * Math.max(0, z[row + j]);
        z[row + j] = z[row + j] > 0 ? slope * outputWeights[j] : 0;
      }
    }
  }
}
