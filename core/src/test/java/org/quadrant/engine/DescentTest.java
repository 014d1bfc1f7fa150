package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.support.Widths;
import org.quadrant.training.Constraint;
import org.quadrant.training.Descent;
import org.quadrant.training.Parameters;
import org.quadrant.training.Reuse;
import org.quadrant.training.SampleOrder;
import org.quadrant.training.Schedule;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;
import org.quadrant.verification.RoundingBound;

/** Rates of the layers, schedules, decay, the sphere, and samples that are used again. */
class DescentTest {
  private static final double U = 0x1p-24;

  private static TrainingConfiguration.Builder small() {
    return TrainingConfiguration.builder()
        .labelNoise(0.1)
        .dimension(7)
        .neurons(21)
        .batch(128)
        .learningRate(0.3)
        .initialScale(0.4)
        .seed(5);
  }

  private static OptionalDouble of(double rate) {
    return OptionalDouble.of(rate);
  }

  /** One variant of each option, and all together. */
  enum Variant {
    OUTPUT_RATE,
    FROZEN_OUTPUT,
    FROZEN_WEIGHTS,
    SCHEDULE,
    DECAY,
    SPHERE,
    FIXED,
    SHUFFLED,
    FULL,
    REPEATED,
    ALL;

    TrainingConfiguration configuration(TrainingConfiguration.Builder run) {
      TrainingConfiguration.Builder changed =
          switch (this) {
            case OUTPUT_RATE -> run.outputRate(of(0.07));
            case FROZEN_OUTPUT -> run.outputRate(of(0));
            case FROZEN_WEIGHTS -> run.weightRate(of(0));
            case SCHEDULE -> run.schedule(new Schedule.Power(3, 0.7));
            case DECAY -> run.weightDecay(0.4);
            case SPHERE -> run.constraint(Constraint.SPHERE);
            case FIXED -> run.samples(384);
            case SHUFFLED -> run.samples(384).order(SampleOrder.SHUFFLED);
            case FULL -> run.batch(1027).samples(1027);
            case REPEATED -> run.repeats(2);
            case ALL ->
                run.weightRate(of(0.2))
                    .outputRate(of(0.5))
                    .schedule(new Schedule.WarmUp(3))
                    .weightDecay(0.2)
                    .constraint(Constraint.SPHERE)
                    .samples(2L * run.build().batch())
                    .order(SampleOrder.SHUFFLED)
                    .repeats(2);
          };
      return changed.build();
    }

    TrainingConfiguration configuration() {
      return configuration(small());
    }
  }

  /** What came of a number of steps; the evaluation is empty if no sample is fixed. */
  private record Digest(double loss, String parameters, Optional<Evaluation> sample) {
    static Digest of(WeightEngine engine, TrainingConfiguration configuration, int steps) {
      try (WeightTraining training = engine.start(configuration)) {
        training.run(steps - 1);
        double loss = training.stepMeasured();
        return new Digest(
            loss,
            training.parameters().sha256(),
            configuration.reuse().isFixed()
                ? Optional.of(training.evaluateSample())
                : Optional.empty());
      }
    }

    void requireOther(Digest plain) {
      assertNotEquals(plain.loss, loss, "the option changes no loss");
      assertNotEquals(plain.parameters, parameters, "the option changes no parameter");
    }
  }

  /** A first turn of the second epoch if a sample is fixed, else three steps. */
  private static int steps(TrainingConfiguration configuration) {
    Reuse reuse = configuration.reuse();
    return reuse.isFixed()
        ? (int) (reuse.minibatches(configuration.batch()) + 1) * reuse.repeats()
        : 3;
  }

  /** Each variant at one width, and all together at every width. */
  static Stream<Arguments> variants() {
    return Arrays.stream(Variant.values())
        .flatMap(
            variant ->
                variant == Variant.ALL
                    ? Stream.of(4, 8, 16).map(lanes -> Arguments.of(variant, lanes))
                    : Stream.of(Arguments.of(variant, variant.ordinal() % 2 == 0 ? 4 : 8)));
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("variants")
  void allEnginesThreadsAndTilesGiveTheSameBits(Variant variant, int lanes) {
    TrainingConfiguration configuration = variant.configuration();
    int steps = steps(configuration);
    WeightEngine scalar = new TiledEngine(new ScalarKernels(), 1, 0);
    Digest expected = Digest.of(scalar, configuration, steps);
    Kernels kernels = Widths.kernels(lanes);
    assertEquals(expected, Digest.of(new TiledEngine(kernels, 2, 64), configuration, steps));
    assertEquals(
        expected,
        Digest.of(new TiledEngine(kernels, 3, 128, StepPlan::shared), configuration, steps));
    TrainingConfiguration plain = small().batch(configuration.batch()).build();
    expected.requireOther(Digest.of(scalar, plain, steps));
  }

  /** The order of the second epoch is another than that of the sample, and than the first. */
  @Test
  void everyEpochIsShuffledByItself() {
    WeightEngine engine = Engines.scalar(1);
    TrainingConfiguration shuffled = Variant.SHUFFLED.configuration();
    int steps = steps(shuffled);
    Digest second = Digest.of(engine, shuffled, steps);
    second.requireOther(Digest.of(engine, Variant.FIXED.configuration(), steps));
    try (WeightTraining first = engine.start(shuffled);
        WeightTraining again = engine.start(shuffled, first.parameters(), steps - 1)) {
      assertNotEquals(first.stepMeasured(), again.stepMeasured());
    }
  }

  /** Enough weights for all threads to take part in the update. */
  @Test
  void allThreadsUpdateLargeNetworksToTheSameBits() {
    TrainingConfiguration large =
        small()
            .dimension(1030)
            .neurons(97)
            .batch(4)
            .weightDecay(0.2)
            .constraint(Constraint.SPHERE)
            .build();
    assertArrayEquals(
        step(new TiledEngine(new ScalarKernels(), 1, 0), large).weights(),
        step(new TiledEngine(new ScalarKernels(), 3, 0), large).weights());
  }

  @Test
  void aRunGoesOnFromAnyStep() {
    WeightEngine engine = Engines.scalar(2);
    for (Variant variant : Variant.values()) {
      TrainingConfiguration configuration = variant.configuration();
      Parameters[] saved = new Parameters[5];
      try (WeightTraining whole = engine.start(configuration)) {
        for (int n = 0; n < saved.length; n++) {
          saved[n] = whole.parameters();
          whole.step();
        }
        for (int n = 1; n < saved.length; n += 3) {
          try (WeightTraining rest = engine.start(configuration, saved[n], n)) {
            rest.run(saved.length - n);
            assertEquals(
                whole.parameters().sha256(), rest.parameters().sha256(), variant + " from " + n);
          }
        }
      }
    }
  }

  static List<WeightEngine> engines() {
    return List.of(Engines.reference(), Engines.scalar(2), Engines.vector(1));
  }

  /** The network after one step, from the start that all have. */
  private static Network step(WeightEngine engine, TrainingConfiguration configuration) {
    try (WeightTraining training = engine.start(configuration)) {
      training.step();
      return training.network();
    }
  }

  private static Network start(WeightEngine engine) {
    try (WeightTraining training = engine.start(small().build())) {
      return training.network();
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void eachLayerHasItsRate(WeightEngine engine) {
    Network start = start(engine);
    Network plain = step(engine, small().build());
    Network half = step(engine, small().learningRate(0.15).build());
    Network frozenOutput = step(engine, Variant.FROZEN_OUTPUT.configuration());
    assertArrayEquals(start.outputWeights(), frozenOutput.outputWeights());
    assertArrayEquals(plain.weights(), frozenOutput.weights());
    Network frozenWeights = step(engine, Variant.FROZEN_WEIGHTS.configuration());
    assertArrayEquals(start.weights(), frozenWeights.weights());
    assertArrayEquals(plain.outputWeights(), frozenWeights.outputWeights());
    Network rates = step(engine, small().weightRate(of(0.15)).build());
    assertArrayEquals(half.weights(), rates.weights());
    assertArrayEquals(plain.outputWeights(), rates.outputWeights());
    // The first of two steps of warm-up has half the rate.
    Network scheduled = step(engine, small().schedule(new Schedule.WarmUp(2)).build());
    assertArrayEquals(half.weights(), scheduled.weights());
    assertArrayEquals(half.outputWeights(), scheduled.outputWeights());
  }

  /** Decay takes ηλ of the old parameters, beside the plain step. */
  @Test
  void decayTakesItsPartOfTheOldParameters() {
    Network start = start(Engines.reference());
    Network plain = step(Engines.reference(), small().labelNoise(0).build());
    TrainingConfiguration configuration = Variant.DECAY.configuration(small().labelNoise(0));
    Network decayed = step(Engines.reference(), configuration);
    double taken = 0.3 * 0.4;
    double[] expected = plain.weights();
    for (int i = 0; i < expected.length; i++) {
      expected[i] -= taken * start.weights()[i];
    }
    // Three roundings of numbers below 2.
    assertArrayEquals(expected, decayed.weights(), 1e-15);
    double[] outputs = plain.outputWeights();
    for (int j = 0; j < outputs.length; j++) {
      outputs[j] -= taken * start.outputWeights()[j];
    }
    assertArrayEquals(outputs, decayed.outputWeights(), 1e-15);
    assertCloseInSinglePrecision(start, decayed, step(Engines.vector(1), configuration));
  }

  /**
   * The plain step rounds w + φG once. Decay rounds δ, δw, the sum φG − δw, and then w and that
   * sum: beside the plain step, at most u times δ|w|, δ|w|, |φG| + δ|w| and δ|w|, where |φG| is at
   * most the change of w plus δ|w|.
   */
  private static void assertCloseInSinglePrecision(
      Network start, Network expected, Network observed) {
    RoundingBound bound = new RoundingBound(small().build(), start);
    bound.step(FirstMinibatch.of(small().labelNoise(0).build()));
    double[] errors = bound.weightErrors();
    for (int i = 0; i < errors.length; i++) {
      double w = start.weights()[i];
      double change = Math.abs(expected.weights()[i] - w);
      double allowed = errors[i] + U * (5 * 0.3 * 0.4 * Math.abs(w) + change) * (1 + 1e-3);
      double error = Math.abs(expected.weights()[i] - observed.weights()[i]);
      assertTrue(error <= allowed, error + " > " + allowed);
    }
  }

  /**
   * Without a gradient, of w = 1.9 with ulps of 2⁻²³: 0.95 and 1.425 ulps are rounded to one; the
   * factor 1 − 1.5·2⁻²⁴ would have been rounded to 1 − 2⁻²³, and two ulps taken.
   */
  @Test
  void littleDecayIsNotLost() {
    StripLayout layout = new StripLayout(3, 1);
    float[] zero = new float[layout.size()];
    for (float decay : new float[] {0x1p-24f, 0x1.8p-24f}) {
      float[] w = new float[layout.size()];
      w[layout.index(0, 2)] = 1.9f;
      float[] a = new float[layout.paddedNeurons()];
      a[0] = -1.9f;
      UpdateFactors factors = new UpdateFactors(1, 1, decay, decay);
      new ScalarKernels().update(layout, factors, zero, zero, w, a, 0, 1);
      assertEquals(Math.nextDown(1.9f), w[layout.index(0, 2)]);
      assertEquals(-Math.nextDown(1.9f), a[0]);
    }
  }

  /**
   * ‖w‖ = θ after every step: in single precision d products and sums, a root, a quotient, a
   * product and the rounding of θ, each in error by u at most; a sum counts half, being under the
   * root.
   */
  @ParameterizedTest
  @MethodSource("engines")
  void theSphereKeepsTheNormsAndTheDirections(WeightEngine engine) {
    TrainingConfiguration configuration = Variant.SPHERE.configuration();
    Network plain = step(engine, small().build());
    try (WeightTraining training = engine.start(configuration)) {
      training.step();
      Network first = training.network();
      int d = configuration.dimension();
      double allowed = (0.5 * d + 4) * U * 1.001;
      for (int j = 0; j < configuration.neurons(); j++) {
        double norm = norm(plain, j);
        for (int k = 0; k < d; k++) {
          double expected = plain.weight(j, k) * 0.4 / norm;
          assertEquals(expected, first.weight(j, k), 2 * allowed * 0.4, "w " + j + ", " + k);
        }
      }
      assertArrayEquals(plain.outputWeights(), first.outputWeights());
      training.run(20);
      for (int j = 0; j < configuration.neurons(); j++) {
        assertEquals(0.4, norm(training.network(), j), allowed * 0.4);
      }
    }
  }

  private static double norm(Network network, int neuron) {
    double squares = 0;
    for (int k = 0; k < network.dimension(); k++) {
      squares += network.weight(neuron, k) * network.weight(neuron, k);
    }
    return Math.sqrt(squares);
  }

  /** A neuron whose w is 0 has no direction to be scaled along. */
  @Test
  void theSphereLeavesAVectorOfZerosAlone() {
    TrainingConfiguration configuration = small().neurons(1).constraint(Constraint.SPHERE).build();
    Network zero = new Network(7, new double[7], new double[] {0.5}, Precision.SINGLE);
    for (WeightEngine engine : List.of(Engines.scalar(1), Engines.reference())) {
      try (WeightTraining training = engine.start(configuration, zero)) {
        training.run(2);
        assertTrue(training.network().isFinite(), engine.name());
      }
    }
  }

  /** A norm that is no number of the precision has no inverse: w is not scaled to 0. */
  @Test
  void theSphereLeavesAVectorOfOverflowingSquaresAlone() {
    TrainingConfiguration configuration = small().neurons(1).constraint(Constraint.SPHERE).build();
    double[] single = {1e25, 0, 0, 0, 0, 0, 0};
    double[] twice = {1e160, 0, 0, 0, 0, 0, 0};
    Network large = new Network(7, single, new double[] {0.5}, Precision.SINGLE);
    assertEquals((float) 1e25, first(Engines.scalar(1), configuration, large));
    assertEquals((float) 1e25, first(Engines.vector(1), configuration, large));
    Network larger = new Network(7, twice, new double[] {0.5}, Precision.DOUBLE);
    assertEquals(1e160, first(Engines.reference(), configuration, larger));
  }

  /** The first coordinate after one step. */
  private static double first(
      WeightEngine engine, TrainingConfiguration configuration, Network start) {
    try (WeightTraining training = engine.start(configuration, start)) {
      training.step();
      return training.network().weight(0, 0);
    }
  }

  /** A projection is not the identity on what it has projected: it may move the last places. */
  @ParameterizedTest
  @MethodSource("engines")
  void aStepOfRateZeroChangesNothing(WeightEngine engine) {
    TrainingConfiguration configuration =
        small()
            .schedule(new Schedule.Cosine(1))
            .weightDecay(0.1)
            .constraint(Constraint.SPHERE)
            .build();
    try (WeightTraining training = engine.start(configuration)) {
      training.step();
      String sphere = training.parameters().sha256();
      training.step();
      assertEquals(sphere, training.parameters().sha256());
    }
  }

  /** The first epoch in order is the run on fresh samples; a shuffled one has the same samples. */
  @ParameterizedTest
  @MethodSource("engines")
  void aFixedSampleIsThatOfTheFirstMinibatches(WeightEngine engine) {
    TrainingConfiguration fixed = Variant.FIXED.configuration();
    try (WeightTraining fresh = engine.start(small().build());
        WeightTraining again = engine.start(fixed);
        WeightTraining repeated = engine.start(Variant.REPEATED.configuration());
        WeightTraining shuffled = engine.start(Variant.SHUFFLED.configuration())) {
      assertEquals(again.evaluateSample(), shuffled.evaluateSample());
      double[] losses = new double[3];
      Parameters start = fresh.parameters();
      for (int n = 0; n < 3; n++) {
        try (WeightTraining alone = engine.start(small().build(), start, n)) {
          losses[n] = alone.stepMeasured();
        }
        assertEquals(fresh.stepMeasured(), again.stepMeasured());
      }
      assertEquals(fresh.parameters().sha256(), again.parameters().sha256());
      assertNotEquals(fresh.stepMeasured(), again.stepMeasured());
      // The sample's loss at the start is the mean of its minibatches' losses.
      try (WeightTraining begin = engine.start(fixed)) {
        double mean = Arrays.stream(losses).average().orElseThrow();
        assertEquals(mean, begin.evaluateSample().meanLoss(), 1e-14);
        assertEquals(384, begin.evaluateSample().samples());
      }
      double first = repeated.stepMeasured();
      assertEquals(losses[0], first);
      try (WeightTraining second = engine.start(small().build(), repeated.parameters(), 0)) {
        assertEquals(second.stepMeasured(), repeated.stepMeasured());
      }
    }
  }

  @Test
  void anUnfixedSampleIsNotEvaluated() {
    for (WeightEngine engine : engines()) {
      try (WeightTraining training = engine.start(small().build())) {
        Exception e = assertThrows(IllegalStateException.class, training::evaluateSample);
        assertEquals("samples: 0; allowed: a run on a fixed sample", e.getMessage());
      }
    }
  }

  /** 32 samples in 400 dimensions, a quarter of the labels flipped, are learnt by heart. */
  @Test
  void aSmallSampleIsLearntByHeart() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse("xor-mixture:1:1"))
            .labelNoise(0.25)
            .dimension(400)
            .neurons(16)
            .batch(32)
            .samples(32)
            .learningRate(0.5)
            .build();
    try (WeightTraining training = Engines.vector(1).start(configuration)) {
      assertTrue(training.evaluateSample().errorRate() > 0.2);
      training.run(60);
      assertEquals(0, training.evaluateSample().errorRate());
      assertTrue(training.test(2000).errorRate() > 0.25);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1    | eta  | 0    | none   | 0   | eta-w: -1.0 with m: 128; allowed: 0, or 1.1754944E-38 m <= eta-w <= 3.4028235E38
          eta   | NaN  | 0    | none   | 0   | eta-a: NaN with m: 128; allowed: 0, or 1.1754944E-38 m <= eta-a <= 3.4028235E38
          eta   | 1e39 | 0    | none   | 0   | eta-a: 1.0E39 with m: 128; allowed: 0, or 1.1754944E-38 m <= eta-a <= 3.4028235E38
          0     | 0    | 0    | none   | 0   | eta-w: 0 with eta-a: 0; allowed: one of them at most
          eta   | 1e-37| 0    | none   | 0   | eta-a: 1.0E-37 with m: 128; allowed: 0, or 1.1754944E-38 m <= eta-a <= 3.4028235E38
          0.25  | 0.5  | 2.3e-7| none  | 0   | weight-decay: 2.3E-7; allowed: 0, or numbers >= 2.384185791015625E-7, of which a step at the learning rate 0.25 takes 2^-24 of a weight, so that rounding does not lose it
          0     | 0.5  | 1e-7 | none   | 0   | weight-decay: 1.0E-7; allowed: 0, or numbers >= 1.1920928955078125E-7, of which a step at the learning rate 0.5 takes 2^-24 of a weight, so that rounding does not lose it
          eta   | eta  | -1   | none   | 0   | weight-decay: -1.0; allowed: numbers >= 0 and below 1/0.3, the inverse of the learning rate
          eta   | 2    | 0.5  | none   | 0   | weight-decay: 0.5; allowed: numbers >= 0 and below 1/2.0, the inverse of the learning rate
          0     | eta  | 0    | sphere | 0   | constraint: sphere with eta-w: 0; allowed: eta-w > 0, since a frozen w keeps its norm
          eta   | eta  | 0    | none   | 129 | samples: 129 with m: 128; allowed: multiples of m up to 2^34, or 0 for fresh samples
          eta   | eta  | 0    | none   | -128| samples: -128 with m: 128; allowed: multiples of m up to 2^34, or 0 for fresh samples
          """)
  void refusesWhatIsOutOfRange(
      String weightRate,
      String outputRate,
      double decay,
      String constraint,
      long samples,
      String message) {
    TrainingConfiguration.Builder run =
        small()
            .weightRate(rate(weightRate))
            .outputRate(rate(outputRate))
            .weightDecay(decay)
            .constraint(constraint.equals("sphere") ? Constraint.SPHERE : Constraint.NONE)
            .samples(samples);
    assertEquals(message, refusal(run));
  }

  /** A layer's own rate may be that of all; a zero has no sign. */
  @Test
  void plainIsWhatTheStepIs() {
    assertEquals(Optional.empty(), notPlain(small().weightRate(of(0.3)).outputRate(of(0.3))));
    assertEquals(Optional.empty(), notPlain(small().weightDecay(-0.0)));
    assertEquals(Optional.of("eta-a: 0.0"), notPlain(small().outputRate(of(-0.0)).weightDecay(1)));
    assertEquals(
        Optional.of("schedule: cosine:7"), notPlain(small().schedule(new Schedule.Cosine(7))));
    assertEquals(
        Optional.of("constraint: sphere"), notPlain(small().constraint(Constraint.SPHERE)));
    assertEquals(Descent.PLAIN, small().weightDecay(-0.0).build().descent());
  }

  private static Optional<String> notPlain(TrainingConfiguration.Builder run) {
    return run.build().descent().notPlain(0.3);
  }

  private static OptionalDouble rate(String text) {
    return text.equals("eta") ? OptionalDouble.empty() : of(Double.parseDouble(text));
  }

  private static String refusal(TrainingConfiguration.Builder run) {
    return assertThrows(IllegalArgumentException.class, run::build).getMessage();
  }

  @Test
  void refusesOrdersThatMeanNothing() {
    assertEquals(
        "order: shuffled with samples: 0; allowed: only with samples > 0",
        refusal(small().order(SampleOrder.SHUFFLED)));
    assertEquals(
        "m: 100 with order: shuffled; allowed: multiples of 64, or all samples in each step",
        refusal(small().batch(100).samples(200).order(SampleOrder.SHUFFLED)));
    assertEquals("repeat: 0; allowed: 1 <= repeat <= 1048576", refusal(small().repeats(0)));
    assertEquals(
        "theta: 1.0E-16 with constraint: sphere; allowed: 1.0E-15 <= theta <= 1.0E15",
        refusal(small().initialScale(1e-16).constraint(Constraint.SPHERE)));
  }

  @Test
  void whatCannotDoItSaysSo() {
    for (Variant variant : Variant.values()) {
      TrainingConfiguration configuration = variant.configuration(small().dimension(60));
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> Engines.gram(1).requireRoom(configuration));
      assertTrue(e.getMessage().contains("gram"), e.getMessage());
      assertFalse(e.getMessage().contains("\n"));
      if (configuration.descent().notPlain(configuration.learningRate()).isPresent()) {
        Network start = start(Engines.scalar(1));
        assertThrows(
            IllegalArgumentException.class,
            () -> new RoundingBound(variant.configuration(), start));
      }
    }
  }
}
