package org.quadrant.benchmarks.results;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.FurtherFlags;
import org.quadrant.benchmarks.machine.Redaction;

/**
 * Where a folder of results comes from.
 *
 * @param commit full hash of the Git commit; {@code unknown} if it was not built from a checkout
 * @param modified whether tracked files differed from the commit
 * @param date when the command began, in UTC, ISO 8601
 * @param seconds how long it took
 * @param command the command line, without paths: see {@link Redaction}; before it, where the JVM
 *     was given flags beyond those of the launcher, the variable {@code QUADRANT_JAVA_OPTS} that
 *     gives them
 * @param exitStatus of the command
 * @param missing what was asked for and has no result, each with the reason
 */
public record RunHeader(
    String version,
    String commit,
    boolean modified,
    String date,
    double seconds,
    String command,
    int exitStatus,
    List<String> missing) {
  private static final String OPTIONS = "QUADRANT_JAVA_OPTS";

  /**
   * Header of a command that ends now.
   *
   * @param command name of the command and its arguments
   * @param missing what has no result, each with the reason
   */
  public static RunHeader endingNow(
      List<String> command, Instant start, int exitStatus, List<String> missing) {
    Build build = Build.current();
    return new RunHeader(
        build.version(),
        build.commit(),
        build.modified(),
        start.truncatedTo(ChronoUnit.SECONDS).toString(),
        Duration.between(start, Instant.now()).toMillis() / 1000.0,
        line(FurtherFlags.current(), command),
        exitStatus,
        missing.stream().map(Redaction::message).toList());
  }

  /** The command line that does the same again, as far as it has no paths. */
  static String line(List<String> flags, List<String> command) {
    String words =
        Redaction.arguments(command).stream()
            .map(RunHeader::quoted)
            .collect(Collectors.joining(" "));
    return flags.isEmpty() ? words : OPTIONS + "=" + quoted(String.join(" ", flags)) + " " + words;
  }

  /** As a shell would need it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./…-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
