package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.network.Precision;

/** Headers of other writers, and files that are no arrays. */
class NpyReaderTest {
  private static final Path ORACLE = Path.of("../../core/src/test/resources/oracle");

  @TempDir private Path folder;

  @Test
  void readsWhatNumPyWrote() throws IOException {
    try (NpyReader inputs = NpyReader.open(ORACLE.resolve("gaussian-logistic/X.npy"));
        NpyReader losses = NpyReader.open(ORACLE.resolve("gaussian-logistic/loss.npy"))) {
      assertEquals(Precision.SINGLE, inputs.precision());
      assertEquals(List.of(12, 29, 37), inputs.shape());
      assertEquals(Precision.DOUBLE, losses.precision());
      assertEquals(List.of(12), losses.shape());
      // At the start f is small, and the loss close to 2 log 2.
      assertEquals(2 * Math.log(2), losses.next(1)[0], 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }",
        "{\"shape\": (3,), \"fortran_order\": False, \"descr\": \"<f8\"}",
        "{'fortran_order':False,'descr':'<f8','shape':(3,)}\n",
        "{ 'descr' : '<f8' , 'shape' : ( 3L , ) , 'fortran_order' : False , } ",
      })
  void readsHeadersOfOtherWriters(String dictionary) throws IOException {
    for (int version = 1; version <= 3; version++) {
      Path file = file(version, dictionary, 24);
      try (NpyReader reader = NpyReader.open(file)) {
        assertEquals(List.of(3), reader.shape());
        assertArrayEquals(new double[3], reader.next(3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(0,)", "(0, 5)", "(5, 0)", "(2147483647, 2147483647, 3, 0)"})
  void readsEmptyArrays(String shape) throws IOException {
    Path file = file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + "}", 0);
    try (NpyReader reader = NpyReader.open(file)) {
      assertTrue(reader.shape().contains(0));
    }
  }

  @Test
  void readsASingleNumber() throws IOException {
    Path file = file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (), }", 8);
    try (NpyReader reader = NpyReader.open(file)) {
      assertEquals(List.of(), reader.shape());
      assertEquals(0, reader.next(1)[0]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      textBlock =
          """
          '>f8'        ! False ! (3,)         ! 24 ! descr: '>f8'; allowed: '<f4', '<f8'
          '<i8'        ! False ! (3,)         ! 24 ! descr: '<i8'; allowed
          '|O'         ! False ! (3,)         ! 24 ! descr: '|O'; allowed
          [('x','<f8')]! False ! (3,)         ! 24 ! descr: [('x','<f8')]; allowed
          x            ! False ! (3,)         ! 24 ! descr: x; allowed
          '<f8'        ! True  ! (3,)         ! 24 ! fortran_order: True; allowed: False
          '<f8'        ! 0     ! (3,)         ! 24 ! malformed header
          '<f8'        ! False ! (3)          ! 24 ! malformed header
          '<f8'        ! False ! [3]          ! 24 ! malformed header
          '<f8'        ! False ! (-3,)        ! 24 ! malformed header
          '<f8'        ! False ! (3.5,)       ! 24 ! malformed header
          '<f8'        ! False ! (3,), 'x': 1 ! 24 ! malformed header
          '<f8'        ! False ! (3,          ! 24 ! malformed header
          '<f8'        ! False ! (4294967296,)! 24 ! shape: (4294967296,); allowed: lengths less
          '<f8'        ! False ! (2147483647, 2147483647, 9) ! 24 ! fewer than 2^63 bytes
          '<f8'        ! False ! (3,)         ! 23 ! truncated: 23 bytes of data; allowed: 24
          '<f8'        ! False ! (3,)         ! 25 ! trailing bytes: 25 bytes of data; allowed: 24
          '<f8'        ! False ! (2147483647,)! 24 ! truncated: 24 bytes
          """)
  void saysWhatIsWrong(String descr, String fortranOrder, String shape, int data, String message)
      throws IOException {
    String dictionary =
        "{'descr': " + descr + ", 'fortran_order': " + fortranOrder + ", 'shape': " + shape + "}";
    assertRefused(file(1, dictionary, data), message);
  }

  @Test
  void refusesOtherVersions() throws IOException {
    assertRefused(file(4, "{}", 0), "version 4.0; allowed");
    assertRefused(file(0, "{}", 0), "version 0.0; allowed");
  }

  @Test
  void refusesWhatIsNoArray() throws IOException {
    Path file = folder.resolve("array.npy");
    Files.writeString(file, "");
    assertRefused(file, "not an .npy file; allowed");
    Files.writeString(file, "PK\3\4 a zip archive");
    assertRefused(file, "not an .npy file; allowed");
    assertRefused(folder, "not a file; allowed");
    assertRefused(folder.resolve("nothing.npy"), "no such file; allowed");
  }

  @Test
  void refusesAHeaderThatIsTooLong() throws IOException {
    Path file = folder.resolve("array.npy");
    Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1});
    assertRefused(file, "header of 4294967295 bytes; allowed: at most 65536");
    Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 100, 0, '{'});
    assertRefused(file, "header truncated");
  }

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  /** Whatever is broken, the reader says so in one line and nothing else happens. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void survivesBrokenHeaders(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path file = file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", 24);
    byte[] bytes = Files.readAllBytes(file);
    int edits = random.nextInt(1, 4);
    for (int edit = 0; edit < edits; edit++) {
      bytes[random.nextInt(80)] = (byte) (random.nextBoolean() ? random.nextInt(32, 127) : -1);
    }
    Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
    try (NpyReader reader = NpyReader.open(file)) {
      assertEquals(24, reader.precision().bytes() * count(reader.shape()));
    } catch (BadInputException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  private static long count(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private static void assertRefused(Path file, String message) {
    BadInputException error = assertThrows(BadInputException.class, () -> NpyReader.open(file));
    assertTrue(
        error.getMessage().startsWith(file + ": ") && error.getMessage().contains(message),
        error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  private Path file(int version, String dictionary, int dataBytes) throws IOException {
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    length.putInt(text.length);
    bytes.write(length.array(), 0, version == 1 ? 2 : 4);
    bytes.writeBytes(text);
    bytes.writeBytes(new byte[dataBytes]);
    return Files.write(folder.resolve("array.npy"), bytes.toByteArray());
  }
}
