package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.math.FloatFunctions;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.support.AwkwardShapes;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * The scalar engine does the operations that {@link org.quadrant.kernels.Kernels} lists, in that
 * order: compared bit for bit with the list written as plain loops over unpacked arrays, without
 * tiles, threads or padding.
 */
class SinglePrecisionTest {
  private static final int BLOCK = 512;

  static List<TrainingConfiguration> configurations() {
    return AwkwardShapes.draw(2, 26);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void scalarEngineFollowsTheList(TrainingConfiguration configuration) {
    SplittableRandom random = new SplittableRandom(configuration.seed());
    try (WeightTraining training = Engines.scalar(2).start(configuration)) {
      Plain plain = new Plain(configuration, training.network());
      for (int step = 0; step < 2; step++) {
        double[] inputs = new double[configuration.batch() * configuration.dimension()];
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = (float) random.nextGaussian();
        }
        Minibatch minibatch = new Minibatch(configuration.dimension(), inputs);
        StepRecord record = training.step(minibatch);
        double loss = plain.step(minibatch);
        assertArrayEquals(plain.f, record.outputs());
        assertEquals(loss, record.loss());
        assertArrayEquals(plain.weights(), training.network().weights());
        assertArrayEquals(plain.outputWeights(), training.network().outputWeights());
      }
    }
  }

  /** The list of operations. */
  private static final class Plain {
    private final TrainingConfiguration configuration;
    private final int d;
    private final int p;
    private final float[][] w;
    private final float[] a;
    private double[] f;

    Plain(TrainingConfiguration configuration, Network initial) {
      this.configuration = configuration;
      this.d = configuration.dimension();
      this.p = configuration.neurons();
      this.w = new float[p][d];
      this.a = new float[p];
      for (int j = 0; j < p; j++) {
        a[j] = (float) initial.outputWeight(j);
        for (int k = 0; k < d; k++) {
          w[j][k] = (float) initial.weight(j, k);
        }
      }
    }

    double step(Minibatch minibatch) {
      int m = minibatch.samples();
      f = new double[m];
      float[][] gradientW = new float[p][d];
      float[] gradientA = new float[p];
      double loss = 0;
      for (int first = 0; first < m; first += BLOCK) {
        float[][] blockW = new float[p][d];
        float[] blockA = new float[p];
        double blockLoss = 0;
        for (int i = first; i < Math.min(first + BLOCK, m); i++) {
          float[] x = new float[d];
          for (int k = 0; k < d; k++) {
            x[k] = (float) minibatch.input(i, k);
          }
          blockLoss += sample(i, x, (float) minibatch.label(i), blockW, blockA);
        }
        loss += blockLoss;
        for (int j = 0; j < p; j++) {
          for (int k = 0; k < d; k++) {
            gradientW[j][k] += blockW[j][k];
          }
          gradientA[j] += blockA[j];
        }
      }
      float rate = (float) (configuration.learningRate() / m);
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < d; k++) {
          w[j][k] = Math.fma(-(rate * a[j]), gradientW[j][k], w[j][k]);
        }
        a[j] = Math.fma(-rate, gradientA[j], a[j]);
      }
      return loss / m;
    }

    private float sample(int i, float[] x, float y, float[][] blockW, float[] blockA) {
      float[] z = new float[p];
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < d; k++) {
          z[j] = Math.fma(x[k], w[j][k], z[j]);
        }
      }
      float[] s = new float[16];
      for (int j = 0; j < p; j++) {
        s[j % 16] = Math.fma(a[j], Math.max(0, z[j]), s[j % 16]);
      }
      float even = ((s[0] + s[8]) + (s[4] + s[12])) + ((s[2] + s[10]) + (s[6] + s[14]));
      float odd = ((s[1] + s[9]) + (s[5] + s[13])) + ((s[3] + s[11]) + (s[7] + s[15]));
      float output = (even + odd) / configuration.scaling().divisor(p);
      f[i] = output;
      boolean logistic = configuration.loss() == Loss.LOGISTIC;
      float slope = logistic ? -2 * y * FloatFunctions.sigmoid(-(y * output)) : -y;
      for (int j = 0; j < p; j++) {
        blockA[j] = Math.fma(slope, Math.max(0, z[j]), blockA[j]);
        for (int k = 0; k < d; k++) {
          blockW[j][k] = Math.fma(x[k], z[j] > 0 ? slope : 0, blockW[j][k]);
        }
      }
      return logistic
          ? 2 * FloatFunctions.softplus(-(y * output))
          : (float) (2 * Math.log(2)) - y * output;
    }

    double[] weights() {
      double[] flat = new double[p * d];
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < d; k++) {
          flat[j * d + k] = w[j][k];
        }
      }
      return flat;
    }

    double[] outputWeights() {
      double[] copy = new double[p];
      for (int j = 0; j < p; j++) {
        copy[j] = a[j];
      }
      return copy;
    }
  }
}
