package org.quadrant.benchmarks.recording;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Loss;
import org.quadrant.network.Precision;
import org.quadrant.problem.Problem;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * An engine that never forms W, whatever d: it keeps two coordinates of each neuron, and a factor
 * of the Gram matrix of the others. Pre-activations have the law that they have with W; the update,
 * which takes the p standard normal coordinates of a sample for all that there are beside the
 * plane, is that of d = p + 2 only. Enough to be recorded.
 */
final class FactorEngine implements Engine {
  @Override
  public String name() {
    return "factor";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  public long bytes(TrainingConfiguration configuration, int workers) {
    return 2L * Double.BYTES * (configuration.neurons() + 3L) * configuration.neurons();
  }

  @Override
  public List<ParameterShape> parameterShapes(TrainingConfiguration configuration) {
    int p = configuration.neurons();
    return List.of(
        ParameterShape.of("plane", p, 2),
        ParameterShape.of("factor", p, p),
        ParameterShape.of("a", p));
  }

  @Override
  public Training start(TrainingConfiguration configuration, Parameters initial, long steps) {
    initial.require(parameterShapes(configuration));
    requireRoom(configuration);
    return new FactorTraining(configuration, initial, steps);
  }

  @Override
  public Training start(TrainingConfiguration configuration) {
    int p = configuration.neurons();
    double theta = configuration.initialScale();
    SplittableRandom random = new SplittableRandom(configuration.seed());
    double[] plane = new double[2 * p];
    double[] factor = new double[p * p];
    double[] a = new double[p];
    for (int j = 0; j < p; j++) {
      plane[2 * j] = theta * random.nextGaussian() / Math.sqrt(configuration.dimension());
      plane[2 * j + 1] = theta * random.nextGaussian() / Math.sqrt(configuration.dimension());
      factor[p * j + j] = theta;
      a[j] = random.nextBoolean() ? theta : -theta;
    }
    return start(configuration, parameters(plane, factor, a), 0);
  }

  private static Parameters parameters(double[] plane, double[] factor, double[] a) {
    int p = a.length;
    return new Parameters(
        List.of(
            Parameter.of(ParameterShape.of("plane", p, 2), plane),
            Parameter.of(ParameterShape.of("factor", p, p), factor),
            Parameter.of(ParameterShape.of("a", p), a)));
  }

  private static final class FactorTraining implements Training {
    private static final int TRAINING = 1;
    private static final int TEST = 2;

    private final TrainingConfiguration configuration;
    private final int p;
    private final double[] plane;
    private final double[] factor;
    private final double[] a;
    private long steps;

    FactorTraining(TrainingConfiguration configuration, Parameters initial, long steps) {
      this.configuration = configuration;
      this.p = configuration.neurons();
      this.plane = values(initial.get("plane"));
      this.factor = values(initial.get("factor"));
      this.a = values(initial.get("a"));
      this.steps = steps;
    }

    private static double[] values(Parameter parameter) {
      return IntStream.range(0, parameter.size()).mapToDouble(parameter::value).toArray();
    }

    @Override
    public TrainingConfiguration configuration() {
      return configuration;
    }

    @Override
    public long steps() {
      return steps;
    }

    /** Of the products with A and L, forward and backward. */
    @Override
    public double flopsPerStep() {
      return 4.0 * configuration.batch() * p * (p + 2);
    }

    @Override
    public void step() {
      stepMeasured();
    }

    /** Two coordinates of a sample, and p of it beside the plane. */
    private double[] draw(SplittableRandom random) {
      return IntStream.range(0, p + 2).mapToDouble(k -> random.nextGaussian()).toArray();
    }

    private SplittableRandom random(int purpose) {
      return new SplittableRandom(31 * (31 * configuration.seed() + steps) + purpose);
    }

    private double activation(int j, double[] x) {
      double z = plane[2 * j] * x[0] + plane[2 * j + 1] * x[1];
      for (int k = 0; k < p; k++) {
        z += factor[p * j + k] * x[k + 2];
      }
      return Math.max(0, z);
    }

    private double output(double[] x) {
      double sum = 0;
      for (int j = 0; j < p; j++) {
        sum += a[j] * activation(j, x);
      }
      return sum / configuration.scaling().divisor(p);
    }

    private static float label(double[] x) {
      return Problem.label((float) x[0], (float) x[1]);
    }

    @Override
    public double stepMeasured() {
      Loss loss = configuration.loss();
      SplittableRandom random = random(TRAINING);
      double[] planeGradient = new double[plane.length];
      double[] factorGradient = new double[factor.length];
      double[] outputGradient = new double[p];
      double lossSum = 0;
      for (int i = 0; i < configuration.batch(); i++) {
        double[] x = draw(random);
        double f = output(x);
        double slope = loss.derivative(label(x), f);
        lossSum += loss.value(label(x), f);
        for (int j = 0; j < p; j++) {
          double h = activation(j, x);
          outputGradient[j] += slope * h;
          double active = h > 0 ? slope * a[j] : 0;
          planeGradient[2 * j] += active * x[0];
          planeGradient[2 * j + 1] += active * x[1];
          for (int k = 0; k < p; k++) {
            factorGradient[p * j + k] += active * x[k + 2];
          }
        }
      }
      descend(plane, planeGradient);
      descend(factor, factorGradient);
      descend(a, outputGradient);
      steps++;
      return lossSum / configuration.batch();
    }

    private void descend(double[] values, double[] gradient) {
      for (int i = 0; i < values.length; i++) {
        values[i] -= configuration.learningRate() / configuration.batch() * gradient[i];
      }
    }

    @Override
    public NeuronStates neurons() {
      double[] first = new double[p];
      double[] second = new double[p];
      double[] norms = new double[p];
      for (int j = 0; j < p; j++) {
        first[j] = plane[2 * j];
        second[j] = plane[2 * j + 1];
        int row = p * j;
        norms[j] =
            Math.sqrt(
                IntStream.range(0, p).mapToDouble(k -> factor[row + k]).map(l -> l * l).sum());
      }
      return NeuronStates.ofPlane(first, second, norms, a);
    }

    @Override
    public Parameters parameters() {
      return FactorEngine.parameters(plane.clone(), factor.clone(), a.clone());
    }

    @Override
    public Evaluation test(long samples) {
      SplittableRandom random = random(TEST);
      long errors = 0;
      double lossSum = 0;
      double squareSum = 0;
      for (long i = 0; i < samples; i++) {
        double[] x = draw(random);
        double f = output(x);
        double loss = configuration.loss().value(label(x), f);
        errors += label(x) * f > 0 ? 0 : 1;
        lossSum += loss;
        squareSum += loss * loss;
      }
      return Evaluation.ofSums(samples, errors, lossSum, squareSum);
    }

    @Override
    public void close() {
      // No threads to end.
    }
  }
}
