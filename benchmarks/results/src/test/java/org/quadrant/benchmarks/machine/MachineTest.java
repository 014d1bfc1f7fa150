package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.simd.VectorKernels;

class MachineTest {
  private static final VirtualMachineReport SILENT = VirtualMachineReport.parse("");

  @TempDir private Path root;

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content + "\n");
  }

  private void cache(int index, String level, String type, String size, String sharers)
      throws IOException {
    String folder = "sys/devices/system/cpu/cpu0/cache/index" + index;
    file(folder + "/level", level);
    file(folder + "/type", type);
    file(folder + "/size", size);
    file(folder + "/shared_cpu_list", sharers);
  }

  private void core(int cpu, String chip, String core) throws IOException {
    String folder = "sys/devices/system/cpu/cpu" + cpu + "/topology";
    file(folder + "/physical_package_id", chip);
    file(folder + "/core_id", core);
  }

  private Machine describe(VirtualMachineReport report) {
    return describe(report, "");
  }

  private Machine describe(VirtualMachineReport report, String configuration) {
    return new MachineProbe(root, report, new SystemConfiguration(configuration)).describe();
  }

  private static Machine machine(String cpuModel, int processors, int lanes) {
    return machine(cpuModel, processors, lanes, "OpenJDK 64-Bit Server VM", "25.0.3+9-LTS");
  }

  private static Machine machine(
      String cpuModel, int processors, int lanes, String vmName, String vmVersion) {
    return new Machine(
        cpuModel,
        processors,
        null,
        null,
        null,
        lanes,
        null,
        "Linux",
        "6.1",
        "amd64",
        "Vendor",
        "25.0.3+9-LTS",
        vmName,
        vmVersion,
        List.of(),
        null,
        true);
  }

  @Test
  void describesThisMachine() {
    Machine machine = Machine.describe();
    assertEquals(Runtime.getRuntime().availableProcessors(), machine.processors());
    assertEquals(VectorKernels.preferredLanes(), machine.preferredLanes());
    assertEquals(Runtime.version().toString(), machine.jdkVersion());
    assertTrue(machine.vectorModule());
    assertTrue(machine.slug().matches("[a-z0-9]+(-[a-z0-9]+)*"), machine.slug());
  }

  @Test
  void namesNoFolder() throws IOException {
    String json = new ObjectMapper().writeValueAsString(Machine.describe());
    for (String property : List.of("user.home", "user.dir", "java.home", "java.io.tmpdir")) {
      assertFalse(json.contains(System.getProperty(property)), () -> property + " in " + json);
    }
    assertFalse(json.contains("/"), json);
  }

  @Test
  void readsLinuxOnX86() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD Ryzen 9 7950X 16-Core Processor");
    cache(0, "1", "Data", "32K", "0,16");
    cache(3, "3", "Unified", "32M", "0-7,16-23");
    cache(1, "1", "Instruction", "32768", "0,16");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance");
    core(0, "0", "0");
    core(1, "0", "1");
    core(16, "0", "0");
    core(2, "1", "0");
    file("sys/devices/system/cpu/cpu3/online", "0");
    Machine machine =
        describe(new VirtualMachineReport("other", List.of("cx8", "avx2", "fma", "avx512f")));
    assertAll(
        () -> assertEquals("AMD Ryzen 9 7950X 16-Core Processor", machine.cpuModel()),
        () -> assertEquals(List.of("avx2", "fma", "avx512f"), machine.instructionSets()),
        () -> assertEquals("performance", machine.governor()),
        () -> assertEquals(3, machine.cores()),
        () ->
            assertEquals(
                List.of(
                    new Cache(1, "Data", 32768, 2),
                    new Cache(1, "Instruction", 32768, 2),
                    new Cache(3, "Unified", 32 << 20, 16)),
                machine.caches()));
  }

  private static final String CONFIGURATION =
      """
      _POSIX_VERSION                     200809
      LEVEL1_ICACHE_SIZE                 32768
      LEVEL1_ICACHE_ASSOC
      LEVEL1_DCACHE_SIZE                 49152
      LEVEL2_CACHE_SIZE                  1048576
      LEVEL3_CACHE_SIZE                  532676608
      LEVEL4_CACHE_SIZE                  0
      """;

  /** A virtual machine whose kernel lists no caches, and whose name is that of many CPUs. */
  @Test
  void asksTheLibraryForCachesThatLinuxDoesNotList() throws IOException {
    file(
        "proc/cpuinfo",
        "vendor_id\t: AuthenticAMD\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC");
    Machine machine = describe(SILENT, CONFIGURATION);
    assertEquals("AMD EPYC (family 26, model 2)", machine.cpuModel());
    List<Cache> own =
        List.of(
            new Cache(1, "Data", 48 << 10, null),
            new Cache(1, "Instruction", 32 << 10, null),
            new Cache(2, "Unified", 1 << 20, null));
    assertEquals(own, machine.caches());
    file("proc/cpuinfo", "vendor_id\t: GenuineIntel");
    List<Cache> all = new ArrayList<>(own);
    all.add(new Cache(3, "Unified", 532676608, null));
    assertEquals(all, describe(SILENT, CONFIGURATION).caches());
    cache(0, "1", "Data", "64K", "0");
    assertEquals(
        List.of(new Cache(1, "Data", 64 << 10, 1)), describe(SILENT, CONFIGURATION).caches());
  }

  @Test
  void readsLinuxOnArm() throws IOException {
    file("proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd40");
    Machine machine =
        describe(new VirtualMachineReport("AArch64", List.of("fp", "asimd", "sve", "lse")));
    assertEquals("Arm implementer 0x41 part 0xd40", machine.cpuModel());
    assertEquals(List.of("asimd", "sve"), machine.instructionSets());
  }

  @Test
  void leavesOutWhatThePlatformDoesNotTell() {
    Machine machine = describe(SILENT);
    assertEquals("unknown", machine.cpuModel());
    assertNull(machine.caches());
    assertNull(machine.cores());
    assertNull(machine.instructionSets());
    assertNull(machine.governor());
  }

  @Test
  void takesTheModelFromTheJvmWhereThereIsNoProc() {
    assertEquals(
        "Apple M1", describe(new VirtualMachineReport("Apple M1", List.of("asimd"))).cpuModel());
  }

  @Test
  void leavesOutCachesThatAreDescribedInPart() throws IOException {
    file("sys/devices/system/cpu/cpu0/cache/index0/level", "1");
    assertNull(describe(SILENT).caches());
    cache(0, "1", "Data", "many", "0");
    assertNull(describe(SILENT).caches());
  }

  @ParameterizedTest
  @CsvSource({
    "AMD EPYC, 2, 16, amd-epyc-2c-16lanes-jdk25",
    "'AMD EPYC (family 26, model 2)', 2, 16, amd-epyc-family-26-model-2-2c-16lanes-jdk25",
    "'Intel(R) Xeon(R) CPU @ 2.20GHz (family 6, model 85)', 2, 16,"
        + " intel-xeon-family-6-model-85-2c-16lanes-jdk25",
    "AMD Ryzen 9 7950X 16-Core Processor, 32, 16, amd-ryzen-9-7950x-32c-16lanes-jdk25",
    "Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz, 8, 8,"
        + " intel-xeon-platinum-8375c-8c-8lanes-jdk25",
    "Apple M1 Pro, 10, 4, apple-m1-pro-10c-4lanes-jdk25",
    "unknown, 4, 0, amd64-4c-jdk25"
  })
  void slugTellsModelProcessorsLanesAndJdk(String model, int processors, int lanes, String slug) {
    assertEquals(slug, machine(model, processors, lanes).slug());
  }

  /** Builds of HotSpot share a name; what compiles otherwise has one of its own. */
  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, 25.0.3+9-LTS, ''",
    "OpenJDK 64-Bit Server VM, 25.0.3+9-Debian-1, ''",
    "Java HotSpot(TM) 64-Bit Server VM, 25.0.3+9-LTS-123, ''",
    "OpenJDK 64-Bit Server VM, 25+37-jvmci-b01, -graalvm",
    "Java HotSpot(TM) 64-Bit Server VM, 25+37-LTS-jvmci-b01, -graalvm",
    "Eclipse OpenJ9 VM, openj9-0.55.0, -eclipse-openj9",
    "OpenJDK 64-Bit Zero VM, 25+36, -openjdk-zero",
    ", , ''"
  })
  void slugTellsOtherJvms(String vmName, String vmVersion, String end) {
    assertEquals("a-1c-4lanes-jdk25" + end, machine("A", 1, 4, vmName, vmVersion).slug());
  }

  @Test
  void jsonNamesAreStable() throws IOException {
    Map<?, ?> json =
        new ObjectMapper()
            .readValue(new ObjectMapper().writeValueAsString(machine("A", 1, 4)), Map.class);
    assertEquals(
        List.of(
            "cpuModel",
            "processors",
            "cores",
            "caches",
            "instructionSets",
            "preferredLanes",
            "memoryBytes",
            "osName",
            "kernel",
            "architecture",
            "jdkVendor",
            "jdkVersion",
            "vmName",
            "vmVersion",
            "jvmFlags",
            "governor",
            "vectorModule"),
        List.copyOf(json.keySet()));
  }
}
