package org.quadrant.benchmarks.machine;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Flags of the JVM that somebody chose: those that the command does not start with by itself. */
public final class FurtherFlags {
  /**
   * What the script {@code quadrant} gives to JVMs that measure nothing, so that they start fast.
   */
  static final List<String> EARLY =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,org.quadrant.simd.*::*,0.02");

  /** What the script {@code quadrant} gives to every JVM, in the form that JVMs report it. */
  static final List<String> LAUNCHER =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true",
          "-XX:+UseParallelGC");

  private FurtherFlags() {}

  /**
   * Those of this JVM.
   *
   * @return flags to be given in {@code QUADRANT_JAVA_OPTS} for another JVM like this, without
   *     paths: see {@link Redaction}
   */
  public static List<String> current() {
    return of(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * Those among all flags.
   *
   * @param flags of a JVM
   * @return the others than the launcher's, without paths
   */
  static List<String> of(List<String> flags) {
    return Redaction.arguments(
        flags.stream().filter(flag -> !LAUNCHER.contains(flag) && !EARLY.contains(flag)).toList());
  }
}
