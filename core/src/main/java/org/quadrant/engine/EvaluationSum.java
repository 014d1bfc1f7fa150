package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.Tile;
import org.quadrant.training.TrainingConfiguration;

/** Errors and losses of samples that nothing is learnt from. */
final class EvaluationSum implements SampleWork {
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
   * A sum of nothing, to which passes over samples add; a sum of other samples is another.
   *
   * @param kernels its arithmetic
   * @param configuration of the run
   * @param parameters what is evaluated
   * @param slots number of blocks that are under way at once, at most
   */
  EvaluationSum(
      Kernels kernels, TrainingConfiguration configuration, PackedLayers parameters, int slots) {
    this.kernels = kernels;
    this.configuration = configuration;
    this.parameters = parameters;
    this.parts = new Sums[slots];
    Arrays.setAll(parts, slot -> new Sums());
    this.divisor = configuration.scaling().divisor(configuration.neurons());
  }

  @Override
  public void activate(Tile tile, Span samples, Span strips) {
    kernels.forward(parameters.first, tile, samples, strips);
  }

  @Override
  public void respond(Tile tile, Span samples) {
    kernels.outputs(parameters.second, divisor, tile, samples);
    kernels.losses(configuration.loss(), tile, samples);
  }

  @Override
  public void tally(int slot, Tile tile, Span samples, long first) {
    Sums sums = parts[slot];
    if (!SampleWork.resumes(first)) {
      sums.clear();
    }
    for (int i = samples.begin(); i < samples.end(); i++) {
      double loss = tile.loss[i];
      sums.losses += loss;
      sums.squares += loss * loss;
      sums.errors += tile.y[i] * tile.f[i] > 0 ? 0 : 1;
    }
  }

  @Override
  public void addTally(int slot, long block) {
    total.add(parts[slot]);
  }

  Evaluation of(long samples) {
    return Evaluation.ofSums(samples, total.errors, total.losses, total.squares);
  }
}
