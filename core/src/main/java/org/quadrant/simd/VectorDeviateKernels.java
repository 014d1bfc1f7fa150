package org.quadrant.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.ULT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.math.FloatFunctions;
import org.quadrant.random.Deviates;
import org.quadrant.random.Deviates.OneWord;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Threefry4x32;

/** {@link DeviateKernels} with sixteen samples of a strip along the lanes. */
final class VectorDeviateKernels implements DeviateKernels {
  private static final VectorSpecies<Float> FLOATS = WidthTemplate.floats(MethodHandles.lookup());
  private static final VectorSpecies<Integer> INTS = WidthTemplate.ints(MethodHandles.lookup());
  private static final int LANES = FLOATS.length();
  private static final int STRIP = SampleCounter.STRIP;
  private static final int WORDS = Threefry4x32.WORDS;
  private static final int SLOT = WORDS * STRIP;
  private static final int SIGN = Integer.MIN_VALUE;

  VectorDeviateKernels() {}

  @Override
  public void words(
      int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words) {
    for (int lane = 0; lane < STRIP; lane += LANES) {
      words(schedule, firstBlock + lane, step, firstSlot, slots, words, lane);
    }
  }

  private static void words(
      int[] schedule,
      int firstBlock,
      long step,
      int firstSlot,
      int slots,
      int[] words,
      int offset) {
    IntVector block = IntVector.broadcast(INTS, firstBlock + schedule[0]).addIndex(1);
    IntVector low = IntVector.broadcast(INTS, (int) step + schedule[2]);
    IntVector high = IntVector.broadcast(INTS, (int) (step >>> 32) + schedule[3]);
    IntVector k10 = IntVector.broadcast(INTS, schedule[4]);
    IntVector k11 = IntVector.broadcast(INTS, schedule[5]);
    IntVector k12 = IntVector.broadcast(INTS, schedule[6]);
    IntVector k13 = IntVector.broadcast(INTS, schedule[7]);
    IntVector k20 = IntVector.broadcast(INTS, schedule[8]);
    IntVector k21 = IntVector.broadcast(INTS, schedule[9]);
    IntVector k22 = IntVector.broadcast(INTS, schedule[10]);
    IntVector k23 = IntVector.broadcast(INTS, schedule[11]);
    IntVector k30 = IntVector.broadcast(INTS, schedule[12]);
    IntVector k31 = IntVector.broadcast(INTS, schedule[13]);
    IntVector k32 = IntVector.broadcast(INTS, schedule[14]);
    IntVector k33 = IntVector.broadcast(INTS, schedule[15]);
    IntVector k40 = IntVector.broadcast(INTS, schedule[16]);
    IntVector k41 = IntVector.broadcast(INTS, schedule[17]);
    IntVector k42 = IntVector.broadcast(INTS, schedule[18]);
    IntVector k43 = IntVector.broadcast(INTS, schedule[19]);
    IntVector k50 = IntVector.broadcast(INTS, schedule[20]);
    IntVector k51 = IntVector.broadcast(INTS, schedule[21]);
    IntVector k52 = IntVector.broadcast(INTS, schedule[22]);
    IntVector k53 = IntVector.broadcast(INTS, schedule[23]);
    for (int slot = 0; slot < slots; slot++) {
      IntVector x0 = block;
      IntVector x1 = IntVector.broadcast(INTS, firstSlot + slot + schedule[1]);
      IntVector x2 = low;
      IntVector x3 = high;
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 10).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 26).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 11).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 21).lanewise(XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 27).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 23).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 5).lanewise(XOR, x2);
      x0 = x0.add(k10);
      x1 = x1.add(k11);
      x2 = x2.add(k12);
      x3 = x3.add(k13);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 20).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 17).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 11).lanewise(XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 25).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 10).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 18).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 20).lanewise(XOR, x2);
      x0 = x0.add(k20);
      x1 = x1.add(k21);
      x2 = x2.add(k22);
      x3 = x3.add(k23);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 10).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 26).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 11).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 21).lanewise(XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 27).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 23).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 5).lanewise(XOR, x2);
      x0 = x0.add(k30);
      x1 = x1.add(k31);
      x2 = x2.add(k32);
      x3 = x3.add(k33);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 6).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 20).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 17).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 11).lanewise(XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 25).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 10).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 18).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 20).lanewise(XOR, x2);
      x0 = x0.add(k40);
      x1 = x1.add(k41);
      x2 = x2.add(k42);
      x3 = x3.add(k43);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 10).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 26).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 11).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 21).lanewise(XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(ROL, 13).lanewise(XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(ROL, 27).lanewise(XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(ROL, 23).lanewise(XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(ROL, 5).lanewise(XOR, x2);
      x0 = x0.add(k50);
      x1 = x1.add(k51);
      x2 = x2.add(k52);
      x3 = x3.add(k53);
      int at = offset + slot * SLOT;
      x0.intoArray(words, at);
      x1.intoArray(words, at + STRIP);
      x2.intoArray(words, at + 2 * STRIP);
      x3.intoArray(words, at + 3 * STRIP);
    }
  }

  @Override
  public void normal(int[] words, int slots, float[] x, int offset, int stride) {
    for (int half = 0; half < 2; half++) {
      int from = half * 2 * STRIP;
      int to = offset + half * 2 * stride;
      for (int lane = 0; lane < STRIP; lane += LANES) {
        normalPairs(words, from + lane, slots, x, to + lane, stride);
      }
    }
  }

  private static void normalPairs(int[] words, int from, int slots, float[] x, int to, int stride) {
    FloatVector ln2 = FloatVector.broadcast(FLOATS, FloatFunctions.LN2);
    FloatVector log2 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_2);
    FloatVector log3 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_3);
    FloatVector log4 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_4);
    FloatVector log5 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_5);
    FloatVector log6 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_6);
    FloatVector log7 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_7);
    FloatVector log8 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_8);
    FloatVector log9 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_9);
    FloatVector log10 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_10);
    FloatVector sin0 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_0);
    FloatVector sin1 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_1);
    FloatVector sin2 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_2);
    FloatVector sin3 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_3);
    FloatVector sin4 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_4);
    FloatVector centre = FloatVector.broadcast(FLOATS, -FloatFunctions.SIN_CENTRE);
    FloatVector step = FloatVector.broadcast(FLOATS, Deviates.UNIT_STEP);
    FloatVector half = FloatVector.broadcast(FLOATS, Deviates.UNIT_OFFSET);
    for (int slot = 0; slot < slots; slot++) {
      int at = to + slot * STRIP;
      IntVector radiusWord = IntVector.fromArray(INTS, words, from + slot * SLOT);
      FloatVector u =
          ((FloatVector) radiusWord.lanewise(LSHR, 1).castShape(FLOATS, 0)).fma(step, half);
      IntVector bits = u.reinterpretAsInts();
      IntVector k = bits.sub(FloatFunctions.SQRT_HALF_BITS).lanewise(ASHR, 23);
      FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector q = log10.fma(f, log9).fma(f, log8).fma(f, log7).fma(f, log6).fma(f, log5);
      q = q.fma(f, log4).fma(f, log3).fma(f, log2);
      FloatVector log = ((FloatVector) k.castShape(FLOATS, 0)).fma(ln2, f.mul(f).fma(q, f));
      FloatVector radius = log.mul(-2f).sqrt();

      IntVector angleWord = IntVector.fromArray(INTS, words, from + slot * SLOT + STRIP);
      FloatVector t = ((FloatVector) angleWord.castShape(FLOATS, 0)).mul(Deviates.TURN_STEP);
      FloatVector y = t.fma(t, centre);
      q = sin4.fma(y, sin3).fma(y, sin2).fma(y, sin1);
      radius.mul(t.fma(sin0, t.mul(y.mul(q)))).intoArray(x, at + stride);
      t = FloatVector.broadcast(FLOATS, 0.25f).sub(t.abs());
      y = t.fma(t, centre);
      q = sin4.fma(y, sin3).fma(y, sin2).fma(y, sin1);
      FloatVector cosine = t.fma(sin0, t.mul(y.mul(q)));
      IntVector sign = angleWord.lanewise(LSHL, 31);
      radius
          .mul(cosine.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats())
          .intoArray(x, at);
    }
  }

  @Override
  public void oneWord(OneWord law, int[] words, int slots, float[] x, int offset, int stride) {
    switch (law) {
      case UNIFORM -> uniform(words, slots, x, offset, stride);
      case LAPLACE -> laplace(words, slots, x, offset, stride);
    }
  }

  private static void uniform(int[] words, int slots, float[] x, int offset, int stride) {
    for (int word = 0; word < WORDS; word++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int from = word * STRIP + lane;
        int to = offset + word * stride + lane;
        for (int slot = 0; slot < slots; slot++) {
          IntVector odd = IntVector.fromArray(INTS, words, from + slot * SLOT).lanewise(OR, 1);
          ((FloatVector) odd.castShape(FLOATS, 0))
              .mul(Deviates.UNIFORM_STEP)
              .intoArray(x, to + slot * STRIP);
        }
      }
    }
  }

  private static void laplace(int[] words, int slots, float[] x, int offset, int stride) {
    for (int word = 0; word < WORDS; word++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        laplace(words, word * STRIP + lane, slots, x, offset + word * stride + lane);
      }
    }
  }

  private static void laplace(int[] words, int from, int slots, float[] x, int to) {
    FloatVector ln2 = FloatVector.broadcast(FLOATS, FloatFunctions.LN2);
    FloatVector log2 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_2);
    FloatVector log3 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_3);
    FloatVector log4 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_4);
    FloatVector log5 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_5);
    FloatVector log6 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_6);
    FloatVector log7 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_7);
    FloatVector log8 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_8);
    FloatVector log9 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_9);
    FloatVector log10 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_10);
    FloatVector step = FloatVector.broadcast(FLOATS, Deviates.UNIT_STEP);
    FloatVector half = FloatVector.broadcast(FLOATS, Deviates.UNIT_OFFSET);
    for (int slot = 0; slot < slots; slot++) {
      IntVector word = IntVector.fromArray(INTS, words, from + slot * SLOT);
      FloatVector u = ((FloatVector) word.lanewise(LSHR, 1).castShape(FLOATS, 0)).fma(step, half);
      IntVector bits = u.reinterpretAsInts();
      IntVector k = bits.sub(FloatFunctions.SQRT_HALF_BITS).lanewise(ASHR, 23);
      FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector q = log10.fma(f, log9).fma(f, log8).fma(f, log7).fma(f, log6).fma(f, log5);
      q = q.fma(f, log4).fma(f, log3).fma(f, log2);
      FloatVector log = ((FloatVector) k.castShape(FLOATS, 0)).fma(ln2, f.mul(f).fma(q, f));
      log.mul(Deviates.LAPLACE_SCALE)
          .reinterpretAsInts()
          .lanewise(XOR, word.lanewise(LSHL, 31))
          .reinterpretAsFloats()
          .intoArray(x, to + slot * STRIP);
    }
  }

  @Override
  public void rademacher(
      int[] words, int slot, int coordinates, float[] x, int offset, int stride) {
    for (int word = 0; word < WORDS; word++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int to = offset + word * stride + lane;
        IntVector bits = IntVector.fromArray(INTS, words, slot * SLOT + word * STRIP + lane);
        for (int k = 0; k < coordinates; k++) {
          bits.lanewise(AND, SIGN)
              .lanewise(OR, Deviates.ONE_BITS)
              .reinterpretAsFloats()
              .intoArray(x, to + k * STRIP);
          bits = bits.lanewise(LSHL, 1);
        }
      }
    }
  }

  @Override
  public boolean studentT(
      int[] words,
      int slots,
      float minusTwoOverNu,
      float scale,
      float[] x,
      int offset,
      int stride) {
    boolean tail = false;
    for (int strip = 0; strip < WORDS; strip++) {
      int from = strip / 2 * SLOT + strip % 2 * 2 * STRIP;
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int to = offset + strip * stride + lane;
        tail |= studentT(words, from + lane, slots / 2, minusTwoOverNu, scale, x, to);
      }
    }
    return tail;
  }

  /** Returns whether a radius word is zero but for its lowest bit. */
  private static boolean studentT(
      int[] words,
      int from,
      int coordinates,
      float minusTwoOverNu,
      float scale,
      float[] x,
      int to) {
    FloatVector ln2 = FloatVector.broadcast(FLOATS, FloatFunctions.LN2);
    FloatVector log2 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_2);
    FloatVector log3 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_3);
    FloatVector log4 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_4);
    FloatVector log5 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_5);
    FloatVector log6 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_6);
    FloatVector log7 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_7);
    FloatVector log8 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_8);
    FloatVector log9 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_9);
    FloatVector log10 = FloatVector.broadcast(FLOATS, FloatFunctions.LOG_10);
    FloatVector exp2 = FloatVector.broadcast(FLOATS, FloatFunctions.EXP_2);
    FloatVector exp3 = FloatVector.broadcast(FLOATS, FloatFunctions.EXP_3);
    FloatVector exp4 = FloatVector.broadcast(FLOATS, FloatFunctions.EXP_4);
    FloatVector exp5 = FloatVector.broadcast(FLOATS, FloatFunctions.EXP_5);
    FloatVector exp6 = FloatVector.broadcast(FLOATS, FloatFunctions.EXP_6);
    FloatVector log2e = FloatVector.broadcast(FLOATS, FloatFunctions.LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, FloatFunctions.ROUND_TO_EXPONENT);
    FloatVector minusLn2 = FloatVector.broadcast(FLOATS, -FloatFunctions.LN2);
    FloatVector minusLn2Low = FloatVector.broadcast(FLOATS, -FloatFunctions.LN2_LOW);
    FloatVector sin0 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_0);
    FloatVector sin1 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_1);
    FloatVector sin2 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_2);
    FloatVector sin3 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_3);
    FloatVector sin4 = FloatVector.broadcast(FLOATS, FloatFunctions.SIN_4);
    FloatVector centre = FloatVector.broadcast(FLOATS, -FloatFunctions.SIN_CENTRE);
    FloatVector step = FloatVector.broadcast(FLOATS, Deviates.UNIT_STEP);
    FloatVector half = FloatVector.broadcast(FLOATS, Deviates.UNIT_OFFSET);
    IntVector smallest = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    for (int coordinate = 0; coordinate < coordinates; coordinate++) {
      int at = from + coordinate * 2 * SLOT;
      IntVector radiusBits = IntVector.fromArray(INTS, words, at).lanewise(LSHR, 1);
      smallest = smallest.min(radiusBits);
      FloatVector u = ((FloatVector) radiusBits.castShape(FLOATS, 0)).fma(step, half);
      IntVector bits = u.reinterpretAsInts();
      IntVector k = bits.sub(FloatFunctions.SQRT_HALF_BITS).lanewise(ASHR, 23);
      FloatVector f = bits.sub(k.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector q = log10.fma(f, log9).fma(f, log8).fma(f, log7).fma(f, log6).fma(f, log5);
      q = q.fma(f, log4).fma(f, log3).fma(f, log2);
      FloatVector log = ((FloatVector) k.castShape(FLOATS, 0)).fma(ln2, f.mul(f).fma(q, f));

      FloatVector v = log.mul(minusTwoOverNu);
      FloatVector shifted = v.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(minusLn2Low, n.fma(minusLn2, v));
      q = exp6.fma(r, exp5).fma(r, exp4).fma(r, exp3).fma(r, exp2);
      q = r.mul(r).fma(q, r);
      FloatVector power = shifted.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
      FloatVector radius = power.fma(q, power.sub(1f)).sqrt();

      IntVector angleWord = IntVector.fromArray(INTS, words, at + STRIP);
      FloatVector t = ((FloatVector) angleWord.castShape(FLOATS, 0)).mul(Deviates.TURN_STEP);
      t = FloatVector.broadcast(FLOATS, 0.25f).sub(t.abs());
      FloatVector y = t.fma(t, centre);
      q = sin4.fma(y, sin3).fma(y, sin2).fma(y, sin1);
      FloatVector cosine = t.fma(sin0, t.mul(y.mul(q)));
      radius
          .mul(cosine)
          .reinterpretAsInts()
          .lanewise(XOR, angleWord.lanewise(LSHL, 31))
          .reinterpretAsFloats()
          .mul(scale)
          .intoArray(x, to + coordinate * STRIP);
    }
    return smallest.compare(EQ, 0).anyTrue();
  }

  @Override
  public void autoregress(
      float correlation, float innovation, int coordinates, float[] x, int offset, int stride) {
    FloatVector rho = FloatVector.broadcast(FLOATS, correlation);
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int at = offset + strip * stride + lane;
        FloatVector previous = FloatVector.fromArray(FLOATS, x, at);
        for (int k = 1; k < coordinates; k++) {
          FloatVector fresh = FloatVector.fromArray(FLOATS, x, at + k * STRIP).mul(innovation);
          previous = rho.fma(previous, fresh);
          previous.intoArray(x, at + k * STRIP);
        }
      }
    }
  }

  @Override
  public void mixture(
      int[] words,
      float centre,
      float deviation,
      int coordinates,
      float[] x,
      int offset,
      int stride,
      float[] y,
      int yOffset) {
    FloatVector sigma = FloatVector.broadcast(FLOATS, deviation);
    FloatVector radius = FloatVector.broadcast(FLOATS, centre);
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int at = offset + strip * stride + lane;
        IntVector first = IntVector.fromArray(INTS, words, strip * STRIP + lane);
        IntVector second = first.lanewise(LSHL, 1);
        FloatVector centre1 =
            radius.mul(
                first.lanewise(AND, SIGN).lanewise(OR, Deviates.ONE_BITS).reinterpretAsFloats());
        FloatVector centre2 =
            radius.mul(
                second.lanewise(AND, SIGN).lanewise(OR, Deviates.ONE_BITS).reinterpretAsFloats());
        sigma.fma(FloatVector.fromArray(FLOATS, x, at), centre1).intoArray(x, at);
        sigma.fma(FloatVector.fromArray(FLOATS, x, at + STRIP), centre2).intoArray(x, at + STRIP);
        for (int k = 2; k < coordinates; k++) {
          sigma.mul(FloatVector.fromArray(FLOATS, x, at + k * STRIP)).intoArray(x, at + k * STRIP);
        }
        first
            .lanewise(XOR, second)
            .not()
            .lanewise(AND, SIGN)
            .lanewise(OR, Deviates.ONE_BITS)
            .reinterpretAsFloats()
            .intoArray(y, yOffset + strip * STRIP + lane);
      }
    }
  }

  @Override
  public void labels(float[] x, int offset, int stride, float[] y, int yOffset) {
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane += LANES) {
        int at = offset + strip * stride + lane;
        IntVector first = FloatVector.fromArray(FLOATS, x, at).reinterpretAsInts();
        IntVector second = FloatVector.fromArray(FLOATS, x, at + STRIP).reinterpretAsInts();
        first
            .lanewise(XOR, second)
            .not()
            .lanewise(AND, SIGN)
            .lanewise(OR, Deviates.ONE_BITS)
            .reinterpretAsFloats()
            .intoArray(y, yOffset + strip * STRIP + lane);
      }
    }
  }

  @Override
  public void flip(int[] words, int threshold, float[] y, int yOffset) {
    IntVector limit = IntVector.broadcast(INTS, threshold);
    for (int i = 0; i < WORDS * STRIP; i += LANES) {
      FloatVector label = FloatVector.fromArray(FLOATS, y, yOffset + i);
      IntVector word = IntVector.fromArray(INTS, words, i);
      VectorMask<Float> flipped = word.compare(ULT, limit).cast(FLOATS);
      label.blend(label.neg(), flipped).intoArray(y, yOffset + i);
    }
  }
}
