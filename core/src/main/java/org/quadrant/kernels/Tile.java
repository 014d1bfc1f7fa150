package org.quadrant.kernels;

import org.quadrant.random.SampleCounter;

/**
 * Working memory for a run of consecutive samples that passes through the step while it stays in
 * cache. One thread works on a tile, or several on parts of it that have nothing in common; its
 * arrays are shared by the kernels and not encapsulated.
 *
 * <p>With T = {@link #capacity()} and d', p' the padded dimension and neuron count of the layout:
 */
public final class Tile {
  /** Inputs, [⌈T/16⌉][d'][16]: coordinate k of sample i at (⌊i/16⌋ · d' + k) · 16 + i mod 16. */
  public final float[] x;

  /** Labels −1 or +1, [T]. */
  public final float[] y;

  /**
   * [p'/16][T][16], neuron j of sample i at (⌊j/16⌋ · T + i) · 16 + j mod 16: pre-activations wⱼ·xᵢ
   * after the forward product; then 1[wⱼ·xᵢ &gt; 0] · (dℓ/df)ᵢ, the backward product's input.
   */
  public final float[] z;

  /** Network outputs f, [T]. */
  public final float[] f;

  /** Derivatives dℓ/df, [T]. */
  public final float[] slope;

  /** Losses ℓ, [T]. */
  public final float[] loss;

  private final StripLayout layout;
  private final int capacity;

  /**
   * Allocates a tile.
   *
   * @param layout of the weights it will meet
   * @param capacity T, a positive multiple of 64
   */
  public Tile(StripLayout layout, int capacity) {
    if (capacity < 1 || capacity % SampleCounter.GROUP != 0) {
      throw new IllegalArgumentException(
          "tile: " + capacity + "; allowed: positive multiples of " + SampleCounter.GROUP);
    }
    this.layout = layout;
    this.capacity = capacity;
    this.x = new float[capacity * layout.paddedDimension()];
    this.y = new float[capacity];
    this.z = new float[capacity * layout.paddedNeurons()];
    this.f = new float[capacity];
    this.slope = new float[capacity];
    this.loss = new float[capacity];
  }

  /**
   * Layout of the weights.
   *
   * @return the layout given at construction
   */
  public StripLayout layout() {
    return layout;
  }

  /**
   * Most samples the tile holds.
   *
   * @return T
   */
  public int capacity() {
    return capacity;
  }

  /**
   * Where an input lies in {@link #x}.
   *
   * @param sample index i in the tile
   * @param coordinate index k
   * @return an index
   */
  public int inputIndex(int sample, int coordinate) {
    return (sample / SampleCounter.STRIP * layout.paddedDimension() + coordinate)
            * SampleCounter.STRIP
        + sample % SampleCounter.STRIP;
  }
}
