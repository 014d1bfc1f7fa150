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
  /** Prepares the environment, then tells what C sees of some variables. */
  static final class Probe {
    private Probe() {}

    @SuppressWarnings("restricted") // Only C sees the change.
    public static void main(String[] names) throws Throwable {
      System.out.println(NativeEnvironment.prepare());
      Linker linker = Linker.nativeLinker();
      MethodHandle getenv =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("getenv"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      try (Arena arena = Arena.ofConfined()) {
        for (String name : names) {
          MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
          System.out.println(
              name
                  + (value.address() == 0
                      ? " is not set"
                      : "=" + value.reinterpret(99).getString(0)));
        }
      }
    }
  }

  @Test
  void changesWhatLibrariesRead() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            System.getProperty("java.class.path"),
            Probe.class.getName(),
            "OPENBLAS_CORETYPE",
            "OMP_NUM_THREADS",
            "OMP_WAIT_POLICY",
            "QUADRANT_TEST");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "OPENBLAS_CORETYPE", "Haswell",
                "OMP_NUM_THREADS", "2",
                "OMP_WAIT_POLICY", "ACTIVE",
                "QUADRANT_TEST", "x"));
    Process probe = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, probe.waitFor());
    assertEquals(
        List.of(
            "[OMP_NUM_THREADS, OPENBLAS_CORETYPE]",
            "OPENBLAS_CORETYPE is not set",
            "OMP_NUM_THREADS is not set",
            "OMP_WAIT_POLICY=PASSIVE",
            "QUADRANT_TEST=x"),
        output.lines().toList());
  }
}
