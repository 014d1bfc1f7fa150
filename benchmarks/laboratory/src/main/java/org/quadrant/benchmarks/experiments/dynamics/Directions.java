package org.quadrant.benchmarks.experiments.dynamics;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.NeuronStates;

/** Where the neurons of a network point, each counted once or by its mass |a|‖w‖. */
final class Directions {
  /** Half-width of the cones around the four directions, in degrees and in radians. */
  static final int CONE_DEGREES = 10;

  static final double CONE = Math.toRadians(CONE_DEGREES);

  /** The same as texts have it. */
  static final String CONE_TEXT = CONE_DEGREES + "°";

  /** Bins of the histogram, ten degrees each, the four directions in the middle of one. */
  static final int BINS = 36;

  private final NeuronStates states;
  private final IntToDoubleFunction weight;

  private Directions(NeuronStates states, IntToDoubleFunction weight) {
    this.states = states;
    this.weight = weight;
  }

  static Directions counted(NeuronStates states) {
    return new Directions(states, j -> 1);
  }

  static Directions weighted(NeuronStates states) {
    return new Directions(states, states::mass);
  }

  /** Component of w along μ̂₁ over ‖w‖. */
  static double alongFirst(NeuronStates states, int j) {
    return (isOnFirst(states, j) ? states.signal(j) : states.opposite(j)) / states.norm(j);
  }

  /** Component of w along μ̂₂ over ‖w‖. */
  static double alongSecond(NeuronStates states, int j) {
    return (isOnFirst(states, j) ? states.opposite(j) : states.signal(j)) / states.norm(j);
  }

  private static boolean isOnFirst(NeuronStates states, int j) {
    return Axis.own(states.outputWeight(j)) == Axis.MU_1;
  }

  /** Share of the neurons within 10° of one of ±μ̂₁, ±μ̂₂, the angle taken in all dimensions. */
  double shareInCones() {
    return share(
        j ->
            Math.max(Math.abs(states.signal(j)), Math.abs(states.opposite(j)))
                >= Math.cos(CONE) * states.norm(j));
  }

  /** Share whose projection on the plane of the axes is within 10° of one of the four. */
  double shareNearAxes() {
    return share(j -> isNear(states.signal(j), states.opposite(j)) || isNearOther(j));
  }

  /** Share whose projection on the plane of the axes is within 10° of their own axis. */
  double shareNearOwnAxis() {
    return share(j -> isNear(states.signal(j), states.opposite(j)));
  }

  private boolean isNearOther(int j) {
    return isNear(states.opposite(j), states.signal(j));
  }

  private static boolean isNear(double along, double across) {
    return Math.abs(across) <= Math.tan(CONE) * Math.abs(along);
  }

  private double share(IntPredicate isCounted) {
    double counted =
        IntStream.range(0, states.neurons()).filter(isCounted).mapToDouble(weight).sum();
    return counted / IntStream.range(0, states.neurons()).mapToDouble(weight).sum();
  }

  /** Shares by angle in the plane of the axes, from +μ̂₁ towards +μ̂₂; bin 18 is around +μ̂₁. */
  double[] histogram() {
    double[] shares = new double[BINS];
    double sum = 0;
    for (int j = 0; j < states.neurons(); j++) {
      double angle = Math.atan2(alongSecond(states, j), alongFirst(states, j));
      int bin = (int) Math.floor(angle / (2 * Math.PI) * BINS + 0.5) + BINS / 2;
      shares[bin % BINS] += weight.applyAsDouble(j);
      sum += weight.applyAsDouble(j);
    }
    for (int bin = 0; bin < BINS; bin++) {
      shares[bin] /= sum;
    }
    return shares;
  }
}
