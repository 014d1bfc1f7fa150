package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.network.Precision;
import org.quadrant.simd.VectorKernels;
import org.quadrant.support.Widths;
import org.quadrant.training.Engine;

class EnginesTest {
  @Test
  void enginesAreWhatTheirNamesSay() {
    Engine reference = Engines.select("reference", 0, 0);
    assertEquals("reference", reference.name());
    assertEquals(1, reference.threads());
    assertEquals(1, reference.lanes());
    assertEquals(Precision.DOUBLE, reference.precision());
    Engine scalar = Engines.select("scalar", 0, 3);
    assertEquals("scalar", scalar.name());
    assertEquals(3, scalar.threads());
    assertEquals(1, scalar.lanes());
    assertEquals(Precision.SINGLE, scalar.precision());
    Engine vector = Engines.select("vector", 0, 0);
    assertEquals("vector", vector.name());
    assertEquals(Runtime.getRuntime().availableProcessors(), vector.threads());
    assertEquals(VectorKernels.preferredLanes(), vector.lanes());
    assertEquals(Precision.SINGLE, vector.precision());
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void theWidthAskedForIsTheWidthGiven(int lanes) {
    Widths.kernels(lanes);
    assertEquals(lanes, Engines.select("vector", lanes, 1).lanes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpu       | 0  | 1    | engine: gpu; allowed: reference, scalar, vector, gram",
        "''        | 0  | 1    | engine: ; allowed: reference, scalar, vector, gram",
        "scalar    | 4  | 1    | lanes: 4 with engine scalar; allowed: only with engine vector or"
            + " gram",
        "reference | 16 | 1    | lanes: 16 with engine reference; allowed: only with engine vector"
            + " or gram",
        "vector    | 5  | 1    | lanes: 5; allowed: 4, 8, 16",
        "vector    | -4 | 1    | lanes: -4; allowed: 4, 8, 16",
        "reference | 0  | 2    | threads: 2 with engine reference; allowed: 1",
        "reference | 0  | -1   | threads: -1 with engine reference; allowed: 1",
        "scalar    | 0  | -1   | threads: -1; allowed: 1 <= threads <= 1024",
        "vector    | 0  | 1025 | threads: 1025; allowed: 1 <= threads <= 1024"
      })
  void badChoicesAreNamed(String engine, int lanes, int threads, String message) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Engines.select(engine, lanes, threads));
    assertEquals(message, e.getMessage());
  }

  @Test
  void withoutTheVectorModuleTheErrorNamesTheFlag() throws Exception {
    assertEquals(
        "engine: vector needs the module jdk.incubator.vector; "
            + "start java with --add-modules jdk.incubator.vector",
        select(List.of(), "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void withoutTheOptimisingCompilerTheErrorSaysSo(String flag) throws Exception {
    assertEquals(
        "engine: vector needs the JVM's optimising compiler; "
            + "start java without -Xint and -XX:TieredStopAtLevel",
        select(List.of("--add-modules", "jdk.incubator.vector", flag), "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar", "reference"})
  void withoutFusedMultiplyAddNoEngineStarts(String engine) throws Exception {
    String message =
        select(List.of("--add-modules", "jdk.incubator.vector", "-XX:-UseFMA"), "0", engine);
    assertTrue(
        message.startsWith("Math.fma takes a thousand times as long as it should, since"), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void fusedMultiplyAddIsFoundBeforeAnythingIsOptimised(String flag) throws Exception {
    assertEquals("no error", select(List.of(flag), "0", "scalar"));
  }

  @ParameterizedTest(name = "{0} lanes where the JVM gives 4")
  @CsvSource({"8, AVX2", "16, AVX-512"})
  void aWidthTheJvmDoesNotGiveIsAnErrorThatSaysWhy(int lanes, String instructions)
      throws Exception {
    assertEquals(
        "lanes: %d; this JVM gives 4 on this CPU: a CPU with %s is needed, and no flag such as "
                .formatted(lanes, instructions)
            + "-XX:UseAVX that keeps the JVM from it",
        select(
            List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=16"),
            Integer.toString(lanes)));
  }

  /** Runs {@link SelectVector} in a JVM of its own and returns what it prints. */
  private static String select(List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(place(Engines.class) + File.pathSeparator + place(SelectVector.class));
    command.add(SelectVector.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor());
    return output;
  }

  /** The folder that a class was loaded from. */
  private static Path place(Class<?> type) throws IOException {
    try {
      Path file = Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
      int depth = type.getPackageName().split("\\.").length + 1;
      return file.getRoot().resolve(file.subpath(0, file.getNameCount() - depth));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
