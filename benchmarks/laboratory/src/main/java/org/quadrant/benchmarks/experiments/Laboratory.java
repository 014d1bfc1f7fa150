package org.quadrant.benchmarks.experiments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quadrant.training.WeightEngine;

/**
 * What the experiments of one command share: threads, the engine, and the records of trainings, so
 * that no two experiments train the same network twice.
 */
public final class Laboratory implements AutoCloseable {
  private final WeightEngine engine;
  private final Workers workers;
  private final Map<TrainingPlan, TrainingRecord> records = new HashMap<>();

  /**
   * A laboratory without records.
   *
   * @param engine of one thread, for one training at a time on each of the threads
   * @param threads trainings at the same time, at least 1; without any effect on the numbers
   */
  public Laboratory(WeightEngine engine, int threads) {
    this.engine = engine;
    this.workers = new Workers(threads);
  }

  WeightEngine engine() {
    return engine;
  }

  <S, T> List<T> map(List<S> inputs, Function<? super S, ? extends T> job) {
    return workers.map(inputs, job);
  }

  /** Records of the plans, in their order; those trained before are not trained again. */
  List<TrainingRecord> train(List<TrainingPlan> plans) {
    List<TrainingPlan> missing =
        plans.stream().distinct().filter(plan -> !records.containsKey(plan)).toList();
    for (TrainingRecord trained : workers.map(missing, plan -> plan.execute(engine))) {
      records.put(trained.plan(), trained);
    }
    return plans.stream().map(records::get).toList();
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
