package org.quadrant.benchmarks.functions;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EXP;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LOG;
import static jdk.incubator.vector.VectorOperators.LOG1P;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.SIN;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.math.FloatFunctions;
import org.quadrant.simd.WidthTemplate;

/**
 * {@link LaneFunctions}; a template of {@link WidthTemplate}. Polynomials are written out where
 * they are used, as in the engines: what is measured is what runs there.
 */
final class VectorLaneFunctions implements LaneFunctions {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final float TWO_PI = (float) (2 * Math.PI);

  VectorLaneFunctions() {}

  @Override
  public void ours(ElementaryFunction function, float[] x, float[] y) {
    switch (function) {
      case LOG -> log(x, y);
      case SIN_TURNS -> sinTurns(x, y);
      case SQRT -> sqrt(x, y);
      case EXP -> exp(x, y);
      case SIGMOID -> sigmoid(x, y);
      case SOFTPLUS -> softplus(x, y);
    }
  }

  @Override
  public void operators(ElementaryFunction function, float[] x, float[] y) {
    switch (function) {
      case LOG -> operatorLog(x, y);
      case SIN_TURNS -> operatorSinTurns(x, y);
      case SQRT -> sqrt(x, y);
      case EXP -> operatorExp(x, y);
      case SIGMOID -> operatorSigmoid(x, y);
      case SOFTPLUS -> operatorSoftplus(x, y);
    }
  }

  private static void log(float[] x, float[] y) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector ln2 = FloatVector.broadcast(SPECIES, FloatFunctions.LN2);
    FloatVector log2 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_2);
    FloatVector log3 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_3);
    FloatVector log4 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_4);
    FloatVector log5 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_5);
    FloatVector log6 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_6);
    FloatVector log7 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_7);
    FloatVector log8 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_8);
    FloatVector log9 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_9);
    FloatVector log10 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG_10);
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      IntVector bits = v.reinterpretAsInts();
      IntVector k = bits.sub(FloatFunctions.SQRT_HALF_BITS).lanewise(ASHR, 23);
      FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(one);
      FloatVector q = log10.fma(f, log9).fma(f, log8).fma(f, log7).fma(f, log6).fma(f, log5);
      q = q.fma(f, log4).fma(f, log3).fma(f, log2);
      FloatVector r = f.mul(f).fma(q, f);
      ((FloatVector) k.castShape(SPECIES, 0)).fma(ln2, r).intoArray(y, i);
    }
  }

  private static void sinTurns(float[] x, float[] y) {
    FloatVector minusCentre = FloatVector.broadcast(SPECIES, -FloatFunctions.SIN_CENTRE);
    FloatVector sin0 = FloatVector.broadcast(SPECIES, FloatFunctions.SIN_0);
    FloatVector sin1 = FloatVector.broadcast(SPECIES, FloatFunctions.SIN_1);
    FloatVector sin2 = FloatVector.broadcast(SPECIES, FloatFunctions.SIN_2);
    FloatVector sin3 = FloatVector.broadcast(SPECIES, FloatFunctions.SIN_3);
    FloatVector sin4 = FloatVector.broadcast(SPECIES, FloatFunctions.SIN_4);
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector u = v.fma(v, minusCentre);
      FloatVector q = sin4.fma(u, sin3).fma(u, sin2).fma(u, sin1);
      v.fma(sin0, v.mul(u.mul(q))).intoArray(y, i);
    }
  }

  private static void sqrt(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.sqrt().intoArray(y, i);
    }
  }

  private static void exp(float[] x, float[] y) {
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
    FloatVector most = FloatVector.broadcast(SPECIES, FloatFunctions.EXP_MAX);
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector w = v.blend(least, v.compare(LT, least));
      w = w.blend(most, w.compare(GT, most));
      FloatVector shifted = w.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(minusLn2Low, n.fma(minusLn2, w));
      FloatVector q = exp6.fma(r, exp5).fma(r, exp4).fma(r, exp3).fma(r, exp2);
      q = q.fma(r, one).fma(r, one);
      FloatVector e = q.mul(shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats());
      e.intoArray(y, i);
    }
  }

  private static void sigmoid(float[] x, float[] y) {
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
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector w = v.reinterpretAsInts().lanewise(OR, Integer.MIN_VALUE).reinterpretAsFloats();
      w = w.blend(least, w.compare(LT, least));
      FloatVector shifted = w.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(minusLn2Low, n.fma(minusLn2, w));
      FloatVector q = exp6.fma(r, exp5).fma(r, exp4).fma(r, exp3).fma(r, exp2);
      q = q.fma(r, one).fma(r, one);
      FloatVector e = q.mul(shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats());
      FloatVector numerator = one.blend(e, v.compare(LT, 0f));
      numerator.div(one.add(e)).intoArray(y, i);
    }
  }

  private static void softplus(float[] x, float[] y) {
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
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    FloatVector log2 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_2);
    FloatVector log3 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_3);
    FloatVector log4 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_4);
    FloatVector log5 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_5);
    FloatVector log6 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_6);
    FloatVector log7 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_7);
    FloatVector log8 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_8);
    FloatVector log9 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_9);
    FloatVector log10 = FloatVector.broadcast(SPECIES, FloatFunctions.LOG1P_10);
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
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
      zero.blend(v, v.compare(GT, zero)).add(log1p).intoArray(y, i);
    }
  }

  private static void operatorLog(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.lanewise(LOG).intoArray(y, i);
    }
  }

  private static void operatorSinTurns(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.mul(TWO_PI).lanewise(SIN).intoArray(y, i);
    }
  }

  private static void operatorExp(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.lanewise(EXP).intoArray(y, i);
    }
  }

  private static void operatorSigmoid(float[] x, float[] y) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      one.div(v.neg().lanewise(EXP).add(one)).intoArray(y, i);
    }
  }

  private static void operatorSoftplus(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector e = v.lanewise(ABS).neg().lanewise(EXP);
      v.max(0f).add(e.lanewise(LOG1P)).intoArray(y, i);
    }
  }
}
