/**
 * The kernels on the Vector API, at 4, 8 or 16 lanes, with the same bits as {@link
 * org.quadrant.kernels.ScalarKernels}. The only package that uses the incubator module.
 *
 * <p>Two rules keep the vectors in registers. A species is a {@code static final} field of the
 * class that uses it; {@code WidthTemplate} makes one such class per width out of one source. And
 * no vector is passed to a method: the compiler boxes it wherever it decides not to inline, so
 * loops are written out, one method each.
 */
package org.quadrant.simd;
