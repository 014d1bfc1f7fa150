package org.quadrant.benchmarks.experiments.dynamics;

import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;

/**
 * One training, taken apart into its phases.
 *
 * @param boundaries where its phases begin and end
 * @param firstPhase growth of small signals
 * @param signalRates growth rate of each block's signals in the first phase
 * @param predictedRates what theory predicts for it, neuron by neuron
 * @param secondPhase masses beside the four equations
 */
record PhasedTraining(
    TrainingRecord record,
    PhaseBoundaries boundaries,
    FirstPhase firstPhase,
    BlockValues signalRates,
    BlockValues predictedRates,
    SecondPhase secondPhase) {

  static PhasedTraining of(TrainingRecord record, BlockFlow equations) {
    PhaseBoundaries boundaries = PhaseBoundaries.of(record);
    FirstPhase firstPhase = new FirstPhase(record, boundaries);
    return new PhasedTraining(
        record,
        boundaries,
        firstPhase,
        ofBlocks(firstPhase::signalRate),
        ofBlocks(firstPhase::predictedSignalRate),
        new SecondPhase(record, boundaries, equations));
  }

  private static BlockValues ofBlocks(ToDoubleFunction<Block> figure) {
    double[] values = new double[Block.values().length];
    for (Block block : Block.values()) {
      values[block.ordinal()] = figure.applyAsDouble(block);
    }
    return BlockValues.of(values);
  }

  /** Mean growth rate of the four blocks' signals in the first phase. */
  double meanSignalRate() {
    return signalRates.total() / Block.values().length;
  }

  /** Half the growth rate of the masses while neurons are aligned and the output is small. */
  double rateBetween() {
    BlockValues from = record.at(boundaries.aligned()).neurons().masses();
    BlockValues to = record.at(boundaries.secondBegins()).neurons().masses();
    double sum = 0;
    for (Block block : Block.values()) {
      sum += Math.log(to.get(block) / from.get(block));
    }
    return sum / Block.values().length / (2 * (boundaries.secondBegins() - boundaries.aligned()));
  }
}
