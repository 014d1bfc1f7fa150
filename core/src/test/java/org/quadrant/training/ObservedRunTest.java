package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockObserver;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.ObservedRun.Outcome;

class ObservedRunTest {
  /** Steps at which a run is observed, and the loss that each observation is told. */
  private static String observed(int from, long steps, long every) {
    List<String> seen = new ArrayList<>();
    int[] taken = {from};
    Outcome outcome =
        new ObservedRun(steps, every)
            .run(
                from,
                measured -> {
                  taken[0]++;
                  return measured ? OptionalDouble.of(taken[0]) : OptionalDouble.empty();
                },
                loss -> {
                  assertEquals(taken[0] == from ? -1 : taken[0], loss.orElse(-1));
                  return seen.add(Integer.toString(taken[0]));
                });
    assertEquals(Outcome.COMPLETED, outcome);
    return String.join(" ", seen);
  }

  @ParameterizedTest(name = "steps {0} to {1}, every {2}")
  @CsvSource({
    "0, 7, 3, 0 3 6 7",
    "0, 6, 3, 0 3 6",
    "0, 2, 1, 0 1 2",
    "0, 5, 100, 0 5",
    "0, 0, 1, 0",
    // A run that goes on is observed where the whole one is.
    "4, 7, 3, 4 6 7",
    "6, 7, 3, 6 7",
    "7, 7, 3, 7"
  })
  void observesAtTheStartRegularlyAndAtTheEnd(int from, long steps, long every, String expected) {
    assertEquals(expected, observed(from, steps, every));
  }

  @ParameterizedTest(name = "after step {0}")
  @CsvSource({"0, 0", "2, 0 2", "3, 0 3", "5, 0 3 5"})
  void asksBeforeEveryStepWhetherToStop(long last, String expected) {
    List<Long> told = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    Outcome outcome =
        new ObservedRun(7, 3, () -> told.size() >= last, told::add)
            .run(
                0,
                measured -> OptionalDouble.empty(),
                loss -> seen.add(Integer.toString(told.size())));
    assertEquals(Outcome.INTERRUPTED, outcome);
    assertEquals(last, told.size());
    assertEquals(expected, String.join(" ", seen));
  }

  @Test
  void whatTheObserverThrowsEndsTheRun() {
    IOException full = new IOException("full disk");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                new ObservedRun(7, 3)
                    .run(
                        0,
                        measured -> OptionalDouble.empty(),
                        loss -> {
                          throw full;
                        }));
    assertEquals(full, thrown);
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new ObservedRun(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ObservedRun(1, 0));
  }

  /** A run without weights: two neurons, of which all that there is are the plane and ‖w⊥‖. */
  private static final class PlaneTraining implements Training {
    private final double growth;
    private int steps;

    PlaneTraining(double growth) {
      this.growth = growth;
    }

    @Override
    public double flopsPerStep() {
      return 0;
    }

    @Override
    public TrainingConfiguration configuration() {
      return TrainingConfiguration.builder().dimension(3).neurons(2).learningRate(0.5).build();
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public void step() {
      steps++;
    }

    @Override
    public double stepMeasured() {
      step();
      return Math.pow(growth, steps - 1);
    }

    @Override
    public NeuronStates neurons() {
      double size = Math.pow(growth, steps);
      double[] first = {size, -size};
      return NeuronStates.ofPlane(first, new double[2], new double[2], new double[] {size, size});
    }

    @Override
    public Parameters parameters() {
      double size = Math.pow(growth, steps);
      return new Parameters(
          List.of(Parameter.of(ParameterShape.of("size", 1), new double[] {size})));
    }

    @Override
    public Evaluation test(long samples) {
      return Evaluation.ofSums(samples, 0, samples * Math.pow(growth, steps), 0);
    }

    @Override
    public void close() {}
  }

  @Test
  void aRunWithoutWeightsIsObserved() {
    try (Training training = new PlaneTraining(2)) {
      BlockObserver observer =
          BlockObserver.startingAt(training.neurons(), training.configuration().scaling(), 0.5);
      List<String> seen = new ArrayList<>();
      Outcome outcome =
          new ObservedRun(5, 2)
              .run(
                  training,
                  new SnapshotObserver<RuntimeException>(
                      training,
                      10,
                      (snapshot, diverged) ->
                          seen.add(
                              "%d: t = %s, loss %s, test %s, mass %s"
                                  .formatted(
                                      snapshot.step(),
                                      snapshot.time(),
                                      snapshot.trainLoss().orElse(Double.NaN),
                                      snapshot.test().meanLoss(),
                                      observer
                                          .observe(snapshot.neurons())
                                          .block(Block.PLUS_MU_1)
                                          .mass()))));
      assertEquals(Outcome.COMPLETED, outcome);
      assertEquals(
          List.of(
              "0: t = 0.0, loss NaN, test 1.0, mass 0.5",
              "2: t = 1.0, loss 2.0, test 4.0, mass 8.0",
              "4: t = 2.0, loss 8.0, test 16.0, mass 128.0",
              "5: t = 2.5, loss 16.0, test 32.0, mass 512.0"),
          seen);
    }
  }

  @ParameterizedTest(name = "growth {0}")
  @CsvSource({"1e4, 2", "1e200, 2", "NaN, 2"})
  void aRunEndsWhereItDiverges(double growth, long end) {
    try (Training training = new PlaneTraining(growth)) {
      List<Boolean> seen = new ArrayList<>();
      Outcome outcome =
          new ObservedRun(100, 2)
              .run(
                  training,
                  new SnapshotObserver<RuntimeException>(
                      training, 10, (snapshot, diverged) -> seen.add(diverged)));
      assertEquals(Outcome.DIVERGED, outcome);
      assertEquals(List.of(false, true), seen);
      assertEquals(end, training.steps());
    }
  }
}
