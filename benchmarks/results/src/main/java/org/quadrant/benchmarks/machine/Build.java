package org.quadrant.benchmarks.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build of Quadrant this is.
 *
 * @param version Maven version
 * @param commit full hash of the Git commit, or {@code unknown} if it was not built from a checkout
 * @param modified whether tracked files differed from the commit
 */
public record Build(String version, String commit, boolean modified) {
  private static final String RESOURCE = "/org/quadrant/benchmarks/build.properties";
  private static final String MODIFIED = "-modified";

  /** This build. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream stream = Build.class.getResourceAsStream(RESOURCE)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }

  /**
   * A build, from what Maven recorded.
   *
   * @param commit hash, followed by {@code -modified} if tracked files differed from it
   */
  static Build of(String version, String commit) {
    boolean modified = commit.endsWith(MODIFIED);
    String hash = modified ? commit.substring(0, commit.length() - MODIFIED.length()) : commit;
    return new Build(version, hash, modified);
  }
}
