package org.quadrant.kernels;

import org.quadrant.problem.Problem;
import org.quadrant.random.Deviates;
import org.quadrant.random.Deviates.OneWord;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Threefry4x32;

/** The plain Java form of {@link DeviateKernels}: the specification of the vector form's bits. */
final class ScalarDeviateKernels implements DeviateKernels {
  private static final int STRIP = SampleCounter.STRIP;
  private static final int WORDS = Threefry4x32.WORDS;

  ScalarDeviateKernels() {}

  @Override
  public void words(
      int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words) {
    int[] block = new int[WORDS];
    for (int slot = 0; slot < slots; slot++) {
      for (int lane = 0; lane < STRIP; lane++) {
        block[0] = firstBlock + lane;
        block[1] = firstSlot + slot;
        block[2] = (int) step;
        block[3] = (int) (step >>> 32);
        Threefry4x32.apply(schedule, block);
        for (int word = 0; word < WORDS; word++) {
          words[index(slot, word, lane)] = block[word];
        }
      }
    }
  }

  private static int index(int slot, int word, int lane) {
    return (slot * WORDS + word) * STRIP + lane;
  }

  @Override
  public void normal(int[] words, int slots, float[] x, int offset, int stride) {
    for (int slot = 0; slot < slots; slot++) {
      for (int word = 0; word < WORDS; word += 2) {
        for (int lane = 0; lane < STRIP; lane++) {
          float radius = Deviates.normalRadius(words[index(slot, word, lane)]);
          int angle = words[index(slot, word + 1, lane)];
          int at = offset + word * stride + slot * STRIP + lane;
          x[at] = Deviates.cosinePart(radius, angle);
          x[at + stride] = Deviates.sinePart(radius, angle);
        }
      }
    }
  }

  @Override
  public void oneWord(OneWord law, int[] words, int slots, float[] x, int offset, int stride) {
    for (int slot = 0; slot < slots; slot++) {
      for (int word = 0; word < WORDS; word++) {
        for (int lane = 0; lane < STRIP; lane++) {
          x[offset + word * stride + slot * STRIP + lane] =
              law.deviate(words[index(slot, word, lane)]);
        }
      }
    }
  }

  @Override
  public void rademacher(
      int[] words, int slot, int coordinates, float[] x, int offset, int stride) {
    for (int k = 0; k < coordinates; k++) {
      for (int word = 0; word < WORDS; word++) {
        for (int lane = 0; lane < STRIP; lane++) {
          x[offset + word * stride + k * STRIP + lane] =
              Deviates.rademacher(words[index(slot, word, lane)], 31 - k);
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
    for (int slot = 0; slot < slots; slot++) {
      for (int pair = 0; pair < WORDS / 2; pair++) {
        int strip = slot % 2 * 2 + pair;
        for (int lane = 0; lane < STRIP; lane++) {
          int radiusWord = words[index(slot, 2 * pair, lane)];
          tail |= Deviates.isTail(radiusWord);
          x[offset + strip * stride + slot / 2 * STRIP + lane] =
              Deviates.studentT(
                  radiusWord, words[index(slot, 2 * pair + 1, lane)], minusTwoOverNu, scale);
        }
      }
    }
    return tail;
  }

  @Override
  public void autoregress(
      float correlation, float innovation, int coordinates, float[] x, int offset, int stride) {
    for (int strip = 0; strip < WORDS; strip++) {
      for (int k = 1; k < coordinates; k++) {
        for (int lane = 0; lane < STRIP; lane++) {
          int at = offset + strip * stride + k * STRIP + lane;
          x[at] = Math.fma(correlation, x[at - STRIP], innovation * x[at]);
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
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane++) {
        int word = words[index(0, strip, lane)];
        float centre1 = centre * Deviates.rademacher(word, 31);
        float centre2 = centre * Deviates.rademacher(word, 30);
        int at = offset + strip * stride + lane;
        x[at] = Math.fma(deviation, x[at], centre1);
        x[at + STRIP] = Math.fma(deviation, x[at + STRIP], centre2);
        for (int k = 2; k < coordinates; k++) {
          x[at + k * STRIP] = deviation * x[at + k * STRIP];
        }
        y[yOffset + strip * STRIP + lane] = Problem.label(centre1, centre2);
      }
    }
  }

  @Override
  public void labels(float[] x, int offset, int stride, float[] y, int yOffset) {
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane++) {
        int at = offset + strip * stride + lane;
        y[yOffset + strip * STRIP + lane] = Problem.label(x[at], x[at + STRIP]);
      }
    }
  }

  @Override
  public void flip(int[] words, int threshold, float[] y, int yOffset) {
    for (int strip = 0; strip < WORDS; strip++) {
      for (int lane = 0; lane < STRIP; lane++) {
        int word = words[index(0, strip, lane)];
        if (Integer.compareUnsigned(word, threshold) < 0) {
          y[yOffset + strip * STRIP + lane] = -y[yOffset + strip * STRIP + lane];
        }
      }
    }
  }
}
