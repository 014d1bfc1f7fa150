/**
 * The arithmetic of one training step on one tile of samples: what is computed and in which order
 * ({@link org.quadrant.kernels.Kernels}, {@link org.quadrant.kernels.DeviateKernels}), its plain
 * Java form, which specifies the bits, and the memory layout both forms share.
 */
package org.quadrant.kernels;
