package org.quadrant.benchmarks.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hardware and software that a result was computed on, as far as the platform tells; what it does
 * not tell is null. Names no host, user or folder.
 *
 * @param cpuModel the CPU's name; {@code unknown} where nothing tells
 * @param processors processors that this JVM may use
 * @param cores cores of the machine, each of which may be several processors
 * @param caches caches of the first processor, by level
 * @param instructionSets vector instruction sets that the JVM uses; flags such as {@code
 *     -XX:UseAVX=2} take some away
 * @param preferredLanes floats per vector that this JVM prefers on this CPU; 0 if it gives no
 *     vectors
 * @param memoryBytes main memory that this JVM may use
 * @param kernel release of its kernel
 * @param architecture instruction set architecture, in the JVM's words
 * @param jdkVendor who built the JDK
 * @param jdkVersion version with build number
 * @param vmName name of the JVM
 * @param jvmFlags flags that the JVM was started with, without paths: see {@link Redaction}
 * @param governor what decides on the clock rate
 * @param vectorModule whether the module jdk.incubator.vector is loaded
 */
public record Machine(
    String cpuModel,
    int processors,
    Integer cores,
    List<Cache> caches,
    List<String> instructionSets,
    int preferredLanes,
    Long memoryBytes,
    String osName,
    String kernel,
    String architecture,
    String jdkVendor,
    String jdkVersion,
    String vmName,
    String vmVersion,
    List<String> jvmFlags,
    String governor,
    boolean vectorModule) {
  static final String UNKNOWN = "unknown";

  /** The names that OpenJDK's and Oracle's builds give to it; others are variants such as Zero. */
  private static final Pattern HOTSPOT = Pattern.compile("OpenJDK .*Server VM|HotSpot");

  /** Describes the machine and the JVM that this runs on. */
  public static Machine describe() {
    return new MachineProbe(
            Path.of("/"), VirtualMachineReport.current(), SystemConfiguration.current())
        .describe();
  }

  /**
   * Name for the machine's folder of results: CPU model, processors, lanes, JDK, and the JVM if
   * that is another than HotSpot, for its results are no later ones of the same.
   *
   * @return lower-case letters, digits and hyphens, such as {@code amd-epyc-2c-16lanes-jdk25} or
   *     {@code amd-epyc-2c-16lanes-jdk25-graalvm}
   */
  public String slug() {
    String model =
        (cpuModel.equals(UNKNOWN) ? architecture : cpuModel)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\((r|tm|c)\\)|@ *[0-9.]+ *[gm]hz|\\b(cpu|processor|\\d+-core)\\b", " ")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String lanes = preferredLanes == 0 ? "" : "-" + preferredLanes + "lanes";
    String feature = jdkVersion.replaceAll("\\D.*", "");
    String jvm = otherJvm();
    return model
        + "-"
        + processors
        + "c"
        + lanes
        + "-jdk"
        + feature
        + (jvm.isEmpty() ? "" : "-" + jvm);
  }

  /**
   * What compiles the code if it is not HotSpot with its own compilers. Whoever built a HotSpot, it
   * makes much the same code; GraalVM's has HotSpot's name, but Graal in place of C2, and tells of
   * it in its version.
   *
   * @return lower-case letters, digits and hyphens, such as {@code graalvm} or {@code
   *     eclipse-openj9}; empty for HotSpot, and if nothing is known of the JVM
   */
  public String otherJvm() {
    if (vmVersion != null && vmVersion.contains("jvmci")) {
      return "graalvm";
    }
    if (vmName == null || HOTSPOT.matcher(vmName).find()) {
      return "";
    }
    return vmName
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\b(64-bit|vm)\\b", " ")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /**
   * Operating system.
   *
   * @return its name, kernel and architecture
   */
  public String os() {
    return osName + " " + kernel + " " + architecture;
  }

  /**
   * Java.
   *
   * @return vendor and version of the JDK, and name of the JVM
   */
  public String jdk() {
    return jdkVendor + " " + jdkVersion + " " + vmName;
  }

  /**
   * The description in one line, for the head of a table.
   *
   * @return CPU, processors, lanes, JDK and operating system
   */
  public String line() {
    String lanes = preferredLanes == 0 ? "no vectors" : preferredLanes + " lanes";
    return String.join(", ", cpuModel, processors + " processors", lanes, jdk(), os());
  }
}
