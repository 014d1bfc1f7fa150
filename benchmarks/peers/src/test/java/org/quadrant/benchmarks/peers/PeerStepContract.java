package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/** What every peer must do. A class for each peer, since each needs a JVM of its own. */
abstract class PeerStepContract {
  private final Peer peer;

  PeerStepContract(Peer peer) {
    this.peer = peer;
  }

  static Stream<Arguments> steps() {
    return Stream.of(
            "1x3x1", "5x4x3", "64x20x16", "130x33x17", "257x100x50", "1500x24x33", "1100x300x5")
        .flatMap(
            shape ->
                Stream.of(
                    Arguments.of(shape, Scaling.MEAN, 1, 11L),
                    Arguments.of(shape, Scaling.SUM, 1, 12L),
                    Arguments.of(shape, Scaling.MEAN, 3, 13L)));
  }

  @ParameterizedTest(name = "{0} {1} threads {2} seed {3}")
  @MethodSource("steps")
  void takesTheReferenceStep(String shape, Scaling scaling, int threads, long seed) {
    Random random = new Random(seed);
    TrainingConfiguration configuration =
        configuration(shape).learningRate(0.7).scaling(scaling).build();
    try (PeerStep step = peer.open(configuration, threads)) {
      Network before = randomNetwork(configuration, random);
      step.load(before);
      for (int taken = 0; taken < 3; taken++) {
        float[] x = inputs(configuration, random);
        step.step(x);
        Network after = step.network();
        assertClose("seed " + seed, configuration, before, x, after);
        before = after;
      }
    }
  }

  private static TrainingConfiguration.Builder configuration(String shape) {
    StepShape size = StepShape.parse(shape);
    return TrainingConfiguration.builder()
        .batch(size.samples())
        .dimension(size.dimension())
        .neurons(size.neurons());
  }

  /** Outputs of size 1 or so, where the logistic loss is neither flat nor straight. */
  private static Network randomNetwork(TrainingConfiguration configuration, Random random) {
    int d = configuration.dimension();
    int p = configuration.neurons();
    double wanted = configuration.scaling() == Scaling.MEAN ? Math.sqrt(p) : 1 / Math.sqrt(p);
    double[] w = new double[p * d];
    double[] a = new double[p];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (random.nextGaussian() / Math.sqrt(d));
    }
    for (int j = 0; j < p; j++) {
      a[j] = (float) (2 * wanted * random.nextGaussian());
    }
    return new Network(d, w, a, Precision.SINGLE);
  }

  private static float[] inputs(TrainingConfiguration configuration, Random random) {
    float[] x = new float[configuration.batch() * configuration.dimension()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static void assertClose(
      String seed, TrainingConfiguration configuration, Network before, float[] x, Network after) {
    double[] inputs = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      inputs[i] = x[i];
    }
    Minibatch minibatch = new Minibatch(configuration.dimension(), inputs);
    Network exact;
    try (WeightTraining reference = Engines.reference().start(configuration, before)) {
      reference.step(minibatch);
      exact = reference.network();
    }
    AnyOrderBound bound = new AnyOrderBound(configuration, before, minibatch);
    int d = before.dimension();
    double bounds = 0;
    double changes = 0;
    for (int j = 0; j < before.neurons(); j++) {
      for (int k = 0; k < d; k++) {
        double allowed = bound.weight(j * d + k, exact.weight(j, k));
        assertEquals(
            exact.weight(j, k),
            after.weight(j, k),
            allowed,
            seed + ", w of neuron " + j + ", " + k);
        bounds += allowed;
        changes += Math.abs(exact.weight(j, k) - before.weight(j, k));
      }
      assertEquals(
          exact.outputWeight(j),
          after.outputWeight(j),
          bound.outputWeight(j, exact.outputWeight(j)),
          seed + ", a of neuron " + j);
    }
    assertTrue(
        bounds < 0.05 * changes || configuration.batch() < 64,
        seed + ", bounds of " + bounds + " in all show little of changes of " + changes);
  }

  /**
   * Four neurons along ±μ̂₁ and ±μ̂₂, so small in a that f is nearly 0 and dℓ/df nearly −y: one
   * step is then the mean of m independent terms of known expectation, E[y max(0, u)] = ±Γ₀ for a
   * and E[y 1[u &gt; 0] x] = ±Γ₀ μ̂ for w, and of known deviation: at most √½ for each number. In
   * the coordinates after the second the terms are symmetric with variance ½; 256 of them tell
   * whether samples repeat, which would multiply the variance of their mean.
   */
  @ParameterizedTest(name = "threads {0}")
  @ValueSource(ints = {1, 2, 3})
  void drawsFreshNormals(int threads) {
    int m = 8192;
    int d = 66;
    double a = 0x1p-10;
    double rate = 1;
    TrainingConfiguration configuration =
        configuration(m + "x" + d + "x4").learningRate(rate).build();
    Network before = alongAxes(d, a);
    double gamma = (Math.sqrt(2) - 1) / Math.sqrt(2 * Math.PI);
    double deviation = Math.sqrt(0.5 / m);
    try (PeerStep step = peer.open(configuration, threads)) {
      step.load(before);
      step.freshStep();
      Network first = step.network();
      step.load(before);
      step.freshStep();
      assertNotEquals(first.outputWeight(0), step.network().outputWeight(0), "the same samples");
      double squares = 0;
      for (int j = 0; j < 4; j++) {
        double sign = Math.signum(before.outputWeight(j));
        double change = (first.outputWeight(j) - before.outputWeight(j)) / rate;
        assertEquals(sign * gamma, change, 5 * deviation, "change of a of neuron " + j);
        for (int k = 0; k < d; k++) {
          double moved = (first.weight(j, k) - before.weight(j, k)) / (rate * a);
          assertEquals(
              gamma * before.weight(j, k), moved, 5 * deviation, "w of neuron " + j + ", " + k);
          squares += k < 2 ? 0 : moved * moved;
        }
      }
      double ratio = squares / (4 * (d - 2)) / (deviation * deviation);
      assertEquals(1, ratio, 5 * Math.sqrt(2.0 / (4 * (d - 2))), "variance, relative");
    }
  }

  private static Network alongAxes(int d, double a) {
    double[] w = new double[4 * d];
    List<double[]> axes =
        List.of(
            new double[] {1, -1}, new double[] {-1, 1}, new double[] {1, 1}, new double[] {-1, -1});
    for (int j = 0; j < 4; j++) {
      w[j * d] = (float) (axes.get(j)[0] * Math.sqrt(0.5));
      w[j * d + 1] = (float) (axes.get(j)[1] * Math.sqrt(0.5));
    }
    return new Network(d, w, new double[] {a, a, -a, -a}, Precision.SINGLE);
  }
}
