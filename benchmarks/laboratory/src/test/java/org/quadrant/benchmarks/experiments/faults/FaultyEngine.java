package org.quadrant.benchmarks.experiments.faults;

import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.Minibatch;
import org.quadrant.training.Parameters;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * An engine with a fault, which says of its trainings that they were the ones asked for.
 *
 * @param engine one without
 */
record FaultyEngine(WeightEngine engine, Fault fault) implements WeightEngine {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public int lanes() {
    return engine.lanes();
  }

  @Override
  public int threads() {
    return engine.threads();
  }

  @Override
  public Precision precision() {
    return engine.precision();
  }

  @Override
  public long bytes(TrainingConfiguration configuration, int threads) {
    return engine.bytes(configuration, threads);
  }

  /** From parameters of another run, which already have what is wrong at the start. */
  @Override
  public WeightTraining start(TrainingConfiguration configuration, Parameters initial, long steps) {
    return shown(
        configuration, engine.start(fault.settings().apply(configuration), initial, steps));
  }

  @Override
  public WeightTraining start(TrainingConfiguration configuration, Network initial, long steps) {
    return shown(
        configuration,
        engine.start(fault.settings().apply(configuration), fault.start().apply(initial), steps));
  }

  private WeightTraining shown(TrainingConfiguration configuration, WeightTraining training) {
    return new FaultyTraining(configuration, training, fault);
  }

  /** A training that shows other settings, parameters and tests than it has. */
  private record FaultyTraining(
      TrainingConfiguration configuration, WeightTraining training, Fault fault)
      implements WeightTraining {
    @Override
    public long steps() {
      return training.steps();
    }

    @Override
    public void step() {
      training.step();
    }

    @Override
    public double stepMeasured() {
      return training.stepMeasured();
    }

    @Override
    public StepRecord step(Minibatch minibatch) {
      return training.step(minibatch);
    }

    @Override
    public Network network() {
      return fault.look().apply(training.network());
    }

    @Override
    public NeuronStates neurons() {
      return NeuronStates.of(network());
    }

    @Override
    public Evaluation test(long samples) {
      return fault.test().apply(training.test(samples));
    }

    @Override
    public void close() {
      training.close();
    }
  }
}
