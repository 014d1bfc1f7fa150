package org.quadrant.kernels;

import org.quadrant.math.FloatFunctions;
import org.quadrant.network.Loss;

/**
 * The plain Java form of {@link Kernels}: the specification of the vector engine's bits. Loops are
 * ordered for reading; the order that matters is that of the operations on one number.
 */
public final class ScalarKernels implements Kernels {
  private static final int STRIP = StripLayout.STRIP;
  private static final float TWO_LOG_TWO = (float) (2 * Math.log(2));

  private final DeviateKernels deviates = new ScalarDeviateKernels();

  /** The kernels have no state. */
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public DeviateKernels deviates() {
    return deviates;
  }

  @Override
  public void forward(float[] weights, Tile tile, Span samples, Span strips) {
    StripLayout layout = tile.layout();
    for (int strip = strips.begin(); strip < strips.end(); strip++) {
      for (int i = samples.begin(); i < samples.end(); i++) {
        int zi = (strip * tile.capacity() + i) * STRIP;
        for (int lane = 0; lane < STRIP; lane++) {
          tile.z[zi + lane] = 0;
        }
        for (int k = 0; k < layout.dimension(); k++) {
          float x = tile.x[tile.inputIndex(i, k)];
          int w = (strip * layout.paddedDimension() + k) * STRIP;
          for (int lane = 0; lane < STRIP; lane++) {
            tile.z[zi + lane] = Math.fma(x, weights[w + lane], tile.z[zi + lane]);
          }
        }
      }
    }
  }

  @Override
  public void outputs(float[] outputWeights, int divisor, Tile tile, Span samples) {
    float[] sum = new float[STRIP];
    for (int i = samples.begin(); i < samples.end(); i++) {
      for (int lane = 0; lane < STRIP; lane++) {
        sum[lane] = 0;
        for (int strip = 0; strip < tile.layout().strips(); strip++) {
          float z = tile.z[(strip * tile.capacity() + i) * STRIP + lane];
          sum[lane] = Math.fma(outputWeights[strip * STRIP + lane], rectified(z), sum[lane]);
        }
      }
      for (int half = STRIP / 2; half > 0; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          sum[lane] += sum[lane + half];
        }
      }
      tile.f[i] = sum[0] / divisor;
    }
  }

  /** max(0, z), and NaN as zero: a diverging run shows in f through w or a. */
  private static float rectified(float z) {
    return z > 0 ? z : 0;
  }

  @Override
  public void slopes(Loss loss, Tile tile, Span samples) {
    for (int i = samples.begin(); i < samples.end(); i++) {
      float y = tile.y[i];
      tile.slope[i] =
          switch (loss) {
            case LOGISTIC -> -2 * y * FloatFunctions.sigmoid(-(y * tile.f[i]));
            case FIRST_ORDER -> -y;
          };
    }
  }

  @Override
  public void losses(Loss loss, Tile tile, Span samples) {
    for (int i = samples.begin(); i < samples.end(); i++) {
      float margin = tile.y[i] * tile.f[i];
      tile.loss[i] =
          switch (loss) {
            case LOGISTIC -> 2 * FloatFunctions.softplus(-margin);
            case FIRST_ORDER -> TWO_LOG_TWO - margin;
          };
    }
  }

  @Override
  public void mask(Tile tile, Span samples, Span strips, float[] gradient, boolean resume) {
    for (int strip = strips.begin(); strip < strips.end(); strip++) {
      for (int lane = 0; lane < STRIP; lane++) {
        int neuron = strip * STRIP + lane;
        float sum = resume ? gradient[neuron] : 0;
        for (int i = samples.begin(); i < samples.end(); i++) {
          int zi = (strip * tile.capacity() + i) * STRIP + lane;
          float z = tile.z[zi];
          sum = Math.fma(tile.slope[i], rectified(z), sum);
          tile.z[zi] = z > 0 ? tile.slope[i] : 0;
        }
        gradient[neuron] = sum;
      }
    }
  }

  @Override
  public void backward(
      Tile tile, Span samples, Span strips, Span coordinates, float[] gradient, boolean resume) {
    StripLayout layout = tile.layout();
    int last = Math.min(coordinates.end(), layout.dimension());
    for (int strip = strips.begin(); strip < strips.end(); strip++) {
      for (int k = coordinates.begin(); k < last; k++) {
        int g = (strip * layout.paddedDimension() + k) * STRIP;
        for (int lane = 0; !resume && lane < STRIP; lane++) {
          gradient[g + lane] = 0;
        }
        for (int i = samples.begin(); i < samples.end(); i++) {
          float x = tile.x[tile.inputIndex(i, k)];
          int zi = (strip * tile.capacity() + i) * STRIP;
          for (int lane = 0; lane < STRIP; lane++) {
            gradient[g + lane] = Math.fma(x, tile.z[zi + lane], gradient[g + lane]);
          }
        }
      }
    }
  }

  @Override
  public void add(float[] total, float[] block, int begin, int end) {
    for (int index = begin; index < end; index++) {
      total[index] += block[index];
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
    for (int strip = begin; strip < end; strip++) {
      for (int lane = 0; lane < STRIP; lane++) {
        int neuron = strip * STRIP + lane;
        float a = outputWeights[neuron];
        float factor = -(factors.weightRate() * a);
        int first = layout.index(neuron, 0);
        int last = first + layout.dimension() * STRIP;
        if (factors.weightDecay() == 0) {
          for (int w = first; w < last; w += STRIP) {
            weights[w] = Math.fma(factor, gradient[w], weights[w]);
          }
        } else {
          for (int w = first; w < last; w += STRIP) {
            weights[w] = decayed(weights[w], factor, gradient[w], factors.weightDecay());
          }
        }
        float outputFactor = -factors.outputRate();
        outputWeights[neuron] =
            factors.outputDecay() == 0
                ? Math.fma(outputFactor, outputGradient[neuron], a)
                : decayed(a, outputFactor, outputGradient[neuron], factors.outputDecay());
      }
    }
  }

  /**
   * What decay takes is rounded by itself: a factor 1 − δ would round away all digits of δ below
   * 2⁻²⁴. The product, the sum with the step's part, and the new weight are rounded.
   */
  private static float decayed(float weight, float factor, float gradient, float decay) {
    return weight + Math.fma(factor, gradient, -(decay * weight));
  }
}
