package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;

/**
 * {@link BackwardProduct} with neurons along the lanes: each sum is one chain of fused
 * multiply-adds over the samples in order, whatever the width. Blocked like {@link
 * VectorForwardProduct}.
 */
final class VectorBackwardProduct implements BackwardProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final int STRIP = StripLayout.STRIP;
  private static final int ROWS = Registers.rows(LANES);

  /** Inputs taken at once: a chunk of X that stays in the level-2 cache. */
  private static final int CHUNK = 1 << 16;

  VectorBackwardProduct() {}

  @Override
  public void accumulate(Tile tile, int samples, float[] gradient, boolean resume) {
    int dimension = tile.layout().paddedDimension();
    int vectors = Math.ceilDiv(tile.layout().neurons(), LANES);
    int chunk = Math.max(CHUNK / tile.capacity() / ROWS, 1) * ROWS;
    for (int k = 0; k < dimension; k += chunk) {
      int end = Math.min(k + chunk, dimension);
      int v = 0;
      while (v < vectors) {
        int width = Registers.vectors(vectors - v);
        strip(tile, samples, gradient, resume, v, width, k, end);
        v += width;
      }
    }
  }

  private static void strip(
      Tile tile,
      int samples,
      float[] gradient,
      boolean resume,
      int v,
      int width,
      int begin,
      int end) {
    int k = begin;
    for (; k + ROWS <= end; k += ROWS) {
      block(tile, samples, gradient, resume, v, width, k, ROWS);
    }
    if (k < end) {
      block(tile, samples, gradient, resume, v, width, k, 4);
    }
  }

  private static void block(
      Tile tile, int samples, float[] gradient, boolean resume, int v, int width, int k, int rows) {
    float[] x = tile.x;
    float[] z = tile.z;
    float[] g = gradient;
    int x0 = k * STRIP;
    int xStride = tile.layout().paddedDimension() * STRIP;
    int zStrip = tile.capacity() * STRIP;
    int z0 = Registers.base(v, LANES, zStrip);
    int z1 = Registers.base(v + 1, LANES, zStrip);
    int z2 = Registers.base(v + 2, LANES, zStrip);
    int g0 = Registers.base(v, LANES, xStride) + k * STRIP;
    int g1 = Registers.base(v + 1, LANES, xStride) + k * STRIP;
    int g2 = Registers.base(v + 2, LANES, xStride) + k * STRIP;
    if (rows == 8) {
      switch (width) {
        case 1 -> rows8by1(x, x0, xStride, z, z0, samples, g, g0, resume);
        case 2 -> rows8by2(x, x0, xStride, z, z0, z1, samples, g, g0, g1, resume);
        default -> rows8by3(x, x0, xStride, z, z0, z1, z2, samples, g, g0, g1, g2, resume);
      }
    } else {
      switch (width) {
        case 1 -> rows4by1(x, x0, xStride, z, z0, samples, g, g0, resume);
        case 2 -> rows4by2(x, x0, xStride, z, z0, z1, samples, g, g0, g1, resume);
        default -> rows4by3(x, x0, xStride, z, z0, z1, z2, samples, g, g0, g1, g2, resume);
      }
    }
  }

  /** 8 coordinates by 3 vectors of neurons. */
  private static void rows8by3(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int z1,
      int z2,
      int samples,
      float[] g,
      int g0,
      int g1,
      int g2,
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
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c01 = FloatVector.fromArray(SPECIES, g, g1);
      c02 = FloatVector.fromArray(SPECIES, g, g2);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, g, g1 + 1 * STRIP);
      c12 = FloatVector.fromArray(SPECIES, g, g2 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, g, g1 + 2 * STRIP);
      c22 = FloatVector.fromArray(SPECIES, g, g2 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, g, g1 + 3 * STRIP);
      c32 = FloatVector.fromArray(SPECIES, g, g2 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, g, g0 + 4 * STRIP);
      c41 = FloatVector.fromArray(SPECIES, g, g1 + 4 * STRIP);
      c42 = FloatVector.fromArray(SPECIES, g, g2 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, g, g0 + 5 * STRIP);
      c51 = FloatVector.fromArray(SPECIES, g, g1 + 5 * STRIP);
      c52 = FloatVector.fromArray(SPECIES, g, g2 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, g, g0 + 6 * STRIP);
      c61 = FloatVector.fromArray(SPECIES, g, g1 + 6 * STRIP);
      c62 = FloatVector.fromArray(SPECIES, g, g2 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, g, g0 + 7 * STRIP);
      c71 = FloatVector.fromArray(SPECIES, g, g1 + 7 * STRIP);
      c72 = FloatVector.fromArray(SPECIES, g, g2 + 7 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1 + i * STRIP);
      FloatVector s2 = FloatVector.fromArray(SPECIES, z, z2 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      c01 = s1.fma(xr, c01);
      c02 = s2.fma(xr, c02);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      c11 = s1.fma(xr, c11);
      c12 = s2.fma(xr, c12);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      c21 = s1.fma(xr, c21);
      c22 = s2.fma(xr, c22);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
      c31 = s1.fma(xr, c31);
      c32 = s2.fma(xr, c32);
      xr = FloatVector.broadcast(SPECIES, x[xi + 4 * STRIP]);
      c40 = s0.fma(xr, c40);
      c41 = s1.fma(xr, c41);
      c42 = s2.fma(xr, c42);
      xr = FloatVector.broadcast(SPECIES, x[xi + 5 * STRIP]);
      c50 = s0.fma(xr, c50);
      c51 = s1.fma(xr, c51);
      c52 = s2.fma(xr, c52);
      xr = FloatVector.broadcast(SPECIES, x[xi + 6 * STRIP]);
      c60 = s0.fma(xr, c60);
      c61 = s1.fma(xr, c61);
      c62 = s2.fma(xr, c62);
      xr = FloatVector.broadcast(SPECIES, x[xi + 7 * STRIP]);
      c70 = s0.fma(xr, c70);
      c71 = s1.fma(xr, c71);
      c72 = s2.fma(xr, c72);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g1);
    c02.intoArray(g, g2);
    c10.intoArray(g, g0 + 1 * STRIP);
    c11.intoArray(g, g1 + 1 * STRIP);
    c12.intoArray(g, g2 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c21.intoArray(g, g1 + 2 * STRIP);
    c22.intoArray(g, g2 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
    c31.intoArray(g, g1 + 3 * STRIP);
    c32.intoArray(g, g2 + 3 * STRIP);
    c40.intoArray(g, g0 + 4 * STRIP);
    c41.intoArray(g, g1 + 4 * STRIP);
    c42.intoArray(g, g2 + 4 * STRIP);
    c50.intoArray(g, g0 + 5 * STRIP);
    c51.intoArray(g, g1 + 5 * STRIP);
    c52.intoArray(g, g2 + 5 * STRIP);
    c60.intoArray(g, g0 + 6 * STRIP);
    c61.intoArray(g, g1 + 6 * STRIP);
    c62.intoArray(g, g2 + 6 * STRIP);
    c70.intoArray(g, g0 + 7 * STRIP);
    c71.intoArray(g, g1 + 7 * STRIP);
    c72.intoArray(g, g2 + 7 * STRIP);
  }

  /** 8 coordinates by 2 vectors of neurons. */
  private static void rows8by2(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int z1,
      int samples,
      float[] g,
      int g0,
      int g1,
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
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c01 = FloatVector.fromArray(SPECIES, g, g1);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, g, g1 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, g, g1 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, g, g1 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, g, g0 + 4 * STRIP);
      c41 = FloatVector.fromArray(SPECIES, g, g1 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, g, g0 + 5 * STRIP);
      c51 = FloatVector.fromArray(SPECIES, g, g1 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, g, g0 + 6 * STRIP);
      c61 = FloatVector.fromArray(SPECIES, g, g1 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, g, g0 + 7 * STRIP);
      c71 = FloatVector.fromArray(SPECIES, g, g1 + 7 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      c01 = s1.fma(xr, c01);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      c11 = s1.fma(xr, c11);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      c21 = s1.fma(xr, c21);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
      c31 = s1.fma(xr, c31);
      xr = FloatVector.broadcast(SPECIES, x[xi + 4 * STRIP]);
      c40 = s0.fma(xr, c40);
      c41 = s1.fma(xr, c41);
      xr = FloatVector.broadcast(SPECIES, x[xi + 5 * STRIP]);
      c50 = s0.fma(xr, c50);
      c51 = s1.fma(xr, c51);
      xr = FloatVector.broadcast(SPECIES, x[xi + 6 * STRIP]);
      c60 = s0.fma(xr, c60);
      c61 = s1.fma(xr, c61);
      xr = FloatVector.broadcast(SPECIES, x[xi + 7 * STRIP]);
      c70 = s0.fma(xr, c70);
      c71 = s1.fma(xr, c71);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g1);
    c10.intoArray(g, g0 + 1 * STRIP);
    c11.intoArray(g, g1 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c21.intoArray(g, g1 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
    c31.intoArray(g, g1 + 3 * STRIP);
    c40.intoArray(g, g0 + 4 * STRIP);
    c41.intoArray(g, g1 + 4 * STRIP);
    c50.intoArray(g, g0 + 5 * STRIP);
    c51.intoArray(g, g1 + 5 * STRIP);
    c60.intoArray(g, g0 + 6 * STRIP);
    c61.intoArray(g, g1 + 6 * STRIP);
    c70.intoArray(g, g0 + 7 * STRIP);
    c71.intoArray(g, g1 + 7 * STRIP);
  }

  /** 8 coordinates by 1 vector of neurons. */
  private static void rows8by1(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int samples,
      float[] g,
      int g0,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
      c40 = FloatVector.fromArray(SPECIES, g, g0 + 4 * STRIP);
      c50 = FloatVector.fromArray(SPECIES, g, g0 + 5 * STRIP);
      c60 = FloatVector.fromArray(SPECIES, g, g0 + 6 * STRIP);
      c70 = FloatVector.fromArray(SPECIES, g, g0 + 7 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
      xr = FloatVector.broadcast(SPECIES, x[xi + 4 * STRIP]);
      c40 = s0.fma(xr, c40);
      xr = FloatVector.broadcast(SPECIES, x[xi + 5 * STRIP]);
      c50 = s0.fma(xr, c50);
      xr = FloatVector.broadcast(SPECIES, x[xi + 6 * STRIP]);
      c60 = s0.fma(xr, c60);
      xr = FloatVector.broadcast(SPECIES, x[xi + 7 * STRIP]);
      c70 = s0.fma(xr, c70);
    }
    c00.intoArray(g, g0);
    c10.intoArray(g, g0 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
    c40.intoArray(g, g0 + 4 * STRIP);
    c50.intoArray(g, g0 + 5 * STRIP);
    c60.intoArray(g, g0 + 6 * STRIP);
    c70.intoArray(g, g0 + 7 * STRIP);
  }

  /** 4 coordinates by 3 vectors of neurons. */
  private static void rows4by3(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int z1,
      int z2,
      int samples,
      float[] g,
      int g0,
      int g1,
      int g2,
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
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c01 = FloatVector.fromArray(SPECIES, g, g1);
      c02 = FloatVector.fromArray(SPECIES, g, g2);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, g, g1 + 1 * STRIP);
      c12 = FloatVector.fromArray(SPECIES, g, g2 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, g, g1 + 2 * STRIP);
      c22 = FloatVector.fromArray(SPECIES, g, g2 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, g, g1 + 3 * STRIP);
      c32 = FloatVector.fromArray(SPECIES, g, g2 + 3 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1 + i * STRIP);
      FloatVector s2 = FloatVector.fromArray(SPECIES, z, z2 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      c01 = s1.fma(xr, c01);
      c02 = s2.fma(xr, c02);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      c11 = s1.fma(xr, c11);
      c12 = s2.fma(xr, c12);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      c21 = s1.fma(xr, c21);
      c22 = s2.fma(xr, c22);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
      c31 = s1.fma(xr, c31);
      c32 = s2.fma(xr, c32);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g1);
    c02.intoArray(g, g2);
    c10.intoArray(g, g0 + 1 * STRIP);
    c11.intoArray(g, g1 + 1 * STRIP);
    c12.intoArray(g, g2 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c21.intoArray(g, g1 + 2 * STRIP);
    c22.intoArray(g, g2 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
    c31.intoArray(g, g1 + 3 * STRIP);
    c32.intoArray(g, g2 + 3 * STRIP);
  }

  /** 4 coordinates by 2 vectors of neurons. */
  private static void rows4by2(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int z1,
      int samples,
      float[] g,
      int g0,
      int g1,
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
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c01 = FloatVector.fromArray(SPECIES, g, g1);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c11 = FloatVector.fromArray(SPECIES, g, g1 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c21 = FloatVector.fromArray(SPECIES, g, g1 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
      c31 = FloatVector.fromArray(SPECIES, g, g1 + 3 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      c01 = s1.fma(xr, c01);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      c11 = s1.fma(xr, c11);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      c21 = s1.fma(xr, c21);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
      c31 = s1.fma(xr, c31);
    }
    c00.intoArray(g, g0);
    c01.intoArray(g, g1);
    c10.intoArray(g, g0 + 1 * STRIP);
    c11.intoArray(g, g1 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c21.intoArray(g, g1 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
    c31.intoArray(g, g1 + 3 * STRIP);
  }

  /** 4 coordinates by 1 vector of neurons. */
  private static void rows4by1(
      float[] x,
      int x0,
      int xStride,
      float[] z,
      int z0,
      int samples,
      float[] g,
      int g0,
      boolean resume) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    if (resume) {
      c00 = FloatVector.fromArray(SPECIES, g, g0);
      c10 = FloatVector.fromArray(SPECIES, g, g0 + 1 * STRIP);
      c20 = FloatVector.fromArray(SPECIES, g, g0 + 2 * STRIP);
      c30 = FloatVector.fromArray(SPECIES, g, g0 + 3 * STRIP);
    }
    for (int i = 0; i < samples; i++) {
      int xi = x0 + i / STRIP * xStride + i % STRIP;
      FloatVector s0 = FloatVector.fromArray(SPECIES, z, z0 + i * STRIP);
      FloatVector xr = FloatVector.broadcast(SPECIES, x[xi]);
      c00 = s0.fma(xr, c00);
      xr = FloatVector.broadcast(SPECIES, x[xi + 1 * STRIP]);
      c10 = s0.fma(xr, c10);
      xr = FloatVector.broadcast(SPECIES, x[xi + 2 * STRIP]);
      c20 = s0.fma(xr, c20);
      xr = FloatVector.broadcast(SPECIES, x[xi + 3 * STRIP]);
      c30 = s0.fma(xr, c30);
    }
    c00.intoArray(g, g0);
    c10.intoArray(g, g0 + 1 * STRIP);
    c20.intoArray(g, g0 + 2 * STRIP);
    c30.intoArray(g, g0 + 3 * STRIP);
  }
}
