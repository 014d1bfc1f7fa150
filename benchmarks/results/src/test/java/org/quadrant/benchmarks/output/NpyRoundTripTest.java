package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.network.Precision;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;

/** What {@link NpyWriter} writes, {@link NpyReader} reads, bit for bit. */
class NpyRoundTripTest {
  @TempDir private Path folder;

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void returnsEveryArray(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Precision precision = random.nextBoolean() ? Precision.SINGLE : Precision.DOUBLE;
    int[] shape = random.ints(random.nextInt(1, 5), 1, 12).toArray();
    shape[0] -= 1;
    if (seed % 8 == 0) {
      // More than one buffer.
      shape = new int[] {3, 17_000};
    }
    double[] values = randomBits(random, Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    Path file = folder.resolve("array.npy");

    NpyWriter.write(file, precision, values, shape);

    try (NpyReader reader = NpyReader.open(file)) {
      assertEquals(precision, reader.precision());
      assertEquals(Arrays.stream(shape).boxed().toList(), reader.shape());
      double[] expected = Arrays.stream(values).map(v -> rounded(v, precision)).toArray();
      assertArrayEquals(expected, readInPieces(reader, values.length, random));
      assertThrows(EOFException.class, () -> reader.next(1));
    }
  }

  /** Any bit pattern: subnormal numbers, infinities and NaN among them. */
  private static double[] randomBits(SplittableRandom random, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          random.nextBoolean()
              ? Double.longBitsToDouble(random.nextLong())
              : Float.intBitsToFloat(random.nextInt());
    }
    return values;
  }

  private static double rounded(double value, Precision precision) {
    return precision == Precision.SINGLE ? (float) value : value;
  }

  private static double[] readInPieces(NpyReader reader, int count, SplittableRandom random)
      throws IOException {
    double[] values = new double[count];
    int done = 0;
    while (done < count) {
      double[] piece = reader.next(random.nextInt(1, count - done + 1));
      System.arraycopy(piece, 0, values, done, piece.length);
      done += piece.length;
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void keepsTheSignOfZero(Precision precision) throws IOException {
    Path file = folder.resolve("zeros.npy");
    NpyWriter.write(file, precision, new double[] {-0.0, 0.0}, 2);
    try (NpyReader reader = NpyReader.open(file)) {
      assertArrayEquals(new double[] {-0.0, 0.0}, reader.next(2));
    }
  }

  /** A parameter's file is that of its values, and as many bytes of it are put as fit. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void writesAParameterAsItsValues(Precision precision) throws IOException {
    double[] values = new SplittableRandom(5).doubles(3 * 17_000).toArray();
    ParameterShape shape = ParameterShape.of("L", 3, 17_000);
    Parameter parameter =
        switch (precision) {
          case SINGLE -> Parameter.of(shape, floats(values));
          case DOUBLE -> Parameter.of(shape, values);
        };
    Path expected = folder.resolve("values.npy");
    Path actual = folder.resolve("L.npy");
    NpyWriter.write(expected, precision, values, 3, 17_000);
    NpyWriter.write(actual, parameter);
    assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(actual));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void countsTheRowsThatWereAppended() throws IOException {
    Path file = folder.resolve("rows.npy");
    try (NpyWriter writer = NpyWriter.create(file, Precision.DOUBLE, 2)) {
      writer.append(1, 2);
      writer.append(3, 4, 5, 6);
    }
    try (NpyReader reader = NpyReader.open(file)) {
      assertEquals(List.of(3, 2), reader.shape());
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, reader.next(6));
    }
  }

  @Test
  void refusesPartsOfRows() throws IOException {
    try (NpyWriter writer = NpyWriter.create(folder.resolve("rows.npy"), Precision.SINGLE, 2)) {
      assertThrows(IllegalArgumentException.class, () -> writer.append(1, 2, 3));
    }
  }

  @Test
  void writesTheHeaderThatNumPyWrites() throws IOException {
    Path file = folder.resolve("header.npy");
    NpyWriter.write(file, Precision.SINGLE, new double[6], 2, 3);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 6 * 4, bytes.length);
    assertEquals(
        "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
        new String(bytes, 0, 128, StandardCharsets.ISO_8859_1).strip());
    assertEquals('\n', bytes[127]);
  }
}
