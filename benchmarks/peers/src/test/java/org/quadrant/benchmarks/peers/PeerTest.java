package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;
import org.quadrant.network.Loss;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;

class PeerTest {
  private static TrainingConfiguration.Builder small() {
    return TrainingConfiguration.builder().batch(64).dimension(4).neurons(4);
  }

  @Test
  void readsEveryName() {
    for (Peer peer : Peer.values()) {
      assertEquals(peer, Peer.parse(peer.text()));
    }
  }

  @Test
  void refusesOtherNames() {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> Peer.parse("numpy"));

    assertEquals(
        "peer: numpy; allowed: libtorch, libtorch-autograd, openblas, mkl, ejml, commons-math3,"
            + " java, java-nosuperword",
        refusal.getMessage());
  }

  @Test
  void isMeasuredByOneOfTheBenchmarks() throws NoSuchFieldException {
    Stream<String> measured =
        Stream.of(PeerStepBenchmark.class, NoSuperWordStepBenchmark.class)
            .flatMap(benchmark -> Stream.of(parameter(benchmark).value()));

    assertEquals(Stream.of(Peer.values()).map(Peer::text).toList(), measured.toList());
  }

  private static Param parameter(Class<?> benchmark) {
    try {
      return benchmark.getField("peer").getAnnotation(Param.class);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1025})
  void refusesThreadsOutOfRange(int threads) {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Peer.JAVA.open(small().build(), threads));

    assertEquals("threads: " + threads + "; allowed: 1 <= threads <= 1024", refusal.getMessage());
  }

  static List<Arguments> otherProblems() {
    return List.of(
        Arguments.of(small().law(new InputLaw.Rademacher()).build()),
        Arguments.of(small().labelNoise(0.1).build()),
        Arguments.of(small().loss(Loss.FIRST_ORDER).build()));
  }

  @ParameterizedTest
  @MethodSource("otherProblems")
  void refusesOtherProblems(TrainingConfiguration configuration) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> Peer.EJML.open(configuration, 1));

    assertEquals(
        "peer: ejml; allowed: only with law gaussian, no label noise, loss logistic",
        refusal.getMessage());
  }

  @Test
  void refusesASecondNativeLibrary() {
    Peer.OPENBLAS.open(small().build(), 1).close();
    Peer.OPENBLAS.open(small().build(), 1).close();

    Exception refusal =
        assertThrows(IllegalStateException.class, () -> Peer.LIBTORCH.open(small().build(), 1));

    assertEquals(
        "peer: libtorch in a JVM that has loaded openblas; allowed: one native library a JVM",
        refusal.getMessage());
  }

  @Test
  void refusesToCallVectorsNone() {
    assertTrue(SuperWord.isOn());

    Exception refusal =
        assertThrows(
            IllegalStateException.class, () -> Peer.JAVA_NO_SUPERWORD.open(small().build(), 1));

    assertEquals(
        "peer: java-nosuperword in a JVM that makes vectors of loops; start java with"
            + " -XX:-UseSuperWord",
        refusal.getMessage());
  }

  @Test
  void saysWhatComputes() {
    try (PeerStep step = Peer.EJML.open(small().build(), 2)) {
      assertTrue(step.library().matches("EJML 0\\.\\d+\\.\\d+, 2 threads"), step.library());
    }
    try (PeerStep step = Peer.OPENBLAS.open(small().build(), 1)) {
      assertTrue(step.library().matches("OpenBLAS 0\\.3\\.\\d+ .*, 1 thread"), step.library());
    }
  }
}
