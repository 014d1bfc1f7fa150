package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** As HotSpot writes it on each system: get_summary_cpu_info in its os_bsd.cpp, os_linux.cpp. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"Macmini9,1\" arm64, 8 cores, 16G, Darwin 20.5.0, macOS 11.4 (20F71) | Macmini9,1",
        "\"MacBookPro16,1\" x86_64 2600 MHz, 12 cores, 16G, Darwin 21.6.0 | MacBookPro16,1",
        "\"Mac16,10\" arm64, 10 cores, 24G, Darwin 25.0.0, macOS 26.0 (25A354) | Mac16,10",
        "\"VirtualMac2,1\" arm64, 3 cores, 7168M, Darwin 24.0.0 | VirtualMac2,1",
        "\"MacBookAir10,1\" x86_64 (EMULATED) 2400 MHz, 8 cores, 8G | MacBookAir10,1 (emulated)",
        "mac.local, \"Macmini9,1\" arm64, 8 cores, 16G, Darwin 20.5.0 | Macmini9,1",
        "mac-1, \"Mac14,3\" x86_64 (EMULATED) 1 MHz, 8 cores, 16G | Mac14,3 (emulated)",
        "\"Intel(R) Xeon(R) E-2388G CPU @ 3.20GHz\" amd64 3200 MHz, 16 cores, 63G, FreeBSD 14.1"
            + " | Intel(R) Xeon(R) E-2388G CPU @ 3.20GHz",
        "AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G, 4 cores, 15G, Debian"
            + " | AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G",
        "alpha, AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G, 4 cores, 15G, Debian"
            + " | AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G",
        "POWER9 (architected), altivec supported, 8 cores, 30G, RHEL"
            + " | POWER9 (architected), altivec supported",
        "POWER9, altivec supported, 160 cores, 600G, RHEL | POWER9, altivec supported",
        "AArch64, 4 cores, 7G, Debian GNU/Linux 12 (bookworm) | AArch64",
        "AArch64, 4 cores, 512M, Debian GNU/Linux 12 (bookworm) | AArch64",
      })
  void findsTheModel(String host, String model) {
    assertEquals(model, VirtualMachineReport.parse("Host: " + host + "\n").processor());
  }

  @Test
  void aMacWithoutAModelIsUnknown() {
    assertNull(VirtualMachineReport.parse("Host: \"\" arm64, 8 cores, 16G, Darwin").processor());
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
