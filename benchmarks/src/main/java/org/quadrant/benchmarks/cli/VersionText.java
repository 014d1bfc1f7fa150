package org.quadrant.benchmarks.cli;

import org.quadrant.benchmarks.machine.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Build build = Build.current();
    return new String[] {
      "quadrant " + build.version(),
      "commit " + build.commit() + (build.modified() ? " (modified)" : ""),
      System.getProperty("java.vendor") + " JDK " + System.getProperty("java.runtime.version")
    };
  }
}
