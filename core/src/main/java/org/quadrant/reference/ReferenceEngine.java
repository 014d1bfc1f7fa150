package org.quadrant.reference;

import org.quadrant.network.Precision;
import org.quadrant.training.Parameters;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** The double-precision engine: written to be read line by line against the formulas. */
public final class ReferenceEngine implements WeightEngine {
  /** Header of a row and the reference to it, in numbers. */
  private static final long ROW_OVERHEAD = 3;

  /** The engine has no state. */
  public ReferenceEngine() {}

  @Override
  public String name() {
    return "reference";
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
    long row = Double.BYTES * (configuration.dimension() + ROW_OVERHEAD);
    // W, its gradient and the samples in rows; a, its gradient, labels and outputs beside them.
    return (2L * configuration.neurons() + configuration.batch()) * (row + 2 * Double.BYTES);
  }

  @Override
  public WeightTraining start(TrainingConfiguration configuration, Parameters initial, long steps) {
    initial.require(parameterShapes(configuration));
    requireRoom(configuration);
    return new ReferenceTraining(configuration, initial, steps);
  }
}
