package org.quadrant.benchmarks.peers;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** C2's own vectorisation of loops. The Vector API does not depend on it. */
final class SuperWord {
  /** JVM flag that turns it off. */
  static final String OFF = "-XX:-UseSuperWord";

  private SuperWord() {}

  /**
   * Whether this JVM does it.
   *
   * @return true unless {@value #OFF} was given
   */
  static boolean isOn() {
    return Boolean.parseBoolean(
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("UseSuperWord")
            .getValue());
  }
}
