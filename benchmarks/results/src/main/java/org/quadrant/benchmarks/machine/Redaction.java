package org.quadrant.benchmarks.machine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes file-system paths and names of users out of what is published. Nothing that a result is
 * worth depends on them.
 */
public final class Redaction {
  private static final String HIDDEN = "…";
  private static final Pattern PROPERTY = Pattern.compile("(-D[^=]+=)(.*)", Pattern.DOTALL);
  private static final Pattern PLAIN_VALUE =
      Pattern.compile("true|false|[-+]?\\d+(\\.\\d+)?[kKmMgG]?");
  private static final Pattern VALUED = Pattern.compile("([^=:/\\\\]*[=:]).*", Pattern.DOTALL);

  private Redaction() {}

  /**
   * A command-line argument without paths. A system property keeps its value if that is true, false
   * or a number; any other argument that holds a slash or a backslash loses all that follows its
   * first {@code =} or {@code :}, or all of itself if it has none.
   *
   * @param argument of a JVM or of a command
   * @return the argument, or what is left of it with … for what is not
   */
  public static String argument(String argument) {
    Matcher property = PROPERTY.matcher(argument);
    if (property.matches()) {
      return PLAIN_VALUE.matcher(property.group(2)).matches()
          ? argument
          : property.group(1) + HIDDEN;
    }
    if (argument.indexOf('/') < 0 && argument.indexOf('\\') < 0) {
      return argument;
    }
    Matcher valued = VALUED.matcher(argument);
    return valued.matches() ? valued.group(1) + HIDDEN : HIDDEN;
  }

  /**
   * A message without paths.
   *
   * @param message some words
   * @return the message with … for every word that holds a slash or a backslash
   */
  public static String message(String message) {
    return message.replaceAll("\\S*[/\\\\]\\S*", HIDDEN);
  }

  /**
   * Command-line arguments without paths.
   *
   * @param arguments of a JVM or of a command
   * @return as many arguments, in the same order
   */
  public static List<String> arguments(List<String> arguments) {
    return arguments.stream().map(Redaction::argument).toList();
  }
}
