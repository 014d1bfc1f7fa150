package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;
import org.quadrant.training.Snapshot;

/** The second phase of one training beside the four equations, started from its masses. */
final class SecondPhase {
  private final List<Snapshot> snapshots;
  private final List<BlockValues> measured;
  private final List<BlockValues> flow;
  private final List<BlockValues> stepped;

  /** The second phase of a training. */
  SecondPhase(TrainingRecord record, PhaseBoundaries boundaries, BlockFlow equations) {
    double begin = boundaries.secondBegins();
    snapshots = record.snapshots().stream().filter(s -> s.time() >= begin).toList();
    measured = snapshots.stream().map(s -> s.neurons().masses()).toList();
    if (snapshots.isEmpty()) {
      flow = List.of();
      stepped = List.of();
      return;
    }
    double[] times = snapshots.stream().mapToDouble(Snapshot::time).toArray();
    flow = new BlockFlowSolver(equations).solve(times[0], measured.getFirst(), times);
    stepped = step(equations, record.plan().configuration().learningRate());
  }

  /** A step of size η multiplies |a| and ‖w‖ by 1 + ηΓ, and the mass by the square of it. */
  private List<BlockValues> step(BlockFlow equations, double learningRate) {
    List<BlockValues> masses = new ArrayList<>();
    BlockValues now = measured.getFirst();
    long step = snapshots.getFirst().step();
    for (Snapshot snapshot : snapshots) {
      for (; step < snapshot.step(); step++) {
        now = equations.step(now, learningRate);
      }
      masses.add(now);
    }
    return masses;
  }

  double[] times() {
    return snapshots.stream().mapToDouble(Snapshot::time).toArray();
  }

  /** The flow's mass of a block at {@link #times}. */
  double[] flow(Block block) {
    return flow.stream().mapToDouble(masses -> masses.get(block)).toArray();
  }

  /** The flow's masses at the last of {@link #times}. */
  BlockValues flowEnd() {
    return flow.getLast();
  }

  /** Largest relative distance of a measured mass from the flow; NaN if the phase never begins. */
  double largestDeviation() {
    return largest(measured, flow);
  }

  /** Largest relative distance of the same equations in finite steps from the flow. */
  double stepEffect() {
    return largest(stepped, flow);
  }

  private static double largest(List<BlockValues> found, List<BlockValues> expected) {
    double largest = found.isEmpty() ? Double.NaN : 0;
    for (int i = 0; i < found.size(); i++) {
      for (Block block : Block.values()) {
        largest =
            Math.max(largest, Math.abs(found.get(i).get(block) / expected.get(i).get(block) - 1));
      }
    }
    return largest;
  }
}
