package org.quadrant.benchmarks.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.quadrant.simd.VectorKernels;

/**
 * What a result was computed on. It names no host, user or folder.
 *
 * @param cpuModel the CPU's name
 * @param processors processors that this JVM may use
 * @param os operating system, its version and the architecture
 * @param jdk vendor, name and full version of the JVM
 * @param preferredLanes floats per vector that this JVM prefers on this CPU; 0 if it gives no
 *     vectors
 */
public record Machine(String cpuModel, int processors, String os, String jdk, int preferredLanes) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /**
   * The machine this runs on.
   *
   * @return its description
   */
  public static Machine describe() {
    return new Machine(
        linuxModel().or(Machine::macModel).or(Machine::windowsModel).orElse("unknown"),
        Runtime.getRuntime().availableProcessors(),
        joined("os.name", "os.version", "os.arch"),
        joined("java.vendor", "java.vm.name", "java.runtime.version"),
        preferredLanesOrZero());
  }

  private static String joined(String... properties) {
    return String.join(" ", Stream.of(properties).map(System::getProperty).toList());
  }

  private static Optional<String> linuxModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> macModel() {
    if (!System.getProperty("os.name").startsWith("Mac")) {
      return Optional.empty();
    }
    try {
      Process sysctl = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
      String model = new String(sysctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(model.strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> windowsModel() {
    return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
  }

  private static int preferredLanesOrZero() {
    try {
      return VectorKernels.preferredLanes();
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }
}
