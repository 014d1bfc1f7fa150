package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.Locale;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.training.Snapshot;

/** Tables of the two phases. */
final class PhasesTables {
  private static final Column SEED = new Column("seed", "seed of the training");
  private static final Column TIME = new Column("t", "time, η · steps");
  private static final Column BLOCK =
      new Column("block", "plus_mu_1, minus_mu_1, plus_mu_2 or minus_mu_2");

  private PhasesTables() {}

  static void write(ExperimentContext context, List<PhasedTraining> runs) {
    context.table(rates(runs));
    context.table(boundaries(runs));
    context.table(blocks(runs));
    context.table(losses(runs));
  }

  private static Table rates(List<PhasedTraining> runs) {
    Table table =
        new Table(
            "rates",
            "Growth rates in the first phase, a block of a seed a row.",
            SEED,
            BLOCK,
            new Column("rate", "fitted growth rate of the mean |s|, per unit of time"),
            new Column("predicted_rate", "the same of every neuron by itself, without noise"));
    for (PhasedTraining run : runs) {
      for (Block block : Block.values()) {
        table.add(
            run.record().seed(),
            name(block),
            run.signalRates().get(block),
            run.predictedRates().get(block));
      }
    }
    return table;
  }

  private static Table boundaries(List<PhasedTraining> runs) {
    Table table =
        new Table(
            "boundaries",
            "Where the phases begin and end, a seed a row.",
            SEED,
            new Column("fit_ends", "t of the last snapshot of mean alignment up to 1/4"),
            new Column("first_ends", "t at which the mean |s| exceeds the mean ‖w⊥‖"),
            new Column(
                "aligned",
                "t at which the mass-weighted alignment exceeds " + PhaseBoundaries.ALIGNED_TEXT),
            new Column(
                "second_begins",
                "t at which the masses exceed " + PhaseBoundaries.OUTPUT_MASS_TEXT + " together"),
            new Column("rate_between", "growth rate of |a| and ‖w‖ in between, per unit of time"),
            new Column(
                "opposite_rate",
                "growth rate of the mean |o| up to t = " + FirstPhase.OPPOSITE_END_TEXT),
            new Column("flow_deviation", "largest relative distance of a mass from the flow"));
    for (PhasedTraining run : runs) {
      table.add(
          run.record().seed(),
          run.boundaries().smallSignals(),
          run.boundaries().firstEnds(),
          run.boundaries().aligned(),
          run.boundaries().secondBegins(),
          run.rateBetween(),
          run.firstPhase().oppositeRate(),
          run.secondPhase().largestDeviation());
    }
    return table;
  }

  private static Table blocks(List<PhasedTraining> runs) {
    Table table =
        new Table(
            "blocks",
            "A block at a snapshot of a seed a row; lengths in units of the inputs' deviation.",
            SEED,
            TIME,
            BLOCK,
            new Column("mean_abs_s", "mean |s|"),
            new Column("mean_abs_o", "mean |o|"),
            new Column("mean_w_perp", "mean ‖w⊥‖"),
            new Column("mean_abs_a", "mean |a|"),
            new Column("mass", "q = (1/p) Σ |a| ‖w‖"));
    for (PhasedTraining run : runs) {
      for (Snapshot snapshot : run.record().snapshots()) {
        BlockValues masses = snapshot.neurons().masses();
        for (Block block : Block.values()) {
          table.add(
              run.record().seed(),
              snapshot.time(),
              name(block),
              mean(NeuronAverage.SIGNAL, snapshot, block),
              mean(NeuronAverage.OPPOSITE, snapshot, block),
              mean(NeuronAverage.ORTHOGONAL, snapshot, block),
              mean(NeuronAverage.OUTPUT_WEIGHT, snapshot, block),
              (float) masses.get(block));
        }
      }
    }
    return table;
  }

  private static float mean(NeuronAverage figure, Snapshot snapshot, Block block) {
    return (float) figure.over(snapshot.neurons(), block);
  }

  private static Table losses(List<PhasedTraining> runs) {
    Table table =
        new Table(
            "losses",
            "A snapshot of a seed a row.",
            SEED,
            TIME,
            new Column("test_loss", "mean loss of fresh samples"),
            new Column("test_loss_se", "its standard error"),
            new Column("test_error", "share of misclassified samples"),
            new Column("test_error_se", "its standard error"));
    for (PhasedTraining run : runs) {
      for (Snapshot snapshot : run.record().snapshots()) {
        table.add(
            run.record().seed(),
            snapshot.time(),
            (float) snapshot.test().meanLoss(),
            (float) snapshot.test().lossStandardError(),
            (float) snapshot.test().errorRate(),
            (float) snapshot.test().errorStandardError());
      }
    }
    return table;
  }

  /** Name of a block in tables. */
  static String name(Block block) {
    return block.name().toLowerCase(Locale.ROOT);
  }
}
