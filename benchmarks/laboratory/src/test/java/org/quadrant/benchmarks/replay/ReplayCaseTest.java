package org.quadrant.benchmarks.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.NpyWriter;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;

/** A case of d = 3, p = 2, m = 4 and 5 steps, whole or with one thing wrong. */
class ReplayCaseTest {
  private static final String FIELDS =
      "'d': 3, 'p': 2, 'm': 4, 'steps': 5, 'eta': 0.5, 'loss': 'first-order', 'scale': 'sum'";

  @TempDir private Path folder;

  @BeforeEach
  void writeCase() throws IOException {
    describe(FIELDS);
    write("X.npy", 5, 4, 3);
    write("W.npy", 6, 2, 3);
    write("a.npy", 6, 2);
    write("f.npy", 5, 4);
    write("loss.npy", 5);
  }

  private void describe(String fields) throws IOException {
    Files.writeString(folder.resolve("case.json"), "{" + fields.replace('\'', '"') + "}");
  }

  /** Writes 0, 1, 2, … in a shape. */
  private void write(String name, int... shape) throws IOException {
    int count = 1;
    for (int length : shape) {
      count *= length;
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    NpyWriter.write(folder.resolve(name), Precision.SINGLE, values, shape);
  }

  private void assertRefused(String message) {
    BadInputException error =
        assertThrows(BadInputException.class, () -> ReplayCase.open("--case", folder).close());
    assertEquals("--case: " + folder + message, error.getMessage());
  }

  @Test
  void readsStepByStep() throws IOException {
    try (ReplayCase replayCase = ReplayCase.open("--case", folder)) {
      assertEquals(5, replayCase.steps());
      assertEquals(Loss.FIRST_ORDER, replayCase.configuration().loss());
      assertEquals(Scaling.SUM, replayCase.configuration().scaling());
      assertEquals(0.05, replayCase.configuration().initialScale());
      assertTrue(replayCase.hasExpectations());
      Network start = replayCase.readStart();
      assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, start.weights());
      assertArrayEquals(new double[] {0, 1}, start.outputWeights());
      assertArrayEquals(
          new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, replayCase.readMinibatch().inputs());
      assertArrayEquals(new double[] {0, 1, 2, 3}, replayCase.readOutputs().orElseThrow());
      assertArrayEquals(new double[] {0}, replayCase.readLoss().orElseThrow());
      assertArrayEquals(new double[] {6, 7, 8, 9, 10, 11}, replayCase.readWeights().orElseThrow());
      assertArrayEquals(new double[] {2, 3}, replayCase.readOutputWeights().orElseThrow());
      assertEquals(12, replayCase.readMinibatch().input(0, 0));
      assertArrayEquals(new double[] {4, 5, 6, 7}, replayCase.readOutputs().orElseThrow());
    }
  }

  @Test
  void takesTheStartAlone() throws IOException {
    write("W.npy", 1, 2, 3);
    write("a.npy", 1, 2);
    try (ReplayCase replayCase = ReplayCase.open("--case", folder)) {
      assertTrue(replayCase.hasExpectations());
    }
    Files.delete(folder.resolve("f.npy"));
    Files.delete(folder.resolve("loss.npy"));
    try (ReplayCase replayCase = ReplayCase.open("--case", folder)) {
      assertFalse(replayCase.hasExpectations());
      assertEquals(5, replayCase.readStart().weight(1, 2));
      assertTrue(replayCase.readWeights().isEmpty());
      assertTrue(replayCase.readOutputs().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X.npy, 5x4x4, '[5, 4, 3]'",
    "X.npy, 20x3, '[5, 4, 3]'",
    "W.npy, 5x2x3, '[6, 2, 3] or [1, 2, 3]'",
    "W.npy, 6x3x2, '[6, 2, 3] or [1, 2, 3]'",
    "W.npy, 2x3, '[6, 2, 3] or [1, 2, 3]'",
    "a.npy, 1x2, '[6, 2]'",
    "a.npy, 6x3, '[6, 2]'",
    "f.npy, 6x4, '[5, 4]'",
    "loss.npy, 5x1, '[5]'"
  })
  void checksEveryShape(String name, String shape, String allowed) throws IOException {
    int[] lengths = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    write(name, lengths);
    assertRefused(
        "/%s: shape %s; allowed: %s, since case.json has d = 3, p = 2, m = 4, steps = 5"
            .formatted(name, Arrays.toString(lengths), allowed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'd': 3,          | ~~             | d: missing; allowed: a whole number below 2^31
          'd': 3,          | 'd': 2,        | d: 2; allowed: d >= 3
          'd': 3,          | 'd': 3.5,      | d: 3.5; allowed: a whole number below 2^31
          'd': 3,          | 'd': '3',      | d: "3"; allowed: a whole number below 2^31
          'p': 2,          | 'p': 0,        | p: 0; allowed: 1 <= p <= 33554416
          'm': 4,          | 'm': -4,       | m: -4; allowed: 1 <= m <= 1073741824
          'm': 4,          | 'm': 1e99,     | m: 1.0E99; allowed: a whole number below 2^31
          'steps': 5,      | 'steps': 0,    | steps: 0; allowed: 1 <= steps <= 1073741824
          'eta': 0.5,      | 'eta': 0,      | eta: 0.0; allowed: finite numbers > 0
          'eta': 0.5,      | 'eta': 'x',    | eta: "x"; allowed: a number
          'first-order'    | 'hinge'        | loss: hinge; allowed: logistic, first-order
          'first-order'    | 1              | loss: 1; allowed: a name
          'sum'            | 'max'          | scale: max; allowed: mean, sum
          'sum'            | 'sum', 'theta': -1 | theta: -1.0; allowed: finite numbers > 0
          'sum'            | 'sum', 'law': 'xor-mixture:2:1' | law: xor-mixture:2:1; allowed: laws whose labels are -sgn(x1) sgn(x2)
          """)
  void checksEveryField(String part, String replacement, String message) throws IOException {
    describe(FIELDS.replace(part, replacement));
    assertRefused("/case.json: " + message);
  }

  @Test
  void needsItsFiles() throws IOException {
    Files.delete(folder.resolve("X.npy"));
    assertRefused("/X.npy: no such file; allowed: a NumPy .npy file, version 1.0 to 3.0");
    Files.delete(folder.resolve("case.json"));
    assertRefused("/case.json: no such file; allowed: a JSON object");
    describe("");
    Files.writeString(folder.resolve("case.json"), "{");
    assertRefused("/case.json: not valid JSON (line 1)");
  }

  @Test
  void refusesInputsThatAreNotFinite() throws IOException {
    double[] values = new double[60];
    values[20] = Double.NaN;
    NpyWriter.write(folder.resolve("X.npy"), Precision.DOUBLE, values, 5, 4, 3);
    try (ReplayCase replayCase = ReplayCase.open("--case", folder)) {
      replayCase.readMinibatch();
      BadInputException error = assertThrows(BadInputException.class, replayCase::readMinibatch);
      assertEquals(
          "--case: " + folder + "/X.npy: NaN at step 1; allowed: finite numbers",
          error.getMessage());
    }
  }
}
