package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualMachineReportTest {
  @Test
  void readsAnX86Report() {
    VirtualMachineReport report =
        VirtualMachineReport.parse(
            """
            # JRE version: OpenJDK Runtime Environment (25.0.3+9)
            Host: Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz, 8 cores, 15G, Ubuntu 24.04
            CPU: total 8 (initial active 8) (4 cores per cpu, 2 threads per core) family 6 model \
            106 stepping 6 microcode 0xd0003f6, cx8, avx, avx2, fma
            CPU Model and flags from /proc/cpuinfo:
            """);
    assertEquals("Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz", report.processor());
    assertEquals(List.of("cx8", "avx", "avx2", "fma"), report.features());
  }

  @Test
  void readsAnArmReport() {
    VirtualMachineReport report =
        VirtualMachineReport.parse(
            """
            Host: Apple M1 Pro, 10 cores, 32G, Darwin 24.1.0, macOS 15.1
            CPU: total 10 (initial active 10) 0x61:0x0:0x1b588bb3:0, fp, asimd, crc32, lse
            """);
    assertEquals("Apple M1 Pro", report.processor());
    assertEquals(List.of("fp", "asimd", "crc32", "lse"), report.features());
  }

  @Test
  void dropsTheNameOfTheHostThatDebugBuildsPrint() {
    assertEquals(
        "AMD EPYC",
        VirtualMachineReport.parse("Host: alpha, AMD EPYC, 2 cores, 23G, Debian").processor());
  }

  @Test
  void knowsNothingFromAnEmptyReport() {
    assertNull(VirtualMachineReport.parse("").processor());
    assertNull(VirtualMachineReport.parse("").features());
  }

  @Test
  void thisJvmReports() {
    assertNotNull(VirtualMachineReport.current().features());
  }
}
