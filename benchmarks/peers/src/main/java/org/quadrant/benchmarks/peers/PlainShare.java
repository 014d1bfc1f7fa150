package org.quadrant.benchmarks.peers;

import java.util.Arrays;
import org.quadrant.problem.Problem;
import org.quadrant.training.TrainingConfiguration;

/**
 * Plain loops over arrays of floats, written so that C2 can make vectors of them: every inner loop
 * runs through eight arrays by one index, sixteen multiply-adds a turn. The arrays are separate
 * objects because C2 cannot tell two stretches of one array apart, and short because arrays of
 * whole pages would compete for the same sets of the level-1 cache.
 *
 * <p>The forward product runs along the samples of a chunk and the backward product along the
 * coordinates of a segment, so neither sums into a single number, which C2 would not reorder. A
 * chunk of one segment takes 256 KiB and stays in the level-2 cache.
 */
final class PlainShare implements Share {
  /** Most samples of a chunk. */
  static final int CHUNK = 256;

  /** Most coordinates of a segment. */
  private static final int SEGMENT = 256;

  /** Samples whose inputs are transposed together: one cache line of each row written. */
  private static final int TRANSPOSED = 16;

  /** Rows of each of the two groups of arrays of an inner loop. */
  private static final int BLOCK = 4;

  private final int dimension;
  private final int neurons;
  private final int divisor;

  /** The chunk's inputs, [segment][sample][coordinate]. */
  private final float[][][] samples;

  /** The chunk's inputs once more, [coordinate][sample]; padding stays zero. */
  private final float[][] coordinates;

  /** Pre-activations, then the derivatives with respect to them, [neuron][sample]. */
  private final float[][] z;

  /** Gradient of the first layer, [segment][neuron][coordinate]. */
  private final float[][][] sums;

  private final float[] labels = new float[CHUNK];
  private final float[] slopes = new float[CHUNK];
  private final float[] factors = new float[BLOCK * BLOCK];
  private final float[] gradient;
  private final float[] outputGradient;

  /**
   * A share.
   *
   * @param configuration shape and scaling
   */
  PlainShare(TrainingConfiguration configuration) {
    dimension = configuration.dimension();
    neurons = configuration.neurons();
    divisor = configuration.scaling().divisor(neurons);
    samples = segmented(CHUNK);
    coordinates = new float[padded(dimension)][CHUNK];
    z = new float[padded(neurons)][CHUNK];
    sums = segmented(padded(neurons));
    gradient = new float[dimension * neurons];
    outputGradient = new float[neurons];
  }

  private float[][][] segmented(int rows) {
    float[][][] segments = new float[Math.ceilDiv(dimension, SEGMENT)][][];
    for (int s = 0; s < segments.length; s++) {
      segments[s] = new float[rows][Math.min(SEGMENT, dimension - s * SEGMENT)];
    }
    return segments;
  }

  private static int padded(int count) {
    return Math.ceilDiv(count, BLOCK) * BLOCK;
  }

  @Override
  public void sum(Rows rows, int first, int count, float[] weights, float[] outputWeights) {
    for (float[][] segment : sums) {
      for (float[] row : segment) {
        Arrays.fill(row, 0);
      }
    }
    Arrays.fill(outputGradient, 0);
    for (int done = 0; done < count; done += CHUNK) {
      int inChunk = Math.min(CHUNK, count - done);
      arrange(rows.read(first + done, inChunk), inChunk);
      forward(weights);
      differentiate(inChunk, outputWeights);
      backpropagate(outputWeights);
      backward();
    }
    for (int j = 0; j < neurons; j++) {
      for (int k = 0; k < dimension; k++) {
        gradient[k * neurons + j] = sums[k / SEGMENT][j][k % SEGMENT];
      }
    }
  }

  /** Lays the inputs out both ways. What a short chunk leaves over belongs to no sample. */
  private void arrange(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      int row = i * dimension;
      labels[i] = Problem.label(x[row], x[row + 1]);
      for (int s = 0; s < samples.length; s++) {
        float[] part = samples[s][i];
        System.arraycopy(x, row + s * SEGMENT, part, 0, part.length);
      }
    }
    for (int block = 0; block < count; block += TRANSPOSED) {
      int end = Math.min(block + TRANSPOSED, count);
      for (int k = 0; k < dimension; k++) {
        for (int i = block; i < end; i++) {
          coordinates[k][i] = x[i * dimension + k];
        }
      }
    }
  }

  private void forward(float[] weights) {
    for (float[] row : z) {
      Arrays.fill(row, 0);
    }
    for (int segment = 0; segment < dimension; segment += SEGMENT) {
      int end = Math.min(segment + SEGMENT, dimension);
      for (int j = 0; j < neurons; j += BLOCK) {
        for (int k = segment; k < end; k += BLOCK) {
          for (int r = 0; r < BLOCK; r++) {
            for (int c = 0; c < BLOCK; c++) {
              boolean padding = j + r >= neurons || k + c >= dimension;
              factors[r * BLOCK + c] = padding ? 0 : weights[(k + c) * neurons + j + r];
            }
          }
          multiplyAdd(z, j, coordinates, k, factors);
        }
      }
    }
  }

  /** dℓ/df of every sample. */
  private void differentiate(int count, float[] outputWeights) {
    Arrays.fill(slopes, 0);
    for (int j = 0; j < neurons; j++) {
      float a = outputWeights[j];
      float[] row = z[j];
      for (int i = 0; i < CHUNK; i++) {
        slopes[i] += a * Math.max(0, row[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      float y = labels[i];
      slopes[i] = -2 * y / (1 + (float) Math.exp(y * slopes[i] / divisor));
    }
    Arrays.fill(slopes, count, CHUNK, 0);
  }

  private void backpropagate(float[] outputWeights) {
    for (int j = 0; j < neurons; j++) {
      float a = outputWeights[j];
      float[] row = z[j];
      float sum = 0;
      for (int i = 0; i < CHUNK; i++) {
        sum += slopes[i] * Math.max(0, row[i]);
      }
      outputGradient[j] += sum;
      for (int i = 0; i < CHUNK; i++) {
        row[i] = row[i] > 0 ? a * slopes[i] : 0;
      }
    }
  }

  private void backward() {
    for (int s = 0; s < sums.length; s++) {
      for (int j = 0; j < neurons; j += BLOCK) {
        for (int i = 0; i < CHUNK; i += BLOCK) {
          for (int r = 0; r < BLOCK; r++) {
            for (int c = 0; c < BLOCK; c++) {
              factors[r * BLOCK + c] = z[j + r][i + c];
            }
          }
          multiplyAdd(sums[s], j, samples[s], i, factors);
        }
      }
    }
  }

  /** target[r] ← target[r] + Σ_c factor[r][c] · source[c], for four rows r and four rows c. */
  private static void multiplyAdd(
      float[][] target, int firstTarget, float[][] source, int firstSource, float[] factor) {
    multiplyAdd(
        target[firstTarget],
        target[firstTarget + 1],
        target[firstTarget + 2],
        target[firstTarget + 3],
        source[firstSource],
        source[firstSource + 1],
        source[firstSource + 2],
        source[firstSource + 3],
        factor);
  }

  private static void multiplyAdd(
      float[] t0,
      float[] t1,
      float[] t2,
      float[] t3,
      float[] s0,
      float[] s1,
      float[] s2,
      float[] s3,
      float[] factor) {
    float f00 = factor[0];
    float f01 = factor[1];
    float f02 = factor[2];
    float f03 = factor[3];
    float f10 = factor[4];
    float f11 = factor[5];
    float f12 = factor[6];
    float f13 = factor[7];
    float f20 = factor[8];
    float f21 = factor[9];
    float f22 = factor[10];
    float f23 = factor[11];
    float f30 = factor[12];
    float f31 = factor[13];
    float f32 = factor[14];
    float f33 = factor[15];
    for (int i = 0; i < t0.length; i++) {
      float u0 = s0[i];
      float u1 = s1[i];
      float u2 = s2[i];
      float u3 = s3[i];
      t0[i] = Math.fma(f03, u3, Math.fma(f02, u2, Math.fma(f01, u1, Math.fma(f00, u0, t0[i]))));
      t1[i] = Math.fma(f13, u3, Math.fma(f12, u2, Math.fma(f11, u1, Math.fma(f10, u0, t1[i]))));
      t2[i] = Math.fma(f23, u3, Math.fma(f22, u2, Math.fma(f21, u1, Math.fma(f20, u0, t2[i]))));
      t3[i] = Math.fma(f33, u3, Math.fma(f32, u2, Math.fma(f31, u1, Math.fma(f30, u0, t3[i]))));
    }
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] outputGradient() {
    return outputGradient;
  }
}
