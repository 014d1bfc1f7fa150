package org.quadrant.reference;

import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.Engine;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/** The double-precision engine: written to be read line by line against the formulas. */
public final class ReferenceEngine implements Engine {
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
  public Training start(TrainingConfiguration configuration, Network initial) {
    return new ReferenceTraining(configuration, initial);
  }
}
