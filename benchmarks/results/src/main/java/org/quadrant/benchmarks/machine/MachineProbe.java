package org.quadrant.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quadrant.simd.VectorKernels;

/** Collects the description of a machine from the JVM and, on Linux, from /proc and /sys. */
final class MachineProbe {
  private static final String CPUS = "sys/devices/system/cpu";
  private static final String CPU0 = CPUS + "/cpu0";
  private static final Pattern VECTOR_FEATURE =
      Pattern.compile("sse4\\.[12]|avx.*|fma|f16c|gfni|asimd.*|fphp|sve.*|rvv|v");
  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");

  /** AMD's architecture under the names of its two makers. */
  private static final List<String> AMD = List.of("AuthenticAMD", "HygonGenuine");

  private final Path root;
  private final VirtualMachineReport report;
  private final SystemConfiguration configuration;

  /**
   * A probe.
   *
   * @param root folder that holds proc and sys; elsewhere than on Linux it holds neither
   * @param report what the JVM says of the CPU
   * @param configuration what the C library says of its caches
   */
  MachineProbe(Path root, VirtualMachineReport report, SystemConfiguration configuration) {
    this.root = root;
    this.report = report;
    this.configuration = configuration;
  }

  Machine describe() {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        cores(),
        caches(),
        instructionSets(),
        preferredLanes(),
        memoryBytes(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.vendor"),
        Runtime.version().toString(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        Redaction.arguments(ManagementFactory.getRuntimeMXBean().getInputArguments()),
        text(CPU0 + "/cpufreq/scaling_governor"),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
  }

  /**
   * On x86, the name with family and model: a virtual machine's name may be that of a whole line of
   * CPUs, such as "AMD EPYC". On 64-bit Arm, Linux gives numbers instead of a name, and the JVM
   * nothing but "AArch64".
   */
  private String cpuModel() {
    String information = text("proc/cpuinfo");
    if (information != null) {
      String name = field(information, "model name");
      if (name != null) {
        String family = field(information, "cpu family");
        String model = field(information, "model");
        return family == null || model == null
            ? name
            : name + " (family " + family + ", model " + model + ")";
      }
      String implementer = field(information, "CPU implementer");
      String part = field(information, "CPU part");
      if (implementer != null && part != null) {
        return "Arm implementer " + implementer + " part " + part;
      }
    }
    return report.processor() == null ? Machine.UNKNOWN : report.processor();
  }

  private static String field(String information, String name) {
    Matcher matcher =
        Pattern.compile("^" + name + "\\s*:\\s*(.+)$", Pattern.MULTILINE).matcher(information);
    return matcher.find() ? matcher.group(1).strip() : null;
  }

  private List<String> instructionSets() {
    return report.features() == null
        ? null
        : report.features().stream().filter(VECTOR_FEATURE.asMatchPredicate()).toList();
  }

  /** A core is one number in one package; processors that are switched off have neither. */
  private Integer cores() {
    try (Stream<Path> folders = Files.list(root.resolve(CPUS))) {
      long cores =
          folders
              .filter(folder -> folder.getFileName().toString().matches("cpu\\d+"))
              .map(folder -> root.relativize(folder) + "/topology/")
              .filter(topology -> text(topology + "core_id") != null)
              .map(
                  topology ->
                      text(topology + "physical_package_id") + " " + text(topology + "core_id"))
              .distinct()
              .count();
      return cores == 0 ? null : Math.toIntExact(cores);
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }

  private List<Cache> caches() {
    List<Cache> listed = listedCaches();
    if (listed != null) {
      return listed;
    }
    String information = text("proc/cpuinfo");
    String vendor = information == null ? null : field(information, "vendor_id");
    List<Cache> configured = configuration.caches(vendor == null || !AMD.contains(vendor));
    return configured.isEmpty() ? null : configured;
  }

  private List<Cache> listedCaches() {
    try (Stream<Path> folders = Files.list(root.resolve(CPU0 + "/cache"))) {
      List<Cache> caches =
          folders
              .filter(folder -> folder.getFileName().toString().matches("index\\d+"))
              .sorted()
              .map(this::cache)
              .sorted(Comparator.comparingInt(Cache::level).thenComparing(Cache::type))
              .toList();
      return caches.isEmpty() ? null : caches;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return null;
    }
  }

  private Cache cache(Path folder) {
    String path = root.relativize(folder).toString();
    String level = text(path + "/level");
    String type = text(path + "/type");
    String size = text(path + "/size");
    if (level == null || type == null || size == null) {
      throw new IllegalArgumentException("no cache described in " + path);
    }
    String sharers = text(path + "/shared_cpu_list");
    return new Cache(
        Integer.parseInt(level), type, bytes(size), sharers == null ? null : count(sharers));
  }

  /** Such as 1024K. */
  private static long bytes(String size) {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("size of a cache: " + size);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "K" -> number << 10;
      case "M" -> number << 20;
      case "G" -> number << 30;
      default -> number;
    };
  }

  /** Number of processors in a list such as 0-3,8. */
  private static int count(String list) {
    int count = 0;
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
    return count;
  }

  private static int preferredLanes() {
    try {
      return VectorKernels.preferredLanes();
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }

  private static Long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : null;
  }

  private String text(String path) {
    try {
      return Files.readString(root.resolve(path)).strip();
    } catch (IOException e) {
      return null;
    }
  }
}
