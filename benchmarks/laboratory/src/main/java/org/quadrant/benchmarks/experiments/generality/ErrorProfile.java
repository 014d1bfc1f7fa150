package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.network.Network;
import org.quadrant.theory.BlurredBoundary;

/**
 * Where a network errs at one time.
 *
 * @param time t
 * @param state the four boundaries
 * @param byAngle error probability at {@link #angles}
 * @param byDistance error probability at {@link #distances}
 * @param byWidth error probability at {@link #scaled} times the width of the strip
 */
record ErrorProfile(
    double time, BoundaryState state, double[] byAngle, double[] byDistance, double[] byWidth) {
  private static final int ANGLES = 360;
  private static final int DISTANCES = 31;
  private static final double DISTANCE_STEP = 0.05;

  static ErrorProfile of(
      double time, BoundaryState state, Network network, int samples, long seed) {
    PlaneErrors errors = new PlaneErrors(network, samples, seed);
    double width = state.width();
    return new ErrorProfile(
        time,
        state,
        Arrays.stream(angles()).map(errors::atAngle).toArray(),
        Arrays.stream(distances()).map(errors::atDistance).toArray(),
        Arrays.stream(scaled()).map(x -> errors.atDistance(width * x)).toArray());
  }

  /** Polar angles in the middle of each degree, radians from −π to π. */
  static double[] angles() {
    return IntStream.range(0, ANGLES)
        .mapToDouble(i -> Math.toRadians(i + 0.5 - ANGLES / 2))
        .toArray();
  }

  /** Distances from the true boundary; the first is next to it, not on it. */
  static double[] distances() {
    return steps(DISTANCES, DISTANCE_STEP);
  }

  /** Distances over half the width of the strip. */
  static double[] scaled() {
    return steps(13, 0.25);
  }

  private static double[] steps(int count, double step) {
    return IntStream.range(0, count).mapToDouble(i -> Math.max(1e-3, i * step)).toArray();
  }

  double[] predictedByAngle() {
    return Arrays.stream(angles()).map(state::errorAtAngle).toArray();
  }

  double[] predictedByDistance() {
    return Arrays.stream(distances()).map(state::errorAtDistance).toArray();
  }

  double[] predictedByWidth() {
    double width = state.width();
    return Arrays.stream(scaled()).map(x -> state.errorAtDistance(width * x)).toArray();
  }

  /** What is inside a wedge at each angle: 1, and 0 outside. */
  double[] wedgesByAngle() {
    return Arrays.stream(angles()).map(angle -> depth(angle) > 0 ? 1 : 0).toArray();
  }

  /**
   * Means over the angles that are so far inside a wedge, or outside of all.
   *
   * @param measured NaN if there are none
   * @param predicted of the blurred boundaries, over the same angles
   */
  record Part(double measured, double predicted) {}

  /** The angles inside a wedge and at least so many degrees from its edges. */
  Part insideWedges(double fromEdges) {
    return part(angle -> depth(angle) >= Math.toRadians(fromEdges));
  }

  /** The angles outside all wedges and at least so many degrees from every edge. */
  Part outsideWedges(double fromEdges) {
    return part(angle -> depth(angle) <= -Math.toRadians(fromEdges));
  }

  private Part part(DoublePredicate isCounted) {
    double[] angles = angles();
    IntPredicate counted = i -> isCounted.test(angles[i]);
    return new Part(
        mean(counted, i -> byAngle[i]), mean(counted, i -> state.errorAtAngle(angles[i])));
  }

  private static double mean(IntPredicate counted, IntToDoubleFunction figure) {
    return IntStream.range(0, ANGLES)
        .filter(counted)
        .mapToDouble(figure)
        .average()
        .orElse(Double.NaN);
  }

  /** Angle from the nearest edge of a wedge, positive inside. */
  private double depth(double angle) {
    List<BoundaryState.Pair> pairs = BoundaryState.PAIRS;
    double deepest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < pairs.size(); i++) {
      BlurredBoundary boundary = state.boundaries().get(i);
      double[] outwards = pairs.get(i).outwards();
      double[] across = pairs.get(i).across();
      double ray = Math.cos(angle) * outwards[0] + Math.sin(angle) * outwards[1];
      double side = Math.cos(angle) * across[0] + Math.sin(angle) * across[1];
      double fromTrue = -Math.atan2(side, ray);
      double half = 0.5 * Math.abs(boundary.angle());
      deepest =
          Math.max(
              deepest,
              half - Math.abs(Math.IEEEremainder(fromTrue - 0.5 * boundary.angle(), 2 * Math.PI)));
    }
    return deepest;
  }
}
