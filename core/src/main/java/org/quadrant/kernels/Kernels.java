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
 *   <li>update: w ← fma(−(r aⱼ), G, w), a ← fma(−r', A, a), with the rates r, r' of {@link
 *       UpdateFactors}; where its decay δ is not 0, w ← w + fma(−(r aⱼ), G, −(δ w)), where its δ'
 *       is not 0, a ← a + fma(−r', A, −(δ' a)).
 * </ul>
 */
public interface Kernels {
  /** Samples whose gradients are summed before they are added to the step's sums. */
  int BLOCK = 512;

  /** The forward product may write up to the next multiple of as many samples, and no further. */
  int ROW_UNIT = 8;

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
   * Pre-activations.
   *
   * @param weights packed W
   * @param tile read: x; written: z
   * @param samples of the tile; begins at a multiple of {@value #ROW_UNIT}
   * @param strips of neurons
   */
  void forward(float[] weights, Tile tile, Span samples, Span strips);

  /**
   * Pre-activations of the first samples of a tile, of all neurons.
   *
   * @param weights packed W
   * @param tile read: x; written: z
   * @param samples number of samples
   */
  default void forward(float[] weights, Tile tile, int samples) {
    forward(weights, tile, Span.first(samples), Span.first(tile.layout().strips()));
  }

  /**
   * Network outputs.
   *
   * @param outputWeights a, padded with zeros to the layout's paddedNeurons
   * @param divisor what the sum over neurons is divided by
   * @param tile read: z; written: f
   * @param samples of the tile; begins at a multiple of 16
   */
  void outputs(float[] outputWeights, int divisor, Tile tile, Span samples);

  /**
   * Network outputs of the first samples of a tile.
   *
   * @param outputWeights a, padded with zeros to the layout's paddedNeurons
   * @param divisor what the sum over neurons is divided by
   * @param tile read: z; written: f
   * @param samples number of samples
   */
  default void outputs(float[] outputWeights, int divisor, Tile tile, int samples) {
    outputs(outputWeights, divisor, tile, Span.first(samples));
  }

  /**
   * Derivatives of the loss.
   *
   * @param loss which loss
   * @param tile read: y, f; written: slope
   * @param samples of the tile; begins at a multiple of 16
   */
  void slopes(Loss loss, Tile tile, Span samples);

  /**
   * Derivatives of the loss of the first samples of a tile.
   *
   * @param loss which loss
   * @param tile read: y, f; written: slope
   * @param samples number of samples
   */
  default void slopes(Loss loss, Tile tile, int samples) {
    slopes(loss, tile, Span.first(samples));
  }

  /**
   * Losses; needed only where they are observed.
   *
   * @param loss which loss
   * @param tile read: y, f; written: loss
   * @param samples of the tile; begins at a multiple of 16
   */
  void losses(Loss loss, Tile tile, Span samples);

  /**
   * Losses of the first samples of a tile.
   *
   * @param loss which loss
   * @param tile read: y, f; written: loss
   * @param samples number of samples
   */
  default void losses(Loss loss, Tile tile, int samples) {
    losses(loss, tile, Span.first(samples));
  }

  /**
   * Gradient of the second layer; turns z into the input of {@link #backward}.
   *
   * @param tile read: slope, z; written: z
   * @param samples of the tile
   * @param strips of neurons
   * @param gradient A, length paddedNeurons
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void mask(Tile tile, Span samples, Span strips, float[] gradient, boolean resume);

  /**
   * Gradient of the second layer by the first samples of a tile, of all neurons; turns z into the
   * input of {@link #backward}.
   *
   * @param tile read: slope, z; written: z
   * @param samples number of samples
   * @param gradient A, length paddedNeurons
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  default void mask(Tile tile, int samples, float[] gradient, boolean resume) {
    mask(tile, Span.first(samples), Span.first(tile.layout().strips()), gradient, resume);
  }

  /**
   * Gradient of the first layer, without the factor aⱼ.
   *
   * @param tile read: x, z
   * @param samples of the tile; begins at a multiple of 16
   * @param strips of neurons
   * @param coordinates begins and ends at a multiple of {@link StripLayout#DIMENSION_MULTIPLE}
   * @param gradient packed G
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void backward(
      Tile tile, Span samples, Span strips, Span coordinates, float[] gradient, boolean resume);

  /**
   * Gradient of the first layer, without the factor aⱼ, by the first samples of a tile.
   *
   * @param tile read: x, z
   * @param samples number of samples
   * @param gradient packed G
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  default void backward(Tile tile, int samples, float[] gradient, boolean resume) {
    StripLayout layout = tile.layout();
    Span strips = Span.first(layout.strips());
    Span coordinates = Span.first(layout.paddedDimension());
    backward(tile, Span.first(samples), strips, coordinates, gradient, resume);
  }

  /**
   * Adds a run of one array to the same of another: total ← total + block.
   *
   * @param total changed in place
   * @param block as long as {@code total}
   * @param begin first index, a multiple of 16
   * @param end index after the last, a multiple of 16
   */
  void add(float[] total, float[] block, int begin, int end);

  /**
   * Adds one array to another: total ← total + block.
   *
   * @param total changed in place, its length a multiple of 16
   * @param block as long as {@code total}
   */
  default void add(float[] total, float[] block) {
    add(total, block, 0, total.length);
  }

  /**
   * Updates a range of strips of neurons.
   *
   * @param layout of the packed arrays
   * @param factors rates over m, and what weight decay takes
   * @param gradient packed G
   * @param outputGradient A
   * @param weights packed W, changed in place
   * @param outputWeights a, changed in place
   * @param begin first strip
   * @param end strip after the last
   */
  void update(
      StripLayout layout,
      UpdateFactors factors,
      float[] gradient,
      float[] outputGradient,
      float[] weights,
      float[] outputWeights,
      int begin,
      int end);
}
