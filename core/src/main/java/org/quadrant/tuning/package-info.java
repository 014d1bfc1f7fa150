/**
 * What may be tuned: numbers that decide the speed on a machine and no bit of a result. Each class
 * says what its numbers depend on.
 *
 * <p>Others look alike and must never change, since the order of a sum or the place of a random
 * number depends on them: {@link org.quadrant.kernels.Kernels#BLOCK}, {@link
 * org.quadrant.kernels.StripLayout#STRIP}, {@link org.quadrant.random.SampleCounter#GROUP}.
 */
package org.quadrant.tuning;
