package org.quadrant.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/**
 * Solves dq_B/dt = 2 q_B Γ_B(q) with commons-math's Dormand–Prince 8(5,3) method (E. Hairer, S. P.
 * Nørsett and G. Wanner, <i>Solving Ordinary Differential Equations I</i>, section II.5), adaptive
 * steps and dense output.
 *
 * <p>With the default tolerance every mass is right to 1e−10 relative at all times up to 1000,
 * whether or not they are ends of a step. Immutable and safe for use by several threads.
 */
public final class BlockFlowSolver {
  /** Local error allowed per step, relative to each mass. */
  public static final double DEFAULT_TOLERANCE = 1e-12;

  private static final double MAX_TOLERANCE = 1e-3;

  /** Scale of a mass that is zero, and stays so: the error is purely relative for all others. */
  private static final double ABSOLUTE_TOLERANCE = Double.MIN_NORMAL;

  /**
   * Longest step. At large masses differences between blocks are damped at rates up to 2/√π per
   * unit of time, the flow itself is slow, and the step would grow to where this explicit method
   * amplifies those differences (about 6): between the steps at which the control notices, errors
   * reach 1e4 times the tolerance.
   */
  private static final double MAX_STEP = 5;

  /** A longer time would take minutes, for {@link LateTime} by then gives the same. */
  private static final double LONGEST = 1e6;

  /** In a shorter time no mass changes in its last digit, and the integrator would refuse. */
  private static final double SHORTEST = 1e-300;

  /** Below, derivatives underflow and masses would never grow. */
  private static final double SMALLEST_MASS = 1e-300;

  private final MassFlow flow;
  private final double tolerance;

  /**
   * Solver with the default tolerance.
   *
   * @param flow right-hand side
   */
  public BlockFlowSolver(MassFlow flow) {
    this(flow, DEFAULT_TOLERANCE);
  }

  /**
   * Solver with a given tolerance.
   *
   * @param flow right-hand side
   * @param tolerance local error allowed per step, relative to each mass; positive, at most 1e−3
   * @throws IllegalArgumentException if the tolerance is not in that range
   */
  public BlockFlowSolver(MassFlow flow, double tolerance) {
    // With less control a step may overshoot to negative masses.
    if (!(tolerance > 0 && tolerance <= MAX_TOLERANCE)) {
      throw new IllegalArgumentException("tolerance " + tolerance + " is not in (0, 1e-3]");
    }
    this.flow = flow;
    this.tolerance = tolerance;
  }

  /**
   * Block masses along the solution.
   *
   * @param startTime time at which the masses are known; any finite number
   * @param start masses then, each 0 or from 1e−300 to the flow's largest, 1e8 for Gaussian inputs
   * @param times requested times, in ascending order (repeats allowed), none before the start nor
   *     more than 1e6 after it
   * @return masses at the requested times, in their order; unmodifiable
   * @throws IllegalArgumentException if a time is out of range, the times do not ascend from the
   *     start, or a mass is out of range
   */
  public List<BlockValues> solve(double startTime, BlockValues start, double... times) {
    requireStart(start);
    requireAscending(startTime, times);
    // The flow does not know what time it is: counted from the start, every step is resolved.
    double[] durations = Arrays.stream(times).map(time -> time - startTime).toArray();
    double end = times.length == 0 ? 0 : durations[times.length - 1];
    if (end > LONGEST) {
      throw new IllegalArgumentException(
          "time "
              + (startTime + end)
              + " after time "
              + startTime
              + "; allowed: at most 1e6 later");
    }
    Samples samples = new Samples(start, durations);
    if (end > SHORTEST) {
      DormandPrince853Integrator integrator =
          new DormandPrince853Integrator(0, MAX_STEP, ABSOLUTE_TOLERANCE, tolerance);
      integrator.addStepHandler(samples);
      double[] masses = start.toArray();
      integrator.integrate(new Equations(flow), 0, masses, end, masses);
    }
    return List.copyOf(samples.masses);
  }

  private void requireStart(BlockValues start) {
    Masses.requireAtMost(start, flow.largestMass());
    for (Block block : Block.values()) {
      double mass = start.get(block);
      if (mass > 0 && mass < SMALLEST_MASS) {
        throw new IllegalArgumentException(
            "mass of block " + block.symbol() + " is " + mass + "; allowed: 0, or at least 1e-300");
      }
    }
  }

  private static void requireAscending(double startTime, double[] times) {
    if (!Double.isFinite(startTime)) {
      throw new IllegalArgumentException("start at time " + startTime);
    }
    double previous = startTime;
    for (double time : times) {
      if (!(time >= previous) || Double.isInfinite(time)) {
        throw new IllegalArgumentException("time " + time + " after time " + previous);
      }
      previous = time;
    }
  }

  /** The right-hand side in commons-math's form. */
  private record Equations(MassFlow flow) implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return Block.values().length;
    }

    @Override
    public void computeDerivatives(double time, double[] masses, double[] derivatives) {
      double[] rates = flow.rates(BlockValues.of(masses)).toArray();
      for (int block = 0; block < rates.length; block++) {
        derivatives[block] = 2 * masses[block] * rates[block];
      }
    }
  }

  /** Reads the solution off the dense output at the requested times. */
  private static final class Samples implements StepHandler {
    private final double[] times;
    private final List<BlockValues> masses = new ArrayList<>();

    /** Times are counted from the start. */
    Samples(BlockValues start, double[] times) {
      this.times = times;
      while (masses.size() < times.length && times[masses.size()] <= SHORTEST) {
        masses.add(start);
      }
    }

    @Override
    public void init(double startTime, double[] start, double endTime) {
      // The start is already read.
    }

    @Override
    public void handleStep(StepInterpolator step, boolean isLast) {
      while (masses.size() < times.length
          && (isLast || times[masses.size()] <= step.getCurrentTime())) {
        step.setInterpolatedTime(times[masses.size()]);
        masses.add(BlockValues.of(step.getInterpolatedState()));
      }
    }
  }
}
