package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;
import org.quadrant.theory.HypercubeFlow;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/**
 * One seed of a long training, from when its neurons are aligned, beside the flow of the block
 * masses from the masses measured then.
 *
 * @param configuration what was trained
 * @param times t
 * @param masses mean of the four masses
 * @param flow the same mean as the flow has it
 * @param losses test loss
 * @param flowLosses expected loss of the flow
 * @param orthogonal √(Σ‖w⊥‖²/Σ‖w‖²)
 * @param errors test error
 * @param floors error that the noise of minibatches keeps up under Gaussian inputs, from none at
 *     the start; NaN under others
 */
record LongRun(
    TrainingConfiguration configuration,
    double[] times,
    double[] masses,
    double[] flow,
    double[] losses,
    double[] flowLosses,
    double[] orthogonal,
    double[] errors,
    double[] floors) {

  static LongRun of(TrainingRecord record, double start) {
    TrainingRecord aligned =
        new TrainingRecord(
            record.plan(),
            record.snapshots().stream().filter(snapshot -> snapshot.time() >= start).toList());
    double[] times = aligned.times();
    BlockValues first = aligned.snapshots().getFirst().neurons().masses();
    InputLaw law = record.plan().configuration().problem().law();
    boolean hypercube =
        switch (law) {
          case InputLaw.Gaussian() -> false;
          case InputLaw.Rademacher() -> true;
          default -> throw new IllegalArgumentException("no flow of masses for " + law.text());
        };
    BlockFlow gaussian = new BlockFlow();
    BlockValues[] flow =
        hypercube ? onHypercube(first, times) : gaussianFlow(gaussian, first, times);
    ToDoubleFunction<BlockValues> loss =
        hypercube ? LongRun::hypercubeLoss : gaussian::expectedLoss;
    return new LongRun(
        record.plan().configuration(),
        times,
        aligned.series(snapshot -> BlockMasses.mean(snapshot.neurons())),
        Arrays.stream(flow).mapToDouble(q -> q.total() / Block.values().length).toArray(),
        aligned.series(snapshot -> snapshot.test().meanLoss()),
        Arrays.stream(flow).mapToDouble(loss).toArray(),
        aligned.series(snapshot -> BlockMasses.orthogonalShare(snapshot.neurons())),
        aligned.series(snapshot -> snapshot.test().errorRate()),
        hypercube ? none(times) : floors(aligned));
  }

  private static double[] none(double[] times) {
    double[] none = new double[times.length];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private static double[] floors(TrainingRecord record) {
    Snapshot first = record.snapshots().getFirst();
    NoiseFloor floor =
        new NoiseFloor(record.plan().configuration(), first.neurons().masses(), first.step());
    return record.series(snapshot -> floor.error(snapshot.neurons().masses(), snapshot.step()));
  }

  private static BlockValues[] gaussianFlow(BlockFlow flow, BlockValues first, double[] times) {
    return new BlockFlowSolver(flow).solve(times[0], first, times).toArray(BlockValues[]::new);
  }

  private static BlockValues[] onHypercube(BlockValues first, double[] times) {
    return Arrays.stream(times)
        .mapToObj(
            time ->
                BlockValues.of(
                    Arrays.stream(first.toArray())
                        .map(mass -> HypercubeFlow.massAfter(mass, time - times[0]))
                        .toArray()))
        .toArray(BlockValues[]::new);
  }

  private static double hypercubeLoss(BlockValues masses) {
    return Arrays.stream(masses.toArray()).map(HypercubeFlow::loss).average().orElseThrow();
  }

  /** Mass at the end over that of the flow. */
  double finalRatio() {
    return masses[masses.length - 1] / flow[flow.length - 1];
  }

  /** Index of the first time in the second half of the run. */
  int half() {
    double end = times[times.length - 1];
    return (int) Arrays.stream(times).filter(time -> time < end / 2).count();
  }

  /** Slope of q² on t over the second half. */
  double squaredSlope(double[] mass) {
    return slope(times, Arrays.stream(mass).map(q -> q * q).toArray());
  }

  /** Slope of q on log t over the second half. */
  double logarithmicSlope(double[] mass) {
    return slope(Arrays.stream(times).map(Math::log).toArray(), mass);
  }

  private double slope(double[] xs, double[] ys) {
    SimpleRegression line = new SimpleRegression();
    IntStream.range(half(), xs.length).forEach(i -> line.addData(xs[i], ys[i]));
    return line.getSlope();
  }

  /** Mean over the second half of the error, over that of what noise keeps up. */
  double errorRatio() {
    return IntStream.range(half(), times.length).mapToDouble(i -> errors[i]).sum()
        / IntStream.range(half(), times.length).mapToDouble(i -> floors[i]).sum();
  }

  /** Mean over the second half of the loss over that of a formula at the measured mass. */
  double lossRatio(DoubleUnaryOperator formula) {
    return IntStream.range(half(), times.length)
        .mapToDouble(i -> losses[i] / formula.applyAsDouble(masses[i]))
        .average()
        .orElseThrow();
  }
}
