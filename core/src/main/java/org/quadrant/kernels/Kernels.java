package org.quadrant.kernels;

import org.quadrant.network.Loss;

/**
 * The single-precision arithmetic of one training step, one tile of samples at a time. Every
 * implementation performs, for each number it computes, the same IEEE operations in the same order,
 * so all give the same bits.
 *
 * <p>With xᵢ the inputs, wⱼ and aⱼ the parameters of the network before the step, and every {@code
 * fma} rounded once:
 *
 * <ul>
 *   <li>z = wⱼ·xᵢ: z ← fma(x_k, w_k, z) for k = 0 … d − 1, from z = 0.
 *   <li>f: sixteen running sums, S_r ← fma(aⱼ, max(0, z), S_r) over the neurons j ≡ r mod 16 in
 *       increasing order, from 0; then S_r + S_{r+8}, of those r + (r+4), of those r + (r+2), then
 *       the last two; divided by the scaling's divisor.
 *   <li>slope dℓ/df: see {@code ScalarKernels}.
 *   <li>gradients of a <em>block</em> of {@value #BLOCK} samples: A_j ← fma(slope, max(0, z), A_j),
 *       G_jk ← fma(x_k, slope if z &gt; 0 else 0, G_jk) over the block's samples in order, from 0.
 *   <li>block sums are added in block order, from 0.
 *   <li>update: w ← fma(−((η/m) aⱼ), G, w), a ← fma(−(η/m), A, a), with η/m rounded to float.
 * </ul>
 */
public interface Kernels {
  /** Samples whose gradients are summed before they are added to the step's sums. */
  int BLOCK = 512;

  /**
   * Name of the implementation.
   *
   * @return {@code scalar} or {@code vector}
   */
  String name();

  /**
   * Vector width.
   *
   * @return floats per vector, 1 for scalar code
   */
  int lanes();

  /**
   * The arithmetic of sampling.
   *
   * @return kernels for random words and deviates
   */
  DeviateKernels deviates();

  /**
   * Pre-activations of a tile.
   *
   * @param weights packed W
   * @param tile read: x; written: z
   * @param samples number of samples in the tile
   */
  void forward(float[] weights, Tile tile, int samples);

  /**
   * Network outputs of a tile.
   *
   * @param outputWeights a, padded with zeros to the layout's paddedNeurons
   * @param divisor what the sum over neurons is divided by
   * @param tile read: z; written: f
   * @param samples number of samples in the tile
   */
  void outputs(float[] outputWeights, int divisor, Tile tile, int samples);

  /**
   * Derivatives of the loss.
   *
   * @param loss which loss
   * @param tile read: y, f; written: slope
   * @param samples number of samples in the tile
   */
  void slopes(Loss loss, Tile tile, int samples);

  /**
   * Losses; needed only where they are observed.
   *
   * @param loss which loss
   * @param tile read: y, f; written: loss
   * @param samples number of samples in the tile
   */
  void losses(Loss loss, Tile tile, int samples);

  /**
   * Gradient of the second layer; turns z into the input of {@link #backward}.
   *
   * @param tile read: slope, z; written: z
   * @param samples number of samples in the tile
   * @param gradient A, length paddedNeurons
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void mask(Tile tile, int samples, float[] gradient, boolean resume);

  /**
   * Gradient of the first layer, without the factor aⱼ.
   *
   * @param tile read: x, z
   * @param samples number of samples in the tile
   * @param gradient packed G
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void backward(Tile tile, int samples, float[] gradient, boolean resume);

  /**
   * Adds one array to another: total ← total + block.
   *
   * @param total changed in place
   * @param block as long as {@code total}
   */
  void add(float[] total, float[] block);

  /**
   * Updates a range of strips of neurons.
   *
   * @param layout of the packed arrays
   * @param rate η/m
   * @param gradient packed G
   * @param outputGradient A
   * @param weights packed W, changed in place
   * @param outputWeights a, changed in place
   * @param begin first strip
   * @param end strip after the last
   */
  void update(
      StripLayout layout,
      float rate,
      float[] gradient,
      float[] outputGradient,
      float[] weights,
      float[] outputWeights,
      int begin,
      int end);
}
