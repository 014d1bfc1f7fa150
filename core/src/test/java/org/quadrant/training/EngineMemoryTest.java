package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.network.Network;

/** What an engine says of its memory, against what the JVM counts. */
class EngineMemoryTest {
  /** Chosen: objects beside the arrays, and what the JVM itself allocates meanwhile. */
  private static final long OTHERS = 1 << 18;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The large arrays are as large as they are said to be, within a twentieth. */
  @ParameterizedTest
  @CsvSource({
    "scalar, 1, 1000, 500, 700",
    "scalar, 3, 1000, 500, 700",
    "scalar, 2, 30000, 100, 200",
    "scalar, 2, 50, 30000, 200",
    "reference, 1, 1000, 500, 700",
    "reference, 1, 100, 300, 30000"
  })
  void aRunAllocatesWhatItsEngineSays(String name, int threads, int d, int p, int m) {
    WeightEngine engine = name.equals("scalar") ? Engines.scalar(threads) : Engines.reference();
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(d).neurons(p).batch(m).build();
    Network initial = Initialisation.draw(configuration);
    long before = THREADS.getTotalThreadAllocatedBytes();
    try (Training training = engine.start(configuration, initial)) {
      training.step();
      long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
      long said = engine.bytes(configuration, threads);
      assertTrue(
          allocated >= 0.95 * said && allocated <= 1.05 * said + OTHERS,
          allocated + " bytes, said to be " + said);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 600, 700", "3, 600, 700", "2, 700, 600"})
  void aRunWithoutWeightsAllocatesWhatItsEngineSays(int threads, int p, int m) {
    Engine engine = Engines.gram(new ScalarKernels(), threads);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(5000).neurons(p).batch(m).build();
    Parameters initial;
    try (Training training = engine.start(configuration)) {
      initial = training.parameters();
    }
    long before = THREADS.getTotalThreadAllocatedBytes();
    try (Training training = engine.start(configuration, initial, 0)) {
      long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
      long said = engine.bytes(training.configuration(), threads);
      assertTrue(
          allocated >= 0.95 * said && allocated <= 1.05 * said + OTHERS,
          allocated + " bytes, said to be " + said);
    }
  }

  /**
   * What a run hands out is one copy of its parameters, and neither digest nor start makes more.
   */
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "reference"})
  void parametersAreCopiedOnce(String name) {
    WeightEngine engine = name.equals("scalar") ? Engines.scalar(1) : Engines.reference();
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(1000).neurons(500).batch(10).build();
    long copy = (configuration.dimension() + 1L) * configuration.neurons() * Double.BYTES;
    try (Training training = engine.start(configuration)) {
      long before = THREADS.getTotalThreadAllocatedBytes();
      Parameters parameters = training.parameters();
      assertEquals(64, parameters.sha256().length());
      long allocated = THREADS.getTotalThreadAllocatedBytes() - before;
      assertTrue(allocated <= copy + OTHERS, allocated + " bytes for a copy of " + copy);
      before = THREADS.getTotalThreadAllocatedBytes();
      engine.start(configuration, parameters, 0).close();
      allocated = THREADS.getTotalThreadAllocatedBytes() - before;
      long said = engine.bytes(configuration, 1);
      assertTrue(allocated <= 1.05 * said + OTHERS, allocated + " bytes, said to be " + said);
    }
  }
}
