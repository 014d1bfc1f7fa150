package org.quadrant.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.support.AlteredKernels;
import org.quadrant.support.AlteredKernels.Alteration;
import org.quadrant.support.AwkwardShapes;
import org.quadrant.support.FreshSamples;
import org.quadrant.support.OracleCase;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

class RoundingBoundTest {
  /** Ratios of one step. */
  private record Ratios(Tightness outputs, double loss, Tightness weights, Tightness a) {
    double largest() {
      return Math.max(Math.max(outputs.largest(), loss), Math.max(weights.largest(), a.largest()));
    }
  }

  /** Follows an engine along given minibatches. */
  private static List<Ratios> follow(
      WeightEngine engine,
      TrainingConfiguration configuration,
      Network initial,
      List<Minibatch> minibatches) {
    List<Ratios> ratios = new ArrayList<>();
    RoundingBound bound = new RoundingBound(configuration, initial);
    try (WeightTraining training = engine.start(configuration, initial)) {
      for (Minibatch minibatch : minibatches) {
        StepRecord observed = training.step(minibatch);
        StepBound step = bound.step(minibatch);
        double lossError = Math.abs(observed.loss() - step.expected().loss());
        Network after = training.network();
        Network expected = bound.network();
        ratios.add(
            new Ratios(
                Tightness.of(step.expected().outputs(), observed.outputs(), step.outputErrors()),
                lossError / step.lossError(),
                Tightness.of(expected.weights(), after.weights(), bound.weightErrors()),
                Tightness.of(
                    expected.outputWeights(), after.outputWeights(), bound.outputWeightErrors())));
      }
    }
    return ratios;
  }

  private static List<Minibatch> minibatches(OracleCase oracle) {
    return Stream.iterate(0, step -> step < oracle.steps(), step -> step + 1)
        .map(oracle::minibatch)
        .toList();
  }

  static List<Arguments> oracleCases() {
    return OracleCase.NAMES.stream()
        .flatMap(
            name ->
                Stream.of(Engines.scalar(1), Engines.vector(2))
                    .map(engine -> Arguments.of(name, engine)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("oracleCases")
  void everyStepOfTheOracleIsWithinTheBoundAndUsesAGoodPartOfIt(String name, WeightEngine engine) {
    OracleCase oracle = OracleCase.read(name);
    List<Ratios> ratios =
        follow(engine, oracle.configuration(), oracle.network(0), minibatches(oracle));
    for (Ratios step : ratios) {
      assertTrue(step.largest() <= 1, () -> "" + ratios);
      // After twelve steps the typical error still is more than a thousandth of its bound.
      assertTrue(step.weights().median() > 1e-3 && step.a().median() > 1e-3, () -> "" + ratios);
    }
    Ratios first = ratios.getFirst();
    assertTrue(first.weights().largest() > 0.3 && first.weights().median() > 0.05, "" + first);
    assertTrue(first.outputs().largest() > 0.08 && first.outputs().median() > 0.02, "" + first);
  }

  static List<TrainingConfiguration> shapes() {
    return AwkwardShapes.draw(4, 39);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void awkwardShapesAndAllLawsAreWithinTheBound(TrainingConfiguration configuration) {
    List<Ratios> ratios =
        follow(
            Engines.vector(2),
            configuration,
            Initialisation.draw(configuration),
            List.of(
                FreshSamples.minibatch(configuration, 0),
                FreshSamples.minibatch(configuration, 1)));
    for (Ratios step : ratios) {
      assertTrue(step.largest() <= 1, configuration + ": " + ratios);
    }
  }

  @Test
  void theStartIsRoundedToFloat() {
    double[] w = {0.1, -1, 1e-3, 3, 1 / 3.0, 1e10};
    double[] a = {0.7, 2};
    Network initial = new Network(3, w, a, Precision.DOUBLE);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(3).neurons(2).build();
    RoundingBound bound = new RoundingBound(configuration, initial);
    for (int i = 0; i < w.length; i++) {
      assertEquals(Math.abs(w[i] - (float) w[i]), bound.weightErrors()[i]);
    }
    for (int j = 0; j < a.length; j++) {
      assertEquals(Math.abs(a[j] - (float) a[j]), bound.outputWeightErrors()[j]);
    }
  }

  @Test
  void inputsThatAreNoFloatsAreWithinTheBound() {
    SplittableRandom random = new SplittableRandom(17);
    double[] inputs = random.doubles(3 * 200).map(u -> 100 * (u - 0.5)).toArray();
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(3)
            .neurons(2)
            .batch(200)
            .initialScale(1)
            .loss(Loss.FIRST_ORDER)
            .build();
    List<Ratios> ratios =
        follow(
            Engines.scalar(1),
            configuration,
            Initialisation.draw(configuration),
            List.of(new Minibatch(3, inputs)));
    double largest = ratios.getFirst().largest();
    assertTrue(largest <= 1 && largest > 0.2, "" + ratios);
  }

  private static final TrainingConfiguration SMALL =
      TrainingConfiguration.builder()
          .dimension(9)
          .neurons(19)
          .batch(600)
          .initialScale(0.4)
          .seed(6)
          .build();

  private static double largestRatio(String method, Alteration alteration) {
    Kernels kernels = AlteredKernels.of(new ScalarKernels(), method, alteration);
    return follow(
            Engines.of(kernels, 1, 0),
            SMALL,
            Initialisation.draw(SMALL),
            List.of(FreshSamples.minibatch(SMALL, 0), FreshSamples.minibatch(SMALL, 1)))
        .stream()
        .mapToDouble(Ratios::largest)
        .max()
        .orElseThrow();
  }

  /** Mistakes that leave training plausible, each far too large for the bound. */
  static List<Arguments> mistakes() {
    return List.of(
        Arguments.of("no mistake", "mask", alteration((arguments, original) -> original.run()), 0),
        Arguments.of(
            "rate over m + 1",
            "update",
            alteration(
                (arguments, original) -> {
                  float rate = ((UpdateFactors) arguments[1]).weightRate();
                  arguments[1] = UpdateFactors.plain(rate * 600 / 601);
                  original.run();
                }),
            10),
        Arguments.of(
            "slopes off by 2^-14",
            "slopes",
            alteration(
                (arguments, original) -> {
                  original.run();
                  Tile tile = (Tile) arguments[1];
                  for (int i = 0; i < tile.slope.length; i++) {
                    tile.slope[i] *= 1 + 0x1p-14f;
                  }
                }),
            2),
        Arguments.of(
            "inputs with 16 bits of mantissa",
            "forward",
            alteration(
                (arguments, original) -> {
                  Tile tile = (Tile) arguments[1];
                  for (int i = 0; i < tile.x.length; i++) {
                    int bits = Float.floatToRawIntBits(tile.x[i]);
                    tile.x[i] = Float.intBitsToFloat(bits & ~0x7f);
                  }
                  original.run();
                }),
            2),
        Arguments.of(
            "last sample of each tile left out",
            "backward",
            alteration(
                (arguments, original) -> {
                  Span samples = (Span) arguments[1];
                  arguments[1] = new Span(samples.begin(), samples.end() - 1);
                  original.run();
                }),
            10),
        Arguments.of(
            "sum over neurons without the last strip",
            "outputs",
            alteration(
                (arguments, original) -> {
                  float[] a = ((float[]) arguments[0]).clone();
                  java.util.Arrays.fill(a, 16, a.length, 0);
                  arguments[0] = a;
                  original.run();
                }),
            10));
  }

  private static Alteration alteration(Alteration alteration) {
    return alteration;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesViolateTheBound(
      String mistake, String method, Alteration alteration, double atLeast) {
    double ratio = largestRatio(method, alteration);
    assertTrue(atLeast == 0 ? ratio <= 1 : ratio > atLeast, mistake + ": " + ratio);
  }

  @Test
  void anErrorOfAFewTimesTheBoundShows() {
    RoundingBound bound = new RoundingBound(SMALL, Initialisation.draw(SMALL));
    StepBound step = bound.step(FreshSamples.minibatch(SMALL, 0));
    float outputError = (float) (3 * step.outputErrors()[0]);
    double output =
        largestRatio(
            "outputs",
            (arguments, original) -> {
              original.run();
              ((Tile) arguments[2]).f[0] += outputError;
            });
    assertTrue(output > 2, "f: " + output);
    float weightError = (float) (3 * bound.weightErrors()[0]);
    double weight =
        largestRatio(
            "update",
            (arguments, original) -> {
              original.run();
              ((float[]) arguments[4])[0] += weightError;
            });
    assertTrue(weight > 2, "w: " + weight);
  }

  @Test
  void aNeuronOnTheOtherSideOfItsThresholdIsAllowedFor() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(3)
            .neurons(1)
            .batch(2)
            .learningRate(1)
            .loss(Loss.FIRST_ORDER)
            .scaling(Scaling.SUM)
            .build();
    // In double precision the first sample activates the neuron; rounded, the weights cancel.
    Network initial =
        new Network(3, new double[] {1 + 1e-9, -1, 0}, new double[] {1}, Precision.DOUBLE);
    Minibatch minibatch = new Minibatch(3, new double[] {1, 1, 5, 2, 1, 1});
    RoundingBound bound = new RoundingBound(configuration, initial);
    bound.step(minibatch);
    assertEquals(1, bound.possibleFlips());
    try (WeightTraining training = Engines.scalar(1).start(configuration, initial)) {
      training.step(minibatch);
      Network observed = training.network();
      assertEquals(2.5, Math.abs(observed.weight(0, 2) - bound.network().weight(0, 2)), 1e-6);
      Tightness tightness =
          Tightness.of(bound.network().weights(), observed.weights(), bound.weightErrors());
      assertTrue(tightness.within() && tightness.largest() > 0.99, "" + tightness);
    }
  }

  @Test
  void ratiosAreThoseOfErrorAndBound() {
    Tightness tightness =
        Tightness.of(new double[] {1, 2, 3}, new double[] {1, 2.5, 2}, new double[] {0, 1, 4});
    assertEquals(new Tightness(0.5, 0.25), tightness);
    assertTrue(tightness.within());
    double[] zero = {0};
    assertEquals(
        Double.POSITIVE_INFINITY, Tightness.of(zero, new double[] {1e-300}, zero).largest());
    assertEquals(
        Double.POSITIVE_INFINITY,
        Tightness.of(zero, new double[] {Double.NaN}, new double[] {1}).largest());
  }
}
