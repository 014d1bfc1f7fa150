package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** What the lists of benchmarks of two builds do not have in common. */
final class JarDifferences {
  /** JMH cuts values given to it at commas. */
  private static final String SEPARATOR = ",";

  private final BenchmarkJar baseline;
  private final BenchmarkJar candidate;
  private final Collection<String> given;
  private final List<Gone> gone = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Nothing compared yet.
   *
   * @param given parameters whose values are given, so that those declared do not matter
   */
  JarDifferences(BenchmarkJar baseline, BenchmarkJar candidate, Collection<String> given) {
    this.baseline = baseline;
    this.candidate = candidate;
    this.given = given;
  }

  /** What the baseline has and the candidate has not. */
  List<Gone> gone() {
    return gone;
  }

  /** What else differs, in words. */
  List<String> notes() {
    return notes;
  }

  /**
   * Compares one benchmark that at least one of the builds has.
   *
   * @return whether both can be measured in the same way
   */
  boolean compare(String name) {
    if (!baseline.names().contains(name)) {
      notes.add("only in the candidate: " + name);
      return false;
    }
    if (!candidate.names().contains(name)) {
      return isGone(name, "missing in the candidate");
    }
    if (!candidate.declared(name).keySet().equals(baseline.declared(name).keySet())) {
      return isGone(name, "other parameters in the candidate");
    }
    if (candidate.threads(name) != baseline.threads(name)) {
      return isGone(name, "another number of threads in the candidate");
    }
    baseline.declared(name).keySet().stream()
        .filter(parameter -> !given.contains(parameter))
        .forEach(parameter -> compareValues(name, parameter));
    if (candidate.operations(name) != baseline.operations(name)) {
      notes.add(
          "%s: a call counts as %d operations, and as %d in the baseline"
              .formatted(name, candidate.operations(name), baseline.operations(name)));
    }
    return true;
  }

  private boolean isGone(String name, String reason) {
    gone.add(new Gone(name, reason));
    return false;
  }

  private void compareValues(String name, String parameter) {
    List<String> before = baseline.declared(name).get(parameter);
    List<String> after = candidate.declared(name).get(parameter);
    String value = name + " " + parameter + "=";
    after.stream()
        .filter(each -> !before.contains(each))
        .forEach(each -> notes.add("only in the candidate: " + value + each));
    before.stream()
        .filter(each -> !after.contains(each))
        .forEach(each -> gone.add(new Gone(value + each, "missing in the candidate")));
  }

  /**
   * Values of a parameter that both builds declare and JMH takes from outside; what it does not
   * take cannot be measured by its own, and is as good as gone.
   *
   * @param name full name of a benchmark that both builds have
   * @param parameter one of its parameters
   * @return the values, in the baseline's order
   */
  List<String> common(String name, String parameter) {
    List<String> common = new ArrayList<>();
    List<String> after = candidate.declared(name).get(parameter);
    for (String each : baseline.declared(name).get(parameter)) {
      if (each.contains(SEPARATOR) || each.equals(Param.BLANK_ARGS)) {
        if (after.contains(each)) {
          gone.add(
              new Gone(
                  name + " " + parameter + "=" + each,
                  "a value that JMH does not take from outside"));
        }
      } else if (after.contains(each)) {
        common.add(each);
      }
    }
    return common;
  }
}
