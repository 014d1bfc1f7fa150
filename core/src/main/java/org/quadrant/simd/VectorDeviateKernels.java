package org.quadrant.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
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

/**
 * {@link DeviateKernels} with sixteen samples of a strip along the lanes; a template that {@link
 * ThreefryCode} completes.
 */
final class VectorDeviateKernels implements DeviateKernels {
  private static final VectorSpecies<Float> FLOATS = WidthTemplate.floats(MethodHandles.lookup());
  private static final VectorSpecies<Integer> INTS = WidthTemplate.ints(MethodHandles.lookup());
  private static final int LANES = FLOATS.length();
  private static final int STRIP = SampleCounter.STRIP;
  private static final int WORDS = Threefry4x32.WORDS;
  private static final int SLOT = WORDS * STRIP;
  private static final int SIGN = Integer.MIN_VALUE;

  /** From one group of key words to the next; see {@link ThreefryCode} why it is not final. */
  private static int group = WORDS;

  /** From behind the last group of key words to the first that a round adds. */
  private static int back = -Threefry4x32.ROUNDS / Threefry4x32.ROUNDS_PER_INJECTION * WORDS;

  VectorDeviateKernels() {}

  @Override
  public void words(
      int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words) {
    int whole = slots / ThreefryCode.TOGETHER * ThreefryCode.TOGETHER;
    for (int lane = 0; lane < STRIP; lane += LANES) {
      together(schedule, firstBlock + lane, step, firstSlot, whole, words, lane);
      single(
          schedule,
          firstBlock + lane,
          step,
          firstSlot + whole,
          slots - whole,
          words,
          lane + whole * SLOT);
    }
  }

  private static native void together(
      int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words, int offset);

  private static native void single(
      int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words, int offset);

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
