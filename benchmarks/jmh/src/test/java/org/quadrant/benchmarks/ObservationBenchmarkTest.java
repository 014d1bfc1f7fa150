package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.Observation;
import org.quadrant.network.Network;
import org.quadrant.training.Initialisation;
import org.quadrant.training.TrainingConfiguration;

class ObservationBenchmarkTest {
  /** For means of some hundred numbers below 0.05, added in another order. */
  private static final double TOLERANCE = 1e-15;

  static Stream<String> shapes() throws NoSuchFieldException {
    return Stream.of(
        ObservationBenchmark.class.getField("shape").getAnnotation(Param.class).value());
  }

  private static ObservationBenchmark drawn(String shape) {
    ObservationBenchmark benchmark = new ObservationBenchmark();
    benchmark.shape = shape;
    benchmark.draw();
    return benchmark;
  }

  private static Observation observed(String shape) {
    return drawn(shape).observe();
  }

  /** At the start |a| = ‖w‖ = θ = 0.05 for every neuron, whatever block it is in. */
  @ParameterizedTest
  @MethodSource("shapes")
  void seesTheNetworkAtItsStart(String shape) {
    int neurons = StepShape.parse(shape).neurons();
    Observation seen = observed(shape);
    assertEquals(0, seen.changedBlock());
    assertEquals(neurons, seen.blocks().stream().mapToInt(BlockStatistics::size).sum());
    for (Block block : Block.values()) {
      double expected = 0.05 * 0.05 * seen.block(block).size() / neurons;
      // a is θ rounded to float, and so is each weight: twice half an ulp, 2⁻²⁴ of the value.
      assertEquals(expected, seen.block(block).mass(), 0x1p-23 * expected);
    }
  }

  /** Along the direction u of a block, which lies in the plane of the first two coordinates. */
  private static double along(Network network, int neuron, double[] u) {
    return network.weight(neuron, 0) * u[0] + network.weight(neuron, 1) * u[1];
  }

  /** By the definitions, from the weights: f(u) = (1/p) Σ aⱼ max(0, wⱼ·u), and block by block. */
  @ParameterizedTest
  @MethodSource("shapes")
  void seesWhatTheWeightsSay(String shape) {
    StepShape size = StepShape.parse(shape);
    Network network =
        Initialisation.draw(
            TrainingConfiguration.builder()
                .batch(size.samples())
                .dimension(size.dimension())
                .neurons(size.neurons())
                .build());
    Observation seen = observed(shape);
    for (Block block : Block.values()) {
      double[] u = block.unitDirection();
      double output =
          IntStream.range(0, size.neurons())
              .mapToDouble(j -> network.outputWeight(j) * Math.max(0, along(network, j, u)))
              .sum();
      assertEquals(block.label() * output / size.neurons(), seen.margins().get(block), TOLERANCE);
      int[] members =
          IntStream.range(0, size.neurons())
              .filter(j -> network.outputWeight(j) * block.label() > 0)
              .filter(j -> along(network, j, u) > 0)
              .toArray();
      BlockStatistics statistics = seen.block(block);
      assertEquals(members.length, statistics.size());
      assertEquals(
          IntStream.of(members).mapToDouble(j -> along(network, j, u)).average().orElseThrow(),
          statistics.meanSignal(),
          TOLERANCE);
      assertEquals(
          IntStream.of(members)
              .mapToDouble(j -> orthogonalNorm(network, j))
              .average()
              .orElseThrow(),
          statistics.meanOrthogonalNorm(),
          TOLERANCE);
    }
  }

  private static double orthogonalNorm(Network network, int neuron) {
    return Math.sqrt(
        IntStream.range(2, network.dimension())
            .mapToDouble(k -> network.weight(neuron, k))
            .map(w -> w * w)
            .sum());
  }

  @Test
  void everyInvocationSeesTheSame() {
    ObservationBenchmark benchmark = drawn("1000x33x17");
    assertEquals(benchmark.observe(), benchmark.observe());
  }

  @Test
  void batchSizeHasNoInfluence() {
    assertEquals(observed("1000x33x17"), observed("1x33x17"));
  }
}
