package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.ScalarKernels;

class MemoryLimitTest {
  private static final long HEAP = 1L << 30;
  private static final Pattern ALLOWED = Pattern.compile("; allowed: ([dpm]) <= (\\d+) at a heap");

  private static TrainingConfiguration shape(int d, int p, int m) {
    return TrainingConfiguration.builder().dimension(d).neurons(p).batch(m).build();
  }

  private static String refusal(Engine engine, TrainingConfiguration configuration) {
    MemoryLimit limit = new MemoryLimit(engine, 3, HEAP);
    return assertThrows(IllegalArgumentException.class, () -> limit.require(configuration))
        .getMessage();
  }

  /** The value that is said to be allowed is the largest one that is. */
  @ParameterizedTest
  @CsvSource({
    "scalar, 3, 16777216, 100, p",
    "scalar, 3, 33554416, 8000, p",
    "scalar, 2000000, 1000, 8000, d",
    "scalar, 33554428, 1, 10, d",
    "reference, 200, 400, 1073741824, m",
    "reference, 3, 33554416, 100, p"
  })
  void namesTheLargestValueThatFits(String engine, int d, int p, int m, String setting) {
    Engine chosen = engine.equals("scalar") ? Engines.scalar(1) : Engines.reference();
    String message = refusal(chosen, shape(d, p, m));
    Matcher matcher = ALLOWED.matcher(message);
    assertTrue(matcher.find(), message);
    assertEquals(setting, matcher.group(1), message);
    int allowed = Integer.parseInt(matcher.group(2));
    MemoryLimit limit = new MemoryLimit(chosen, 3, HEAP);
    assertDoesNotThrow(() -> limit.require(with(setting, allowed, d, p, m)));
    refusal(chosen, with(setting, allowed + 1, d, p, m));
  }

  private static TrainingConfiguration with(String setting, int value, int d, int p, int m) {
    return switch (setting) {
      case "d" -> shape(value, p, m);
      case "p" -> shape(d, value, m);
      default -> shape(d, p, value);
    };
  }

  /** d is far from its usual value, and makes nothing larger where W is not kept. */
  @Test
  void blamesNoSettingThatTakesNoMemory() {
    Engine engine = Engines.gram(new ScalarKernels(), 1024);
    TrainingConfiguration both = shape(2_000_000_000, 20_000, 1_000_000);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new MemoryLimit(engine, 3, 1 << 28).require(both))
            .getMessage();
    assertTrue(message.startsWith("p: 20000; a run of d = 2000000000"), message);
    assertTrue(message.contains("; allowed: p <= "), message);
    // One neuron takes too much, too: nothing is enough by itself.
    message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new MemoryLimit(engine, 3, 1 << 16).require(both))
            .getMessage();
    assertTrue(message.startsWith("threads: 1024; a run of d = 2000000000"), message);
    assertTrue(message.contains("; allowed: less at a heap"), message);
  }

  @Test
  void namesTheThreadsWhereFewerWouldDo() {
    String message = refusal(Engines.scalar(1024), shape(1000, 1000, 1_000_000));
    assertTrue(message.startsWith("threads: 1024; a run of d = 1000, p = 1000"), message);
    assertTrue(message.contains("; allowed: threads <= "), message);
  }

  @Test
  void theDefaultRunFits() {
    MemoryLimit limit = new MemoryLimit(Engines.scalar(2), 3, 1L << 26);
    assertDoesNotThrow(() -> limit.require(TrainingConfiguration.builder().build()));
  }
}
