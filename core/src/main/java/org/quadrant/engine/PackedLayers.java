package org.quadrant.engine;

import org.quadrant.kernels.StripLayout;

/**
 * One number for each parameter of a network, packed as {@link StripLayout} says: the parameters
 * themselves, or their gradient. The arrays are shared with the kernels and not encapsulated.
 */
final class PackedLayers {
  /** First layer, W or G, length {@link StripLayout#size()}. */
  final float[] first;

  /** Second layer, a or A, length {@link StripLayout#paddedNeurons()}. */
  final float[] second;

  PackedLayers(StripLayout layout) {
    first = new float[layout.size()];
    second = new float[layout.paddedNeurons()];
  }
}
