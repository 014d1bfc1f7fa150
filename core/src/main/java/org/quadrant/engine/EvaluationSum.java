package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Tile;
import org.quadrant.training.TrainingConfiguration;

/** Errors and losses of samples that nothing is learnt from. */
final class EvaluationSum implements SamplePass.Work {
  private final Kernels kernels;
  private final TrainingConfiguration configuration;
  private final PackedLayers parameters;
  private final Sums[] parts;
  private final Sums total = new Sums();
  private final int divisor;

  private static final class Sums {
    private double losses;
    private double squares;
    private long errors;

    void clear() {
      losses = 0;
      squares = 0;
      errors = 0;
    }

    void add(Sums other) {
      losses += other.losses;
      squares += other.squares;
      errors += other.errors;
    }
  }

  /**
   * A sum of nothing, to be used once.
   *
   * @param kernels its arithmetic
   * @param configuration of the run
   * @param parameters what is evaluated
   * @param workers number of workers
   */
  EvaluationSum(
      Kernels kernels, TrainingConfiguration configuration, PackedLayers parameters, int workers) {
    this.kernels = kernels;
    this.configuration = configuration;
    this.parameters = parameters;
    this.parts = new Sums[workers];
    Arrays.setAll(parts, worker -> new Sums());
    this.divisor = configuration.scaling().divisor(configuration.neurons());
  }

  @Override
  public void take(int worker, Tile tile, long first, int count, boolean resume) {
    kernels.forward(parameters.first, tile, count);
    kernels.outputs(parameters.second, divisor, tile, count);
    kernels.losses(configuration.loss(), tile, count);
    Sums sums = parts[worker];
    if (!resume) {
      sums.clear();
    }
    for (int i = 0; i < count; i++) {
      double loss = tile.loss[i];
      sums.losses += loss;
      sums.squares += loss * loss;
      sums.errors += tile.y[i] * tile.f[i] > 0 ? 0 : 1;
    }
  }

  @Override
  public void add(int worker, long block) {
    total.add(parts[worker]);
  }

  Evaluation of(long samples) {
    return Evaluation.ofSums(samples, total.errors, total.losses, total.squares);
  }
}
