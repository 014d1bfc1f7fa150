package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quadrant.benchmarks.experiments.DivergedException;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.theory.OffsetFlow;
import org.quadrant.theory.OffsetMoments;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.Snapshot;
import org.quadrant.training.SnapshotObserver;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * Errors of one training over time, split into wedges and strip, and where they are at some of the
 * times.
 *
 * @param configuration what was trained
 * @param points errors at regular times
 * @param profiles where the network errs, at the chosen times
 * @param map error probability in cells of the plane at {@link Plan#mapTime}, [row][column]; empty
 *     if none was asked for
 */
record GeneralisationRun(
    TrainingConfiguration configuration,
    List<Point> points,
    List<ErrorProfile> profiles,
    double[][] map) {
  private static final int PLANE_ANGLES = 14_400;

  /**
   * Errors at one time.
   *
   * @param time t
   * @param error test error
   * @param state angles and widths of the four boundaries
   * @param blockMasses the four masses
   * @param plane error of the same network without w⊥; NaN where there is no profile
   * @param offsets what the flow of offsets makes of those measured at its start; none before it
   * @param floor error that the noise of minibatches alone would keep up; NaN before the flow
   *     starts
   */
  record Point(
      double time,
      double error,
      BoundaryState state,
      BlockValues blockMasses,
      double plane,
      OffsetMoments offsets,
      double floor) {
    double wedges() {
      return state.wedges();
    }

    double strip() {
      return state.error() - state.wedges();
    }

    double boundaries() {
      return state.error();
    }

    /** Error of the boundaries with the widths of the flow instead of those of the network. */
    double predicted() {
      return state.errorWith(offsets);
    }
  }

  /**
   * What to train and to look at.
   *
   * @param configuration of the training
   * @param observeEvery time between points, a multiple of η
   * @param end time of the last, a multiple of it
   * @param flowFrom time at which the flow of offsets starts from those measured
   * @param testSamples fresh samples of every test
   * @param profileTestSamples of the tests at the times of profiles
   * @param profileTimes multiples of the time between points, ascending
   * @param profileSamples inputs for each error probability of a profile
   * @param mapTime one of the times
   * @param mapCells cells of the map in each direction; 0 for no map
   */
  record Plan(
      TrainingConfiguration configuration,
      double observeEvery,
      double end,
      double flowFrom,
      long testSamples,
      long profileTestSamples,
      double[] profileTimes,
      int profileSamples,
      double mapTime,
      int mapCells) {
    /** Half the side of the map's square. */
    static final double MAP_RANGE = 2.5;

    boolean hasProfile(double time) {
      return Arrays.stream(profileTimes).anyMatch(t -> Math.abs(t - time) < 1e-9);
    }
  }

  static GeneralisationRun train(WeightEngine engine, Plan plan) {
    TrainingConfiguration configuration = plan.configuration();
    long stride = Math.round(plan.observeEvery() / configuration.learningRate());
    long steps = stride * Math.round(plan.end() / plan.observeEvery());
    Look look = new Look(plan);
    try (WeightTraining training = engine.start(configuration)) {
      SnapshotObserver<DivergedException> observer =
          new SnapshotObserver<>(
              training,
              plan.testSamples(),
              (snapshot, diverged) -> {
                if (diverged) {
                  throw new DivergedException(configuration, snapshot);
                }
                if (snapshot.step() > 0) {
                  look.add(snapshot, training);
                }
              });
      new ObservedRun(steps, stride).run(training, observer);
    }
    return look.run;
  }

  /** Looks at a training from time to time. */
  private static final class Look {
    private final Plan plan;
    private final GeneralisationRun run;
    private final OffsetFlow flow;
    private BoundaryState before;
    private OffsetMoments offsets = OffsetMoments.NONE;
    private NoiseFloor floor;
    private long step;

    Look(Plan plan) {
      this.plan = plan;
      TrainingConfiguration configuration = plan.configuration();
      run =
          new GeneralisationRun(
              configuration,
              new ArrayList<>(),
              new ArrayList<>(),
              new double[plan.mapCells()][plan.mapCells()]);
      flow =
          new OffsetFlow(
              configuration.learningRate(), configuration.batch(), configuration.dimension() - 2);
    }

    void add(Snapshot snapshot, WeightTraining training) {
      Network network = training.network();
      double time = snapshot.time();
      BoundaryState state = BoundaryState.of(network);
      double noise = Double.NaN;
      if (floor != null) {
        offsets =
            flow.advance(
                offsets,
                NoiseFloor.middle(before.masses(), state.masses()),
                snapshot.step() - step);
        noise = floor.error(state.masses(), snapshot.step());
      } else if (time >= plan.flowFrom() - 1e-9) {
        offsets = state.moments();
        floor = new NoiseFloor(plan.configuration(), state.masses(), snapshot.step());
      }
      before = state;
      step = snapshot.step();
      boolean profiled = plan.hasProfile(time);
      run.points.add(
          new Point(
              time,
              profiled
                  ? training.test(plan.profileTestSamples()).errorRate()
                  : snapshot.test().errorRate(),
              state,
              snapshot.neurons().masses(),
              profiled ? PlaneErrors.withoutOrthogonal(network, PLANE_ANGLES) : Double.NaN,
              offsets,
              noise));
      if (profiled) {
        run.profiles.add(ErrorProfile.of(time, state, network, plan.profileSamples(), run.seed()));
      }
      if (plan.mapCells() > 0 && Math.abs(time - plan.mapTime()) < 1e-9) {
        fillMap(network);
      }
    }

    private void fillMap(Network network) {
      PlaneErrors errors = new PlaneErrors(network, plan.profileSamples(), run.seed());
      int cells = plan.mapCells();
      for (int row = 0; row < cells; row++) {
        for (int column = 0; column < cells; column++) {
          run.map[row][column] = errors.at(centre(column, cells), centre(row, cells));
        }
      }
    }

    private static double centre(int cell, int cells) {
      return Plan.MAP_RANGE * (2 * (cell + 0.5) / cells - 1);
    }
  }

  long seed() {
    return configuration.seed();
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
