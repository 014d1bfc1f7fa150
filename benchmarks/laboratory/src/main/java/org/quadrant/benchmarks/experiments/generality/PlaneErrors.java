package org.quadrant.benchmarks.experiments.generality;

import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.quadrant.network.Network;
import org.quadrant.problem.Problem;

/**
 * Errors of a network under Gaussian inputs, given something about (x₁, x₂). What the other
 * coordinates add to each neuron, w⊥·x⊥, is drawn once, for n inputs, and shared by all points of
 * the plane: an error probability has the standard error √(P(1 − P)/n), and neighbouring points
 * have nearly the same noise.
 */
final class PlaneErrors {
  private static final double SQRT_TWO = Math.sqrt(2);

  private final int neurons;
  private final double[] first;
  private final double[] second;
  private final double[] outputWeights;

  /** w⊥·x⊥, [sample][neuron]. */
  private final double[][] offsets;

  /** |(x₁, x₂)|, one for each sample. */
  private final double[] radii;

  /** Uniform on [0, 1), one for each sample. */
  private final double[] levels;

  PlaneErrors(Network network, int samples, long seed) {
    neurons = network.neurons();
    first = column(network, 0);
    second = column(network, 1);
    outputWeights = network.outputWeights();
    offsets = new double[samples][neurons];
    radii = new double[samples];
    levels = new double[samples];
    SplittableRandom random = new SplittableRandom(seed);
    int d = network.dimension();
    double[] weights = network.weights();
    double[] x = new double[d];
    for (int i = 0; i < samples; i++) {
      for (int k = 2; k < d; k++) {
        x[k] = random.nextGaussian();
      }
      for (int j = 0; j < neurons; j++) {
        double sum = 0;
        for (int k = 2; k < d; k++) {
          sum = Math.fma(weights[j * d + k], x[k], sum);
        }
        offsets[i][j] = sum;
      }
      radii[i] = Math.hypot(random.nextGaussian(), random.nextGaussian());
      levels[i] = random.nextDouble();
    }
  }

  private static double[] column(Network network, int coordinate) {
    double[] column = new double[network.neurons()];
    for (int j = 0; j < column.length; j++) {
      column[j] = network.weight(j, coordinate);
    }
    return column;
  }

  /** p·f at one input. */
  private double output(double x1, double x2, double[] offset) {
    double sum = 0;
    for (int j = 0; j < neurons; j++) {
      double z = Math.fma(first[j], x1, Math.fma(second[j], x2, offset[j]));
      sum = Math.fma(outputWeights[j], Math.max(0, z), sum);
    }
    return sum;
  }

  private boolean errs(double x1, double x2, double[] offset) {
    return Problem.label((float) x1, (float) x2) * output(x1, x2, offset) <= 0;
  }

  /** Error probability at a point. */
  double at(double x1, double x2) {
    int errors = 0;
    for (double[] offset : offsets) {
      if (errs(x1, x2, offset)) {
        errors++;
      }
    }
    return (double) errors / offsets.length;
  }

  /** Error probability at a polar angle, over the radius. */
  double atAngle(double angle) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    int errors = 0;
    for (int i = 0; i < radii.length; i++) {
      if (errs(radii[i] * cosine, radii[i] * sine, offsets[i])) {
        errors++;
      }
    }
    return (double) errors / radii.length;
  }

  /** Error probability at a distance min(|x₁|, |x₂|) from the true boundary. */
  double atDistance(double distance) {
    double reached = Erf.erfc(distance / SQRT_TWO);
    int errors = 0;
    for (int i = 0; i < levels.length; i++) {
      // The outer coordinate is normal and larger than the distance; the eight sides are equal.
      double eighths = 8 * levels[i];
      int side = (int) eighths;
      double outer = SQRT_TWO * Erf.erfcInv(reached * (1 - (eighths - side)));
      double u = (side & 1) == 0 ? distance : -distance;
      double v = (side & 2) == 0 ? outer : -outer;
      boolean errs = (side & 4) == 0 ? errs(u, v, offsets[i]) : errs(v, u, offsets[i]);
      if (errs) {
        errors++;
      }
    }
    return (double) errors / levels.length;
  }

  /**
   * Error of the network without w⊥, which depends on the angle only.
   *
   * @param count number of angles, a multiple of 4 so that none is on the boundary
   * @return share of the angles at which it errs; each sign change of f adds up to 1/count
   */
  static double withoutOrthogonal(Network network, int count) {
    PlaneErrors plane = new PlaneErrors(network, 0, 0);
    double[] none = new double[network.neurons()];
    int errors = 0;
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / count;
      if (plane.errs(Math.cos(angle), Math.sin(angle), none)) {
        errors++;
      }
    }
    return (double) errors / count;
  }
}
