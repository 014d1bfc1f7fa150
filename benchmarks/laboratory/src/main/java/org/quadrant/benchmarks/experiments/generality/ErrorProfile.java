package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.theory.BoundaryError;
import org.quadrant.theory.Wedge;

/**
 * Where a network errs at one time.
 *
 * @param time t
 * @param masses of the four blocks
 * @param byAngle error probability at {@link #angles}
 * @param byDistance error probability at {@link #distances}
 */
record ErrorProfile(double time, BlockValues masses, double[] byAngle, double[] byDistance) {
  private static final int ANGLES = 360;
  private static final int DISTANCES = 31;
  private static final double DISTANCE_STEP = 0.05;

  static ErrorProfile of(double time, BlockValues masses, Network network, int samples, long seed) {
    PlaneErrors errors = new PlaneErrors(network, samples, seed);
    return new ErrorProfile(
        time,
        masses,
        Arrays.stream(angles()).map(errors::atAngle).toArray(),
        Arrays.stream(distances()).map(errors::atDistance).toArray());
  }

  /** Polar angles in the middle of each degree, radians from −π to π. */
  static double[] angles() {
    return IntStream.range(0, ANGLES)
        .mapToDouble(i -> Math.toRadians(i + 0.5 - ANGLES / 2))
        .toArray();
  }

  /** Distances from the true boundary; the first is next to it, not on it. */
  static double[] distances() {
    return IntStream.range(0, DISTANCES)
        .mapToDouble(i -> Math.max(1e-3, i * DISTANCE_STEP))
        .toArray();
  }

  /** Error that the wedges of the masses predict at each angle: 1 inside, 0 outside. */
  double[] predictedByAngle() {
    List<Wedge> wedges = BoundaryError.wedges(masses);
    return Arrays.stream(angles()).map(angle -> depth(wedges, angle) > 0 ? 1 : 0).toArray();
  }

  double[] predictedByDistance() {
    return Arrays.stream(distances())
        .map(distance -> BoundaryError.probabilityAtDistance(masses, distance))
        .toArray();
  }

  /**
   * Mean error over the angles inside a wedge and at least so far from its edges; NaN if there are
   * none.
   */
  double insideWedges(double fromEdges) {
    return mean(Math.toRadians(fromEdges), Double.POSITIVE_INFINITY);
  }

  /** Mean error over the angles outside all wedges and at least so far from every edge. */
  double outsideWedges(double fromEdges) {
    return mean(Double.NEGATIVE_INFINITY, -Math.toRadians(fromEdges));
  }

  private double mean(double least, double most) {
    List<Wedge> wedges = BoundaryError.wedges(masses);
    double[] angles = angles();
    return IntStream.range(0, ANGLES)
        .filter(i -> depth(wedges, angles[i]) >= least && depth(wedges, angles[i]) <= most)
        .mapToDouble(i -> byAngle[i])
        .average()
        .orElse(Double.NaN);
  }

  private static double depth(List<Wedge> wedges, double angle) {
    return wedges.stream()
        .mapToDouble(wedge -> depth(wedge, angle))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** Angle from the nearer edge of a wedge, positive inside. */
  private static double depth(Wedge wedge, double angle) {
    double centre = 0.5 * (wedge.trueBoundary() + wedge.learnedBoundary());
    double half = 0.5 * Math.abs(wedge.trueBoundary() - wedge.learnedBoundary());
    return half - Math.abs(Math.IEEEremainder(angle - centre, 2 * Math.PI));
  }
}
