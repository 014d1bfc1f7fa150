package org.quadrant.reference;

import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.training.Constraint;
import org.quadrant.training.Descent;
import org.quadrant.training.Minibatch;
import org.quadrant.training.Parameter;
import org.quadrant.training.Parameters;
import org.quadrant.training.Reuse;
import org.quadrant.training.ReusedSource;
import org.quadrant.training.StepCount;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * Minibatch SGD in double precision, as the formulas say and in their order:
 *
 * <ul>
 *   <li>f(x) = (1/p) Σⱼ aⱼ max(0, wⱼ·x)
 *   <li>wⱼ ← wⱼ − η (1/m) Σᵢ (dℓ/df)ᵢ aⱼ 1[wⱼ·xᵢ &gt; 0] xᵢ
 *   <li>aⱼ ← aⱼ − η (1/m) Σᵢ (dℓ/df)ᵢ max(0, wⱼ·xᵢ)
 * </ul>
 *
 * both layers at once from the same old parameters, or as {@link Descent} says. The samples are the
 * single-precision numbers of the scalar sampler.
 */
final class ReferenceTraining implements WeightTraining {
  private final TrainingConfiguration configuration;
  private final double[][] w;
  private final double[] a;
  private final StepCount steps;
  private volatile boolean closed;

  ReferenceTraining(TrainingConfiguration configuration, Parameters initial, long steps) {
    int d = configuration.dimension();
    int p = configuration.neurons();
    this.configuration = configuration;
    this.steps = new StepCount(steps);
    this.w = new double[p][d];
    this.a = new double[p];
    Parameter weights = initial.get(Parameters.WEIGHTS);
    Parameter outputWeights = initial.get(Parameters.OUTPUT_WEIGHTS);
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < d; k++) {
        w[j][k] = weights.value(j * d + k);
      }
      a[j] = outputWeights.value(j);
    }
  }

  @Override
  public TrainingConfiguration configuration() {
    return configuration;
  }

  @Override
  public long steps() {
    return steps.taken();
  }

  @Override
  public void step() {
    stepMeasured();
  }

  @Override
  public double stepMeasured() {
    Samples samples = draw(trainingSource(), steps.taken(), 0, configuration.batch());
    return step(samples.x, samples.y).loss();
  }

  @Override
  public StepRecord step(Minibatch minibatch) {
    int d = configuration.dimension();
    if (minibatch.dimension() != d) {
      throw new IllegalArgumentException(
          "minibatch: d = " + minibatch.dimension() + "; allowed: d = " + d);
    }
    double[][] x = new double[minibatch.samples()][d];
    double[] y = new double[minibatch.samples()];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < d; k++) {
        x[i][k] = minibatch.input(i, k);
      }
      y[i] = minibatch.label(i);
    }
    return step(x, y);
  }

  private StepRecord step(double[][] x, double[] y) {
    requireOpen();
    steps.requireWhole();
    int m = x.length;
    Loss loss = configuration.loss();
    double[] f = new double[m];
    double lossSum = 0;
    double[][] gradientW = new double[w.length][configuration.dimension()];
    double[] gradientA = new double[a.length];
    for (int i = 0; i < m; i++) {
      f[i] = output(x[i]);
      lossSum += loss.value(y[i], f[i]);
      double slope = loss.derivative(y[i], f[i]);
      for (int j = 0; j < w.length; j++) {
        double z = dot(w[j], x[i]);
        if (z > 0) {
          for (int k = 0; k < x[i].length; k++) {
            gradientW[j][k] += slope * a[j] * x[i][k];
          }
        }
        gradientA[j] += slope * Math.max(0, z);
      }
    }
    StepRecord step = new StepRecord(lossSum / m, f);
    update(gradientW, gradientA, m);
    return step;
  }

  /** The sums over the minibatch are m times the gradients. */
  private void update(double[][] gradientW, double[] gradientA, int m) {
    Descent descent = configuration.descent();
    double eta = configuration.learningRate();
    double factor = descent.schedule().factor(steps.taken());
    double etaW = descent.weightRate(eta) * factor;
    double etaA = descent.outputRate(eta) * factor;
    double decay = descent.weightDecay();
    steps.beginUpdate();
    for (int j = 0; j < w.length; j++) {
      for (int k = 0; k < w[j].length; k++) {
        w[j][k] = (1 - etaW * decay) * w[j][k] - etaW / m * gradientW[j][k];
      }
      a[j] = (1 - etaA * decay) * a[j] - etaA / m * gradientA[j];
      if (descent.constraint() == Constraint.SPHERE && etaW != 0) {
        project(w[j], configuration.initialScale());
      }
    }
    steps.endUpdate();
  }

  /** A vector of zeros has no direction to be scaled along, nor one whose squares overflow. */
  private static void project(double[] u, double norm) {
    double squares = dot(u, u);
    boolean scaled = squares > 0 && squares < Double.POSITIVE_INFINITY;
    double scale = scaled ? norm / Math.sqrt(squares) : 1;
    for (int k = 0; k < u.length; k++) {
      u[k] *= scale;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the run is closed");
    }
  }

  private double output(double[] x) {
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      sum += a[j] * Math.max(0, dot(w[j], x));
    }
    return sum / configuration.scaling().divisor(w.length);
  }

  private static double dot(double[] u, double[] v) {
    double sum = 0;
    for (int k = 0; k < u.length; k++) {
      sum += u[k] * v[k];
    }
    return sum;
  }

  @Override
  public NeuronStates neurons() {
    steps.requireWhole();
    return NeuronStates.of(configuration.dimension(), (j, k) -> w[j][k], a);
  }

  @Override
  public Network network() {
    steps.requireWhole();
    int d = configuration.dimension();
    double[] weights = new double[w.length * d];
    for (int j = 0; j < w.length; j++) {
      System.arraycopy(w[j], 0, weights, j * d, d);
    }
    return new Network(d, weights, a.clone(), Precision.DOUBLE);
  }

  @Override
  public Evaluation test(long testSamples) {
    requireOpen();
    steps.requireWhole();
    if (testSamples < 1) {
      throw new IllegalArgumentException("test-samples: " + testSamples + "; allowed: at least 1");
    }
    Evaluated evaluated = new Evaluated();
    for (long first = 0; first < testSamples; first += SampleCounter.GROUP) {
      int count = (int) Math.min(SampleCounter.GROUP, testSamples - first);
      evaluated.add(draw(source(Purpose.TEST), steps.taken(), first, count));
    }
    return evaluated.of(testSamples);
  }

  @Override
  public Evaluation evaluateSample() {
    requireOpen();
    steps.requireWhole();
    Reuse reuse = configuration.reuse();
    if (!reuse.isFixed()) {
      return WeightTraining.super.evaluateSample();
    }
    Evaluated evaluated = new Evaluated();
    int m = configuration.batch();
    for (long minibatch = 0; minibatch < reuse.minibatches(m); minibatch++) {
      evaluated.add(draw(source(Purpose.TRAINING), minibatch, 0, m));
    }
    return evaluated.of(reuse.samples());
  }

  /** Sums over samples that nothing is learnt from. */
  private final class Evaluated {
    private double losses;
    private double squares;
    private long errors;

    void add(Samples samples) {
      for (int i = 0; i < samples.y.length; i++) {
        double f = output(samples.x[i]);
        double loss = configuration.loss().value(samples.y[i], f);
        losses += loss;
        squares += loss * loss;
        errors += samples.y[i] * f > 0 ? 0 : 1;
      }
    }

    Evaluation of(long samples) {
      return Evaluation.ofSums(samples, errors, losses, squares);
    }
  }

  private record Samples(double[][] x, double[] y) {}

  private TileSource source(Purpose purpose) {
    return new LawSource(
        new ScalarKernels().deviates(), configuration.problem(), configuration.seed(), purpose);
  }

  private TileSource trainingSource() {
    return ReusedSource.of(source(Purpose.TRAINING), configuration);
  }

  private Samples draw(TileSource source, long step, long first, int count) {
    int d = configuration.dimension();
    Tile tile = new Tile(new StripLayout(d, 1), SampleCounter.GROUP);
    double[][] x = new double[count][d];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      int inTile = i % SampleCounter.GROUP;
      if (inTile == 0) {
        source.fill(step, first + i, Math.min(SampleCounter.GROUP, count - i), tile);
      }
      for (int k = 0; k < d; k++) {
        x[i][k] = tile.x[tile.inputIndex(inTile, k)];
      }
      y[i] = tile.y[inTile];
    }
    return new Samples(x, y);
  }

  @Override
  public void close() {
    // No threads to end, but a closed run is closed whatever the engine.
    closed = true;
  }
}
