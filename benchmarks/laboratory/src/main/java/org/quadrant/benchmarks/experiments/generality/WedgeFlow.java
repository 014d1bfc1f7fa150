package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;
import org.quadrant.theory.BoundaryError;

/** Wedges of the masses that the block flow makes of measured ones. */
final class WedgeFlow {
  private static final BlockFlowSolver SOLVER = new BlockFlowSolver(new BlockFlow());

  private WedgeFlow() {}

  /** Their error at a later time. */
  static double wedges(BlockValues masses, double from, double to) {
    return wedges(masses, from, new double[] {to})[0];
  }

  /** Their error at later times, ascending. */
  static double[] wedges(BlockValues masses, double from, double[] times) {
    return SOLVER.solve(from, masses, times).stream()
        .mapToDouble(BoundaryError::probability)
        .toArray();
  }

  /** The same from the first of some points that is no earlier than a time; NaN before. */
  static double[] from(GeneralisationRun run, double start) {
    double[] times = run.points().stream().mapToDouble(GeneralisationRun.Point::time).toArray();
    double[] later = Arrays.stream(times).filter(time -> time >= start).toArray();
    double[] errors = new double[times.length];
    Arrays.fill(errors, Double.NaN);
    double[] flow = wedges(run.at(start).state().masses(), start, later);
    System.arraycopy(flow, 0, errors, times.length - later.length, later.length);
    return errors;
  }
}
