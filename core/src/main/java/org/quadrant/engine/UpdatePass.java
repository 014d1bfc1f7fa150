package org.quadrant.engine;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.SphereProjection;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.tuning.Sharing;

/**
 * One pass of the workers over the parameters: the schedule of a step's update. Each strip of
 * neurons is updated by itself, so that workers may take them in any order. A pass may be run again
 * and again, and allocates nothing then but what {@code factors} does.
 */
final class UpdatePass implements WorkerTeam.Task {
  private final WorkerTeam team;
  private final Kernels kernels;
  private final TiledState state;
  private final OptionalDouble norm;
  private final LongFunction<UpdateFactors> factors;
  private final float[][] squares;
  private UpdateFactors current;
  private final AtomicInteger nextStrip = new AtomicInteger();

  /**
   * An update that has not begun.
   *
   * @param team does the work
   * @param kernels its arithmetic
   * @param state what is updated, by its own gradient
   * @param norm to which every w is scaled after the update; empty if it is not
   * @param factors what the update of a step multiplies with, by its index
   */
  UpdatePass(
      WorkerTeam team,
      Kernels kernels,
      TiledState state,
      OptionalDouble norm,
      LongFunction<UpdateFactors> factors) {
    this.team = team;
    this.kernels = kernels;
    this.state = state;
    this.norm = norm;
    this.factors = factors;
    this.squares = new float[norm.isPresent() ? team.threads() : 0][StripLayout.STRIP];
  }

  /**
   * Updates all parameters and counts the step.
   *
   * @throws WorkerTeam.RefusedException if the team is closed or at work; nothing has begun then
   * @throws IllegalStateException with the cause if a worker failed: the run is lost then
   */
  void run() {
    current = factors.apply(state.steps.taken());
    state.steps.beginUpdate();
    if (state.layout.size() < Sharing.UPDATED_WEIGHTS) {
      update(0, state.layout.strips(), 0);
    } else {
      try {
        team.run(this);
      } catch (WorkerTeam.RefusedException e) {
        // Closed since the gradient was summed.
        state.steps.withdrawUpdate();
        throw e;
      }
    }
    state.steps.endUpdate();
  }

  @Override
  public void prepare() {
    nextStrip.set(0);
  }

  /** One worker's part of the pass. */
  @Override
  public void accept(int worker) {
    while (true) {
      int strip = nextStrip.getAndIncrement();
      if (strip >= state.layout.strips()) {
        return;
      }
      update(strip, strip + 1, worker);
    }
  }

  private void update(int begin, int end, int worker) {
    kernels.update(
        state.layout,
        current,
        state.gradient.first,
        state.gradient.second,
        state.parameters.first,
        state.parameters.second,
        begin,
        end);
    // A step that leaves w alone leaves its bits, too.
    if (norm.isPresent() && current.weightRate() != 0) {
      SphereProjection.project(
          state.layout,
          (float) norm.getAsDouble(),
          state.parameters.first,
          begin,
          end,
          squares[worker]);
    }
  }
}
