package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.engine.Engines;
import org.quadrant.training.Snapshot;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

class LaboratoryTest {
  private static List<TrainingPlan> plans() {
    return LongStream.rangeClosed(1, 6)
        .mapToObj(
            seed ->
                new TrainingPlan(
                    TrainingConfiguration.builder()
                        .dimension(4)
                        .neurons(9)
                        .batch(50)
                        .seed(seed)
                        .build(),
                    10,
                    4,
                    30))
        .toList();
  }

  private static List<TrainingRecord> train(int threads) {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), threads)) {
      return laboratory.train(plans());
    }
  }

  @Test
  void recordsAreTheSameWhateverTheNumberOfThreads() {
    List<TrainingRecord> one = train(1);
    List<TrainingRecord> five = train(5);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(plans().get(i), five.get(i).plan());
      Snapshot expected = one.get(i).snapshots().getLast();
      Snapshot found = five.get(i).snapshots().getLast();
      assertArrayEquals(expected.neurons().signals(), found.neurons().signals());
      assertEquals(expected.test(), found.test());
    }
  }

  @Test
  void aRecordHoldsWhatTheEngineSays() {
    TrainingPlan plan = plans().get(3);
    TrainingRecord record = plan.execute(Engines.scalar(1));
    assertEquals(
        List.of(0L, 4L, 8L, 10L), record.snapshots().stream().map(Snapshot::step).toList());
    assertArrayEquals(new double[] {0, 0.4, 0.8, 1}, record.times());
    try (Training training = Engines.scalar(1).start(plan.configuration())) {
      training.run(8);
      Snapshot seen = record.at(0.75);
      NeuronStates expected = training.neurons();
      assertArrayEquals(expected.signals(), seen.neurons().signals());
      assertArrayEquals(expected.outputWeights(), seen.neurons().outputWeights());
      assertEquals(training.test(30), seen.test());
    }
  }

  @Test
  void noPlanIsTrainedTwice() {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 2)) {
      TrainingPlan plan = plans().getFirst();
      List<TrainingRecord> records = laboratory.train(List.of(plan, plan));
      assertSame(records.get(0), records.get(1));
      assertSame(records.get(0), laboratory.train(plans()).getFirst());
      assertNotEquals(records.get(0), laboratory.train(plans()).get(1));
    }
  }

  @Test
  void resultsComeInTheOrderOfTheInputs() {
    CountDownLatch lastBegan = new CountDownLatch(1);
    List<Integer> inputs = IntStream.range(0, 4).boxed().toList();
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 4)) {
      List<Integer> results =
          laboratory.map(
              inputs,
              input -> {
                // The first ends after the last has begun.
                if (input == 3) {
                  lastBegan.countDown();
                } else {
                  await(lastBegan);
                }
                return 10 * input;
              });
      assertEquals(List.of(0, 10, 20, 30), results);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstFailureIsThrown() {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 3)) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  laboratory.map(
                      List.of(1, 2, 3),
                      input -> {
                        throw new IllegalArgumentException("input " + input);
                      }));
      assertEquals("input 1", error.getMessage());
    }
  }

  @Test
  void aTrainingThatDivergesIsNotRecorded() {
    TrainingConfiguration hot =
        TrainingConfiguration.builder()
            .dimension(10)
            .neurons(20)
            .batch(100)
            .learningRate(1e3)
            .build();
    try (Laboratory laboratory = new Laboratory(Engines.reference(), 2)) {
      List<TrainingPlan> plans = List.of(plans().getFirst(), new TrainingPlan(hot, 100, 7, 100));
      Exception e = assertThrows(DivergedException.class, () -> laboratory.train(plans));
      assertTrue(
          e.getMessage()
              .matches(
                  "diverged: a test loss of .*E.* after step 7 of the training with law gaussian,"
                      + " d = 10, p = 20, m = 100, eta = 1000.0, seed 1"),
          e.getMessage());
    }
  }
}
