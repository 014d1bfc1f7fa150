package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;

/**
 * {@link ForwardProduct} with neurons along the lanes, so that each pre-activation is one chain of
 * fused multiply-adds whatever the width.
 *
 * <p>The inner methods hold the accumulators of a block of samples by neurons in registers, and are
 * written out by hand, one for each block size, because the compiler keeps vectors in registers
 * only as local variables.
 */
final class VectorForwardProduct implements ForwardProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final int STRIP = StripLayout.STRIP;
  private static final int ROWS = Registers.rows(LANES);

  /** Coordinates taken at once, so that a chunk of X and of W stays in the level-2 cache. */
  private static final int CHUNK = 512;

  VectorForwardProduct() {}

  @Override
  public void multiply(float[] weights, Tile tile, int samples) {
    int dimension = tile.layout().dimension();
    for (int k = 0; k < dimension; k += CHUNK) {
      multiply(weights, tile, samples, k, Math.min(CHUNK, dimension - k));
    }
  }

  private static void multiply(float[] weights, Tile tile, int samples, int k, int count) {
    int vectors = Math.ceilDiv(tile.layout().neurons(), LANES);
    int v = 0;
    while (v < vectors) {
      int width = Registers.vectors(vectors - v);
      for (int i = 0; i < samples; i += ROWS) {
        block(weights, tile, i, v, width, k, count);
      }
      v += width;
    }
  }

  private static void block(float[] weights, Tile tile, int i, int v, int width, int k, int count) {
    float[] x = tile.x;
    float[] z = tile.z;
    int x0 = tile.inputIndex(i, k);
    int strip = tile.layout().paddedDimension() * STRIP;
    int b0 = Registers.base(v, LANES, strip) + k * STRIP;
    int b1 = Registers.base(v + 1, LANES, strip) + k * STRIP;
    int b2 = Registers.base(v + 2, LANES, strip) + k * STRIP;
    int zStrip = tile.capacity() * STRIP;
    int z0 = Registers.base(v, LANES, zStrip) + i * STRIP;
    int z1 = Registers.base(v + 1, LANES, zStrip) + i * STRIP;
    int z2 = Registers.base(v + 2, LANES, zStrip) + i * STRIP;
    boolean resume = k > 0;
    if (ROWS == 8) {
      switch (width) {
        case 1 -> rows8by1(x, x0, weights, b0, count, z, z0, resume);
        case 2 -> rows8by2(x, x0, weights, b0, b1, count, z, z0, z1, resume);
        default -> rows8by3(x, x0, weights, b0, b1, b2, count, z, z0, z1, z2, resume);
      }
    } else {
      switch (width) {
        case 1 -> rows4by1(x, x0, weights, b0, count, z, z0, resume);
        case 2 -> rows4by2(x, x0, weights, b0, b1, count, z, z0, z1, resume);
        default -> rows4by3(x, x0, weights, b0, b1, b2, count, z, z0, z1, z2, resume);
      }
    }
  }

  /** 8 samples by 3 vectors of neurons. */
  private static void rows8by3(
      float[] x,
      int x0,
      float[] w,
      int b0,
      int b1,
      int b2,
      int count,
      float[] z,
      int z0,
      int z1,
      int z2,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c41 = FloatVector.zero(SPECIES);
    FloatVector c42 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c51 = FloatVector.zero(SPECIES);
    FloatVector c52 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c61 = FloatVector.zero(SPECIES);
    FloatVector c62 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    FloatVector c71 = FloatVector.zero(SPECIES);
    FloatVector c72 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c01 = FloatVector.fromArray(SPECIES, z, z1);
      c02 = FloatVector.fromArray(SPECIES, z, z2);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, z, z1 + 1 * STRIP);
      c12 = FloatVector.fromArray(SPECIES, z, z2 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, z, z1 + 2 * STRIP);
      c22 = FloatVector.fromArray(SPECIES, z, z2 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, z, z1 + 3 * STRIP);
      c32 = FloatVector.fromArray(SPECIES, z, z2 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, z, z0 + 4 * STRIP);
      c41 = FloatVector.fromArray(SPECIES, z, z1 + 4 * STRIP);
      c42 = FloatVector.fromArray(SPECIES, z, z2 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, z, z0 + 5 * STRIP);
      c51 = FloatVector.fromArray(SPECIES, z, z1 + 5 * STRIP);
      c52 = FloatVector.fromArray(SPECIES, z, z2 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, z, z0 + 6 * STRIP);
      c61 = FloatVector.fromArray(SPECIES, z, z1 + 6 * STRIP);
      c62 = FloatVector.fromArray(SPECIES, z, z2 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, z, z0 + 7 * STRIP);
      c71 = FloatVector.fromArray(SPECIES, z, z1 + 7 * STRIP);
      c72 = FloatVector.fromArray(SPECIES, z, z2 + 7 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, b1 + k * STRIP);
      FloatVector w2 = FloatVector.fromArray(SPECIES, w, b2 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      c01 = w1.fma(xr, c01);
      c02 = w2.fma(xr, c02);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      c11 = w1.fma(xr, c11);
      c12 = w2.fma(xr, c12);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      c21 = w1.fma(xr, c21);
      c22 = w2.fma(xr, c22);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
      c31 = w1.fma(xr, c31);
      c32 = w2.fma(xr, c32);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 4]);
      c40 = w0.fma(xr, c40);
      c41 = w1.fma(xr, c41);
      c42 = w2.fma(xr, c42);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 5]);
      c50 = w0.fma(xr, c50);
      c51 = w1.fma(xr, c51);
      c52 = w2.fma(xr, c52);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 6]);
      c60 = w0.fma(xr, c60);
      c61 = w1.fma(xr, c61);
      c62 = w2.fma(xr, c62);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 7]);
      c70 = w0.fma(xr, c70);
      c71 = w1.fma(xr, c71);
      c72 = w2.fma(xr, c72);
    }
    c00.intoArray(z, z0);
    c01.intoArray(z, z1);
    c02.intoArray(z, z2);
    c10.intoArray(z, z0 + 1 * STRIP);
    c11.intoArray(z, z1 + 1 * STRIP);
    c12.intoArray(z, z2 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c21.intoArray(z, z1 + 2 * STRIP);
    c22.intoArray(z, z2 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
    c31.intoArray(z, z1 + 3 * STRIP);
    c32.intoArray(z, z2 + 3 * STRIP);
    c40.intoArray(z, z0 + 4 * STRIP);
    c41.intoArray(z, z1 + 4 * STRIP);
    c42.intoArray(z, z2 + 4 * STRIP);
    c50.intoArray(z, z0 + 5 * STRIP);
    c51.intoArray(z, z1 + 5 * STRIP);
    c52.intoArray(z, z2 + 5 * STRIP);
    c60.intoArray(z, z0 + 6 * STRIP);
    c61.intoArray(z, z1 + 6 * STRIP);
    c62.intoArray(z, z2 + 6 * STRIP);
    c70.intoArray(z, z0 + 7 * STRIP);
    c71.intoArray(z, z1 + 7 * STRIP);
    c72.intoArray(z, z2 + 7 * STRIP);
  }

  /** 8 samples by 2 vectors of neurons. */
  private static void rows8by2(
      float[] x,
      int x0,
      float[] w,
      int b0,
      int b1,
      int count,
      float[] z,
      int z0,
      int z1,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c41 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c51 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c61 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    FloatVector c71 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c01 = FloatVector.fromArray(SPECIES, z, z1);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, z, z1 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, z, z1 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, z, z1 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, z, z0 + 4 * STRIP);
      c41 = FloatVector.fromArray(SPECIES, z, z1 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, z, z0 + 5 * STRIP);
      c51 = FloatVector.fromArray(SPECIES, z, z1 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, z, z0 + 6 * STRIP);
      c61 = FloatVector.fromArray(SPECIES, z, z1 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, z, z0 + 7 * STRIP);
      c71 = FloatVector.fromArray(SPECIES, z, z1 + 7 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, b1 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      c01 = w1.fma(xr, c01);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      c11 = w1.fma(xr, c11);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      c21 = w1.fma(xr, c21);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
      c31 = w1.fma(xr, c31);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 4]);
      c40 = w0.fma(xr, c40);
      c41 = w1.fma(xr, c41);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 5]);
      c50 = w0.fma(xr, c50);
      c51 = w1.fma(xr, c51);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 6]);
      c60 = w0.fma(xr, c60);
      c61 = w1.fma(xr, c61);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 7]);
      c70 = w0.fma(xr, c70);
      c71 = w1.fma(xr, c71);
    }
    c00.intoArray(z, z0);
    c01.intoArray(z, z1);
    c10.intoArray(z, z0 + 1 * STRIP);
    c11.intoArray(z, z1 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c21.intoArray(z, z1 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
    c31.intoArray(z, z1 + 3 * STRIP);
    c40.intoArray(z, z0 + 4 * STRIP);
    c41.intoArray(z, z1 + 4 * STRIP);
    c50.intoArray(z, z0 + 5 * STRIP);
    c51.intoArray(z, z1 + 5 * STRIP);
    c60.intoArray(z, z0 + 6 * STRIP);
    c61.intoArray(z, z1 + 6 * STRIP);
    c70.intoArray(z, z0 + 7 * STRIP);
    c71.intoArray(z, z1 + 7 * STRIP);
  }

  /** 8 samples by 1 vector of neurons. */
  private static void rows8by1(
      float[] x, int x0, float[] w, int b0, int count, float[] z, int z0, boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, z, z0 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, z, z0 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, z, z0 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, z, z0 + 7 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 4]);
      c40 = w0.fma(xr, c40);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 5]);
      c50 = w0.fma(xr, c50);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 6]);
      c60 = w0.fma(xr, c60);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 7]);
      c70 = w0.fma(xr, c70);
    }
    c00.intoArray(z, z0);
    c10.intoArray(z, z0 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
    c40.intoArray(z, z0 + 4 * STRIP);
    c50.intoArray(z, z0 + 5 * STRIP);
    c60.intoArray(z, z0 + 6 * STRIP);
    c70.intoArray(z, z0 + 7 * STRIP);
  }

  /** 4 samples by 3 vectors of neurons. */
  private static void rows4by3(
      float[] x,
      int x0,
      float[] w,
      int b0,
      int b1,
      int b2,
      int count,
      float[] z,
      int z0,
      int z1,
      int z2,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c01 = FloatVector.fromArray(SPECIES, z, z1);
      c02 = FloatVector.fromArray(SPECIES, z, z2);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, z, z1 + 1 * STRIP);
      c12 = FloatVector.fromArray(SPECIES, z, z2 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, z, z1 + 2 * STRIP);
      c22 = FloatVector.fromArray(SPECIES, z, z2 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, z, z1 + 3 * STRIP);
      c32 = FloatVector.fromArray(SPECIES, z, z2 + 3 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, b1 + k * STRIP);
      FloatVector w2 = FloatVector.fromArray(SPECIES, w, b2 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      c01 = w1.fma(xr, c01);
      c02 = w2.fma(xr, c02);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      c11 = w1.fma(xr, c11);
      c12 = w2.fma(xr, c12);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      c21 = w1.fma(xr, c21);
      c22 = w2.fma(xr, c22);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
      c31 = w1.fma(xr, c31);
      c32 = w2.fma(xr, c32);
    }
    c00.intoArray(z, z0);
    c01.intoArray(z, z1);
    c02.intoArray(z, z2);
    c10.intoArray(z, z0 + 1 * STRIP);
    c11.intoArray(z, z1 + 1 * STRIP);
    c12.intoArray(z, z2 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c21.intoArray(z, z1 + 2 * STRIP);
    c22.intoArray(z, z2 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
    c31.intoArray(z, z1 + 3 * STRIP);
    c32.intoArray(z, z2 + 3 * STRIP);
  }

  /** 4 samples by 2 vectors of neurons. */
  private static void rows4by2(
      float[] x,
      int x0,
      float[] w,
      int b0,
      int b1,
      int count,
      float[] z,
      int z0,
      int z1,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c01 = FloatVector.fromArray(SPECIES, z, z1);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, z, z1 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, z, z1 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, z, z1 + 3 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, b1 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      c01 = w1.fma(xr, c01);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      c11 = w1.fma(xr, c11);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      c21 = w1.fma(xr, c21);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
      c31 = w1.fma(xr, c31);
    }
    c00.intoArray(z, z0);
    c01.intoArray(z, z1);
    c10.intoArray(z, z0 + 1 * STRIP);
    c11.intoArray(z, z1 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c21.intoArray(z, z1 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
    c31.intoArray(z, z1 + 3 * STRIP);
  }

  /** 4 samples by 1 vector of neurons. */
  private static void rows4by1(
      float[] x, int x0, float[] w, int b0, int count, float[] z, int z0, boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, z, z0);
      c10 = FloatVector.fromArray(SPECIES, z, z0 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, z, z0 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, z, z0 + 3 * STRIP);
    }
    for (int k = 0; k < count; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, b0 + k * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP]);
      c00 = w0.fma(xr, c00);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 1]);
      c10 = w0.fma(xr, c10);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 2]);
      c20 = w0.fma(xr, c20);
      xr = FloatVector.broadcast(SPECIES, x[x0 + k * STRIP + 3]);
      c30 = w0.fma(xr, c30);
    }
    c00.intoArray(z, z0);
    c10.intoArray(z, z0 + 1 * STRIP);
    c20.intoArray(z, z0 + 2 * STRIP);
    c30.intoArray(z, z0 + 3 * STRIP);
  }
}
