package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quadrant.benchmarks.experiments.DivergedException;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.theory.BoundaryError;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.Snapshot;
import org.quadrant.training.SnapshotObserver;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * Errors of one training over time, and where they are at some of the times.
 *
 * @param points errors at regular times
 * @param profiles where the network errs, at the chosen times
 * @param map error probability in cells of the plane at {@link Plan#mapTime}, [row][column]; empty
 *     if none was asked for
 */
record GeneralisationRun(
    long seed, List<Point> points, List<ErrorProfile> profiles, double[][] map) {
  /** Fresh samples of every test. */
  static final long TEST_SAMPLES = 50_000;

  private static final int PLANE_ANGLES = 14_400;

  /**
   * Errors at one time.
   *
   * @param time t
   * @param error test error
   * @param predicted by the wedges of the block masses
   * @param plane error of the same network without w⊥
   * @param blurred by the boundary of the network without w⊥, blurred by w⊥
   */
  record Point(double time, double error, double predicted, double plane, double blurred) {}

  /**
   * What to train and to look at.
   *
   * @param configuration of the training
   * @param observeEvery time between points, a multiple of η
   * @param profileTimes multiples of that, ascending; training ends with the last
   * @param profileSamples inputs for each error probability of a profile
   * @param mapTime one of the profile times
   * @param mapCells cells of the map in each direction; 0 for no map
   * @param mapSamples inputs for each error probability of the map
   */
  record Plan(
      TrainingConfiguration configuration,
      double observeEvery,
      double[] profileTimes,
      int profileSamples,
      double mapTime,
      int mapCells,
      int mapSamples) {
    /** Half the side of the map's square. */
    static final double MAP_RANGE = 2.5;

    boolean hasProfile(double time) {
      return Arrays.stream(profileTimes).anyMatch(t -> Math.abs(t - time) < 1e-9);
    }
  }

  static GeneralisationRun train(WeightEngine engine, Plan plan) {
    TrainingConfiguration configuration = plan.configuration();
    long stride = Math.round(plan.observeEvery() / configuration.learningRate());
    double end = plan.profileTimes()[plan.profileTimes().length - 1];
    long steps = stride * Math.round(end / plan.observeEvery());
    GeneralisationRun run =
        new GeneralisationRun(
            configuration.seed(),
            new ArrayList<>(),
            new ArrayList<>(),
            new double[plan.mapCells()][plan.mapCells()]);
    try (WeightTraining training = engine.start(configuration)) {
      SnapshotObserver<DivergedException> observer =
          new SnapshotObserver<>(
              training,
              TEST_SAMPLES,
              (snapshot, diverged) -> {
                if (diverged) {
                  throw new DivergedException(configuration, snapshot);
                }
                if (snapshot.step() > 0) {
                  run.add(snapshot, training.network(), plan);
                }
              });
      new ObservedRun(steps, stride).run(training, observer);
    }
    return run;
  }

  private void add(Snapshot snapshot, Network network, Plan plan) {
    double time = snapshot.time();
    BlockValues masses = snapshot.neurons().masses();
    points.add(
        new Point(
            time,
            snapshot.test().errorRate(),
            BoundaryError.probability(masses),
            PlaneErrors.withoutOrthogonal(network, PLANE_ANGLES),
            PlaneErrors.blurred(network, PLANE_ANGLES)));
    if (plan.hasProfile(time)) {
      profiles.add(ErrorProfile.of(time, masses, network, plan.profileSamples(), seed));
    }
    if (plan.mapCells() > 0 && Math.abs(time - plan.mapTime()) < 1e-9) {
      fillMap(network, plan);
    }
  }

  private void fillMap(Network network, Plan plan) {
    PlaneErrors errors = new PlaneErrors(network, plan.mapSamples(), seed);
    int cells = plan.mapCells();
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        map[row][column] = errors.at(centre(column, cells), centre(row, cells));
      }
    }
  }

  private static double centre(int cell, int cells) {
    return Plan.MAP_RANGE * (2 * (cell + 0.5) / cells - 1);
  }

  /** The point at a time. */
  Point at(double time) {
    return points.stream()
        .filter(point -> Math.abs(point.time() - time) < 1e-9)
        .findFirst()
        .orElseThrow();
  }

  /** The profile at a time. */
  ErrorProfile profile(double time) {
    return profiles.stream()
        .filter(profile -> Math.abs(profile.time() - time) < 1e-9)
        .findFirst()
        .orElseThrow();
  }
}
