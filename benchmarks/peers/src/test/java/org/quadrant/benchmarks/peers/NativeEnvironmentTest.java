package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class NativeEnvironmentTest {
  /** Clears the environment, then tells what C sees of three variables. */
  static final class Probe {
    private Probe() {}

    @SuppressWarnings("restricted") // Only C sees the change.
    public static void main(String[] names) throws Throwable {
      System.out.println(NativeEnvironment.clear());
      Linker linker = Linker.nativeLinker();
      MethodHandle getenv =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("getenv"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      try (Arena arena = Arena.ofConfined()) {
        for (String name : names) {
          MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
          System.out.println(name + (value.address() == 0 ? " is not set" : " is set"));
        }
      }
    }
  }

  @Test
  void takesAwayWhatLibrariesRead() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            System.getProperty("java.class.path"),
            Probe.class.getName(),
            "OPENBLAS_CORETYPE",
            "OMP_NUM_THREADS",
            "QUADRANT_TEST");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of("OPENBLAS_CORETYPE", "Haswell", "OMP_NUM_THREADS", "2", "QUADRANT_TEST", "x"));
    Process probe = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, probe.waitFor());
    assertEquals(
        List.of(
            "[OMP_NUM_THREADS, OPENBLAS_CORETYPE]",
            "OPENBLAS_CORETYPE is not set",
            "OMP_NUM_THREADS is not set",
            "QUADRANT_TEST is set"),
        output.lines().toList());
  }
}
