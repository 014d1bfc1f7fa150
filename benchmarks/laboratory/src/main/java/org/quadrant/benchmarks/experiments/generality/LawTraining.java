package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.theory.MassFlow;
import org.quadrant.training.Snapshot;

/**
 * Whole trainings under one problem.
 *
 * @param named the problem
 * @param flow its block flow
 * @param records one of each seed
 * @param forecasts the flow from when all blocks are aligned, one of each seed
 */
record LawTraining(
    NamedProblem named, MassFlow flow, List<TrainingRecord> records, List<MassForecast> forecasts) {

  double[] times() {
    return records.getFirst().times();
  }

  double[] mean(ToDoubleFunction<Snapshot> figure) {
    return SeedMeans.means(SeedMeans.of(records, record -> record.series(figure)));
  }

  Sample atEnd(ToDoubleFunction<Snapshot> figure) {
    return Sample.of(records, record -> figure.applyAsDouble(record.snapshots().getLast()));
  }

  /** The forecasts of those seeds whose second phase begins. */
  List<MassForecast> begun() {
    return forecasts.stream().filter(MassForecast::begins).toList();
  }

  /**
   * Mean over seeds of log(q/forecast) at the times at which all that begin have begun.
   *
   * @return [times][blocks]; no times if none begins
   */
  double[][] meanLogRatios() {
    List<MassForecast> begun = begun();
    int common = begun.stream().mapToInt(forecast -> forecast.times().length).min().orElse(0);
    double[][] ratios = new double[common][Block.values().length];
    for (int i = 0; i < common; i++) {
      for (MassForecast forecast : begun) {
        int index = forecast.times().length - common + i;
        for (Block block : Block.values()) {
          ratios[i][block.ordinal()] += forecast.logRatio(index, block) / begun.size();
        }
      }
    }
    return ratios;
  }

  /** Largest |mean over blocks and seeds of log(q/forecast)| over time. */
  double largestMeanDeviation() {
    return Arrays.stream(meanLogRatios())
        .mapToDouble(ratios -> Math.abs(Arrays.stream(ratios).average().orElseThrow()))
        .max()
        .orElse(Double.NaN);
  }

  /** Largest |mean over seeds of log(q/forecast)| over time and blocks. */
  double largestBlockDeviation() {
    return Arrays.stream(meanLogRatios())
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .max()
        .orElse(Double.NaN);
  }
}
