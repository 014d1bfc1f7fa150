package org.quadrant.benchmarks.machine;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What HotSpot says of the CPU in the report of {@code jcmd VM.info}, the one source that has the
 * same form on every platform. Two lines of the report are read; the rest, which holds paths and
 * the environment, is dropped.
 *
 * @param processor CPU model; null where the report does not tell
 * @param features CPU features that the JVM uses; null where the report does not tell
 */
record VirtualMachineReport(String processor, List<String> features) {
  /**
   * The model may have commas itself ("AMD A10-7850K Radeon R7, 12 Compute Cores 4C+8G"). A debug
   * build puts the host's name in front of it, which is one word, and so are the names of some IBM
   * CPUs ("POWER9, altivec supported").
   */
  private static final Pattern HOST =
      Pattern.compile("^Host: (?:[\\w.-]+, (?!altivec ))?(.+?), \\d+ cores,", Pattern.MULTILINE);

  /**
   * On macOS and the BSDs the model is quoted, and followed by the architecture and, but for Arm,
   * by the clock rate, which need not be that of the CPU.
   */
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\" \\S+( \\(EMULATED\\))?.*");

  private static final Pattern CPU = Pattern.compile("^CPU: total \\d+ (.*)$", Pattern.MULTILINE);

  /** The report of this JVM; empty if it is not HotSpot or hides its reports. */
  static VirtualMachineReport current() {
    try {
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      Object report =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(commands, "vmInfo", new Object[0], new String[0]);
      return parse(report.toString());
    } catch (JMException | SecurityException e) {
      return parse("");
    }
  }

  /** Reads a report. */
  static VirtualMachineReport parse(String report) {
    Matcher host = HOST.matcher(report);
    Matcher cpu = CPU.matcher(report);
    return new VirtualMachineReport(
        host.find() ? model(host.group(1).strip()) : null,
        cpu.find() ? features(cpu.group(1)) : null);
  }

  /** An emulated CPU is another machine than the one that emulates it. */
  private static String model(String summary) {
    Matcher quoted = QUOTED.matcher(summary);
    if (!quoted.matches()) {
      return summary;
    }
    String model = quoted.group(1).strip();
    if (model.isEmpty()) {
      return null;
    }
    return quoted.group(2) == null ? model : model + " (emulated)";
  }

  /** Counts, family and revision come first, up to the first comma outside brackets. */
  private static List<String> features(String line) {
    String[] parts = line.replaceAll("\\([^)]*\\)", "").split(",\\s*");
    return Arrays.stream(parts).skip(1).map(String::strip).toList();
  }
}
