package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.machine.Redaction;

/**
 * How the arguments of two JVMs differ. They are compared as they were given, and what must not be
 * seen is hidden from the text only: folders, names of users, and what looks like a password.
 *
 * <p>Of what is given twice the last one counts, and otherwise the order makes no difference.
 * Arguments that name the user's own folders say nothing of the benchmark. Where only folders
 * differ, or a published file hides a value, it cannot be told whether the arguments are the same.
 *
 * @param onlyBefore arguments of the earlier JVM that the later one does not have, as they may be
 *     seen
 * @param onlyAfter arguments of the later JVM that the earlier one does not have
 * @param folders arguments that are equal but for folders
 * @param hidden arguments whose value a file hides
 */
record JvmArguments(
    List<String> onlyBefore, List<String> onlyAfter, Set<String> folders, Set<String> hidden) {
  private static final String HIDDEN = "…";

  /** Of the user or of a temporary folder. */
  private static final Pattern OWN =
      Pattern.compile("-D(java\\.io\\.tmpdir|user\\.(home|dir|name))=.*");

  /** Flags that add up if they are given again. */
  private static final Pattern ADDING =
      Pattern.compile("-XX:(CompileCommand|CompileOnly|StartFlightRecording)=.*");

  /** A name, of which the last value counts. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(-D[^=]+)(=.*)?|(-XX:)[-+]?(\\w+)(=.*)?|(-X(?:mx|ms|mn|ss))\\d.*", Pattern.DOTALL);

  /** The folders of an absolute path; a host after two slashes is none. */
  private static final Pattern FOLDERS =
      Pattern.compile(
          "(^|[=:;,@])((?:file:)?(?:[A-Za-z]:|~)?[/\\\\](?![/\\\\])(?:[^/\\\\:;,=]*[/\\\\])*)");

  private static final Pattern SECRET =
      Pattern.compile(
          "((?i:passw(?:or)?d|passphrase|secrets?|token|credentials?|api[-_.]?key|private[-_.]?key)"
              + "(?![a-z])[\\w.-]*[=:]).*",
          Pattern.DOTALL);

  private static final Pattern USER_OF_ADDRESS = Pattern.compile("://[^/@\\s]+@");

  /**
   * Compares arguments.
   *
   * @return the differences, none of them if the arguments come to the same
   */
  static JvmArguments compare(List<String> before, List<String> after) {
    Map<String, String> old = effective(before);
    Map<String, String> next = effective(after);
    Set<String> hidden = new LinkedHashSet<>();
    old.values().stream()
        .filter(argument -> argument.contains(HIDDEN) && next.containsValue(argument))
        .forEach(hidden::add);
    Set<String> same = new LinkedHashSet<>(old.values());
    same.retainAll(next.values());
    old.values().removeAll(same);
    next.values().removeAll(same);
    removeHidden(old, next, hidden);
    removeHidden(next, old, hidden);
    Set<String> folders = removeFolders(old, next);
    return new JvmArguments(shown(old), shown(next), folders, hidden);
  }

  /** The arguments that count, by what they set. */
  private static Map<String, String> effective(List<String> arguments) {
    Map<String, String> effective = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (!OWN.matcher(argument).matches()) {
        effective.put(name(argument), argument);
      }
    }
    return effective;
  }

  private static String name(String argument) {
    Matcher named = NAMED.matcher(argument);
    if (ADDING.matcher(argument).matches() || !named.matches()) {
      return argument;
    }
    if (named.group(1) != null) {
      return named.group(1);
    }
    return named.group(3) == null ? named.group(6) : named.group(3) + named.group(4);
  }

  /** What is hidden on one side may be what the other side shows. */
  private static void removeHidden(
      Map<String, String> some, Map<String, String> others, Set<String> hidden) {
    for (String argument : List.copyOf(some.values())) {
      if (argument.contains(HIDDEN)
          && removeOne(others, other -> Redaction.argument(other).equals(argument))) {
        some.values().remove(argument);
        hidden.add(argument);
      }
    }
  }

  private static Set<String> removeFolders(Map<String, String> some, Map<String, String> others) {
    Set<String> folders = new LinkedHashSet<>();
    for (String argument : List.copyOf(some.values())) {
      String rest = withoutFolders(argument);
      if (!rest.equals(argument)
          && removeOne(others, other -> withoutFolders(other).equals(rest))) {
        some.values().remove(argument);
        folders.add(visible(argument));
      }
    }
    return folders;
  }

  private static boolean removeOne(Map<String, String> arguments, Predicate<String> condition) {
    Optional<String> found = arguments.values().stream().filter(condition).findFirst();
    found.ifPresent(argument -> arguments.values().remove(argument));
    return found.isPresent();
  }

  private static List<String> shown(Map<String, String> arguments) {
    List<String> shown = new ArrayList<>();
    arguments.values().forEach(argument -> shown.add(visible(argument)));
    return shown;
  }

  private static String withoutFolders(String argument) {
    return FOLDERS.matcher(argument).replaceAll("$1" + HIDDEN + "/");
  }

  /** An argument as it may be seen. */
  private static String visible(String argument) {
    String address = USER_OF_ADDRESS.matcher(argument).replaceAll("://" + HIDDEN + "@");
    return SECRET.matcher(withoutFolders(address)).replaceFirst("$1" + HIDDEN);
  }

  /** Whether the JVMs were given something different. */
  boolean isDifferent() {
    return !onlyBefore.isEmpty() || !onlyAfter.isEmpty();
  }

  /** The difference in words. */
  String text() {
    String old = onlyBefore.isEmpty() ? "none" : String.join(" ", onlyBefore);
    String next = onlyAfter.isEmpty() ? "none" : String.join(" ", onlyAfter);
    return old + " and " + next + (old.equals(next) ? " (what is hidden differs)" : "");
  }
}
