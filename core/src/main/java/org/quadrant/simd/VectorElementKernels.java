package org.quadrant.simd;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.math.FloatFunctions;
import org.quadrant.network.Loss;

/**
 * {@link ElementKernels} with neurons or samples along the lanes. Polynomials are written out where
 * they are used: a helper that takes vectors is fast only while the compiler inlines it, and it
 * stops doing so in large methods.
 */
final class VectorElementKernels implements ElementKernels {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final int STRIP = StripLayout.STRIP;
  private static final VectorShuffle<Float> DOWN_8 = down(8);
  private static final VectorShuffle<Float> DOWN_4 = down(4);
  private static final VectorShuffle<Float> DOWN_2 = down(2);
  private static final VectorShuffle<Float> DOWN_1 = down(1);
  private static final float TWO_LOG_TWO = (float) (2 * Math.log(2));

  VectorElementKernels() {}

  private static VectorShuffle<Float> down(int lanes) {
    return VectorShuffle.iota(SPECIES, lanes % LANES, 1, true);
  }

  @Override
  public void outputs(float[] outputWeights, int divisor, Tile tile, Span samples) {
    switch (LANES) {
      case 16 -> sums16(outputWeights, tile, samples);
      case 8 -> sums8(outputWeights, tile, samples);
      default -> sums4(outputWeights, tile, samples);
    }
    float[] f = tile.f;
    FloatVector scale = FloatVector.broadcast(SPECIES, divisor);
    for (int i = samples.begin(); i < samples.end(); i += LANES) {
      FloatVector.fromArray(SPECIES, f, i).div(scale).intoArray(f, i);
    }
  }

  private static void sums16(float[] a, Tile tile, Span samples) {
    float[] z = tile.z;
    float[] f = tile.f;
    int stride = tile.capacity() * STRIP;
    int neurons = tile.layout().paddedNeurons();
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = samples.begin(); i < samples.end(); i++) {
      FloatVector sum = zero;
      int zi = i * STRIP;
      for (int j = 0; j < neurons; j += STRIP) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, z, zi);
        FloatVector h0 = zero.blend(z0, z0.compare(GT, zero));
        sum = FloatVector.fromArray(SPECIES, a, j).fma(h0, sum);
        zi += stride;
      }
      sum = sum.add(sum.rearrange(DOWN_8));
      sum = sum.add(sum.rearrange(DOWN_4));
      sum = sum.add(sum.rearrange(DOWN_2));
      sum = sum.add(sum.rearrange(DOWN_1));
      f[i] = sum.lane(0);
    }
  }

  private static void sums8(float[] a, Tile tile, Span samples) {
    float[] z = tile.z;
    float[] f = tile.f;
    int stride = tile.capacity() * STRIP;
    int neurons = tile.layout().paddedNeurons();
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = samples.begin(); i < samples.end(); i++) {
      FloatVector sum0 = zero;
      FloatVector sum1 = zero;
      int zi = i * STRIP;
      for (int j = 0; j < neurons; j += STRIP) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, z, zi);
        FloatVector z1 = FloatVector.fromArray(SPECIES, z, zi + 8);
        FloatVector h0 = zero.blend(z0, z0.compare(GT, zero));
        FloatVector h1 = zero.blend(z1, z1.compare(GT, zero));
        sum0 = FloatVector.fromArray(SPECIES, a, j).fma(h0, sum0);
        sum1 = FloatVector.fromArray(SPECIES, a, j + 8).fma(h1, sum1);
        zi += stride;
      }
      FloatVector sum = sum0.add(sum1);
      sum = sum.add(sum.rearrange(DOWN_4));
      sum = sum.add(sum.rearrange(DOWN_2));
      sum = sum.add(sum.rearrange(DOWN_1));
      f[i] = sum.lane(0);
    }
  }

  private static void sums4(float[] a, Tile tile, Span samples) {
    float[] z = tile.z;
    float[] f = tile.f;
    int stride = tile.capacity() * STRIP;
    int neurons = tile.layout().paddedNeurons();
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = samples.begin(); i < samples.end(); i++) {
      FloatVector sum0 = zero;
      FloatVector sum1 = zero;
      FloatVector sum2 = zero;
      FloatVector sum3 = zero;
      int zi = i * STRIP;
      for (int j = 0; j < neurons; j += STRIP) {
        FloatVector z0 = FloatVector.fromArray(SPECIES, z, zi);
        FloatVector z1 = FloatVector.fromArray(SPECIES, z, zi + 4);
        FloatVector z2 = FloatVector.fromArray(SPECIES, z, zi + 8);
        FloatVector z3 = FloatVector.fromArray(SPECIES, z, zi + 12);
        FloatVector h0 = zero.blend(z0, z0.compare(GT, zero));
        FloatVector h1 = zero.blend(z1, z1.compare(GT, zero));
        FloatVector h2 = zero.blend(z2, z2.compare(GT, zero));
        FloatVector h3 = zero.blend(z3, z3.compare(GT, zero));
        sum0 = FloatVector.fromArray(SPECIES, a, j).fma(h0, sum0);
        sum1 = FloatVector.fromArray(SPECIES, a, j + 4).fma(h1, sum1);
        sum2 = FloatVector.fromArray(SPECIES, a, j + 8).fma(h2, sum2);
        sum3 = FloatVector.fromArray(SPECIES, a, j + 12).fma(h3, sum3);
        zi += stride;
      }
      FloatVector sum = sum0.add(sum2).add(sum1.add(sum3));
      sum = sum.add(sum.rearrange(DOWN_2));
      sum = sum.add(sum.rearrange(DOWN_1));
      f[i] = sum.lane(0);
    }
  }

  @Override
  public void slopes(Loss loss, Tile tile, Span samples) {
    switch (loss) {
      case LOGISTIC -> logisticSlopes(tile.y, tile.f, tile.slope, samples);
      case FIRST_ORDER -> firstOrderSlopes(tile.y, tile.slope, samples);
    }
  }

  private static void firstOrderSlopes(float[] y, float[] slope, Span samples) {
    for (int i = samples.begin(); i < samples.end(); i += LANES) {
      FloatVector.fromArray(SPECIES, y, i).neg().intoArray(slope, i);
    }
  }

  /** −2 y · sigmoid(−y f), with {@link FloatFunctions#sigmoid} written out. */
  private static void logisticSlopes(float[] y, float[] f, float[] slope, Span samples) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector least = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_MIN);
    FloatVector exp2 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2);
    FloatVector exp3 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3);
    FloatVector exp4 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4);
    FloatVector exp5 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_5);
    FloatVector exp6 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_6);
    FloatVector log2e = FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E);
    FloatVector round = FloatVector.broadcast(SPECIES, FloatFunctions.ROUND_TO_EXPONENT);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2);
    FloatVector minusLn2Low = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW);
    for (int i = samples.begin(); i < samples.end(); i += LANES) {
      FloatVector label = FloatVector.fromArray(SPECIES, y, i);
      FloatVector v = label.mul(FloatVector.fromArray(SPECIES, f, i)).neg();
      FloatVector w = v.reinterpretAsInts().lanewise(OR, Integer.MIN_VALUE).reinterpretAsFloats();
      w = w.blend(least, w.compare(LT, least));
      FloatVector shifted = w.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(minusLn2Low, n.fma(minusLn2, w));
      FloatVector q = exp6.fma(r, exp5).fma(r, exp4).fma(r, exp3).fma(r, exp2);
      q = q.fma(r, one).fma(r, one);
      FloatVector e = q.mul(shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats());
      FloatVector numerator = one.blend(e, v.compare(LT, 0f));
      FloatVector sigmoid = numerator.div(one.add(e));
      label.mul(-2f).mul(sigmoid).intoArray(slope, i);
    }
  }

  @Override
  public void losses(Loss loss, Tile tile, Span samples) {
    switch (loss) {
      case LOGISTIC -> logisticLosses(tile.y, tile.f, tile.loss, samples);
      case FIRST_ORDER -> firstOrderLosses(tile.y, tile.f, tile.loss, samples);
    }
  }

  private static void firstOrderLosses(float[] y, float[] f, float[] loss, Span samples) {
    FloatVector atZero = FloatVector.broadcast(SPECIES, TWO_LOG_TWO);
    for (int i = samples.begin(); i < samples.end(); i += LANES) {
      FloatVector margin =
          FloatVector.fromArray(SPECIES, y, i).mul(FloatVector.fromArray(SPECIES, f, i));
      atZero.sub(margin).intoArray(loss, i);
    }
  }

  /** 2 softplus(−y f), with {@link FloatFunctions#softplus} written out. */
  private static void logisticLosses(float[] y, float[] f, float[] loss, Span samples) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector least = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_MIN);
    FloatVector exp2 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_2);
    FloatVector exp3 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_3);
    FloatVector exp4 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_4);
    FloatVector exp5 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_5);
    FloatVector exp6 = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_6);
    FloatVector log2e = FloatVector.broadcast(SPECIES, FloatFunctions.LOG2_E);
    FloatVector round = FloatVector.broadcast(SPECIES, FloatFunctions.ROUND_TO_EXPONENT);
    FloatVector minusLn2 = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2);
    FloatVector minusLn2Low = FloatVector.broadcast(SPECIES, -FloatFunctions.LN2_LOW);
    FloatVector log2 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_2);
    FloatVector log3 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_3);
    FloatVector log4 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_4);
    FloatVector log5 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_5);
    FloatVector log6 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_6);
    FloatVector log7 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_7);
    FloatVector log8 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_8);
    FloatVector log9 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_9);
    FloatVector log10 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_10);
    for (int i = samples.begin(); i < samples.end(); i += LANES) {
      FloatVector margin =
          FloatVector.fromArray(SPECIES, y, i).mul(FloatVector.fromArray(SPECIES, f, i));
      FloatVector v = margin.neg();
      FloatVector w = v.reinterpretAsInts().lanewise(OR, Integer.MIN_VALUE).reinterpretAsFloats();
      w = w.blend(least, w.compare(LT, least));
      FloatVector shifted = w.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(minusLn2Low, n.fma(minusLn2, w));
      FloatVector q = exp6.fma(r, exp5).fma(r, exp4).fma(r, exp3).fma(r, exp2);
      q = q.fma(r, one).fma(r, one);
      FloatVector e = q.mul(shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats());
      q = log10.fma(e, log9).fma(e, log8).fma(e, log7).fma(e, log6).fma(e, log5);
      q = q.fma(e, log4).fma(e, log3).fma(e, log2);
      FloatVector log1p = e.mul(e).fma(q, e);
      FloatVector positive = zero.blend(v, v.compare(GT, zero));
      positive.add(log1p).mul(2f).intoArray(loss, i);
    }
  }

  @Override
  public void mask(Tile tile, Span samples, Span strips, float[] gradient, boolean resume) {
    int stride = tile.capacity() * STRIP;
    for (int j = strips.begin() * STRIP; j < strips.end() * STRIP; j += LANES) {
      int base = Panels.base(j / LANES, LANES, stride);
      mask(tile.z, base, tile.slope, samples.begin(), samples.end(), gradient, j, resume);
    }
  }

  private static void mask(
      float[] z,
      int base,
      float[] slope,
      int begin,
      int end,
      float[] gradient,
      int j,
      boolean resume) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sum = resume ? FloatVector.fromArray(SPECIES, gradient, j) : zero;
    for (int i = begin; i < end; i++) {
      FloatVector zi = FloatVector.fromArray(SPECIES, z, base + i * STRIP);
      FloatVector s = FloatVector.broadcast(SPECIES, slope[i]);
      VectorMask<Float> active = zi.compare(GT, zero);
      sum = s.fma(zero.blend(zi, active), sum);
      zero.blend(s, active).intoArray(z, base + i * STRIP);
    }
    sum.intoArray(gradient, j);
  }

  @Override
  public void add(float[] total, float[] block, int begin, int end) {
    for (int index = begin; index < end; index += LANES) {
      FloatVector.fromArray(SPECIES, total, index)
          .add(FloatVector.fromArray(SPECIES, block, index))
          .intoArray(total, index);
    }
  }

  @Override
  public void update(
      StripLayout layout,
      UpdateFactors factors,
      float[] gradient,
      float[] outputGradient,
      float[] weights,
      float[] outputWeights,
      int begin,
      int end) {
    int stride = layout.paddedDimension() * STRIP;
    float decay = factors.weightDecay();
    FloatVector outputFactor = FloatVector.broadcast(SPECIES, -factors.outputRate());
    for (int j = begin * STRIP; j < end * STRIP; j += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, outputWeights, j);
      FloatVector factor = a.mul(factors.weightRate()).neg();
      int base = Panels.base(j / LANES, LANES, stride);
      int last = base + layout.dimension() * STRIP;
      if (decay == 0) {
        for (int w = base; w < last; w += STRIP) {
          factor
              .fma(
                  FloatVector.fromArray(SPECIES, gradient, w),
                  FloatVector.fromArray(SPECIES, weights, w))
              .intoArray(weights, w);
        }
      } else {
        for (int w = base; w < last; w += STRIP) {
          FloatVector old = FloatVector.fromArray(SPECIES, weights, w);
          old.add(factor.fma(FloatVector.fromArray(SPECIES, gradient, w), old.mul(decay).neg()))
              .intoArray(weights, w);
        }
      }
      FloatVector g = FloatVector.fromArray(SPECIES, outputGradient, j);
      if (factors.outputDecay() == 0) {
        outputFactor.fma(g, a).intoArray(outputWeights, j);
      } else {
        a.add(outputFactor.fma(g, a.mul(factors.outputDecay()).neg())).intoArray(outputWeights, j);
      }
    }
  }
}
