package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.results.Flaws;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhSettings;
import org.quadrant.benchmarks.statistics.Steadiness;

/** What differs between two sessions, or is not known, and does not make them another thing. */
final class Remarks {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d{1,6}).*");

  /** The first version that by itself uses the compiler's support for consuming values. */
  private static final int COMPILER_CONSUMES = 34;

  private static final String UNSTEADY =
      String.format(
          Locale.ROOT,
          "Iterations of a fork differ by more than a factor of %.2f, the first from the others by"
              + " more than %.1f, or a fork allocated where none should: its mean may be that of"
              + " code that was not compiled yet",
          Steadiness.MOST_SPREAD,
          Steadiness.MOST_APART);

  private final Tally results = new Tally();

  private Remarks() {}

  /**
   * Lists what is to be known beside the mismatches.
   *
   * @param matched what both measured
   * @return one sentence each
   */
  static List<String> between(ResultFile before, ResultFile after, List<MatchedResult> matched) {
    Remarks remarks = new Remarks();
    matched.forEach(remarks::add);
    List<String> all = new ArrayList<>(Unknowns.between(before, after, matched));
    remarks.results.texts(matched.size()).forEach(text -> all.add(text + "."));
    all.addAll(CounterChanges.between(matched));
    return all;
  }

  private void add(MatchedResult matched) {
    JmhResult before = matched.before();
    JmhResult after = matched.after();
    addThreads(before.threads(), after.threads());
    addUnits(before.primaryMetric().scoreUnit(), after.primaryMetric().scoreUnit());
    addSettings(matched, before.settings(), after.settings());
    // A single shot is cold: nothing is steady there, nor is it meant to be.
    if (!matched.isSingleShot() && !(Flaws.of(before).isEmpty() && Flaws.of(after).isEmpty())) {
      results.add(UNSTEADY);
    }
    if (before.jvmArgs() != null && after.jvmArgs() != null) {
      addArguments(JvmArguments.compare(before.jvmArgs(), after.jvmArgs()));
    }
  }

  private void addThreads(int before, int after) {
    if (before != after && Math.max(before, after) > 1) {
      results.add(
          "One file does not tell its threads and is compared with -t "
              + Math.max(before, after)
              + " of the other, the only result of that name");
    }
  }

  private void addUnits(String before, String after) {
    if (!before.equals(after)) {
      results.add("Units " + before + " and " + after + ": new scores were converted");
    }
  }

  private void addSettings(MatchedResult matched, JmhSettings before, JmhSettings after) {
    addVersions(before.jmhVersion(), after.jmhVersion());
    Effort measuredBefore = measured(before);
    Effort measuredAfter = measured(after);
    if (!matched.isSingleShot() && !measuredBefore.isLike(measuredAfter)) {
      results.add(
          "Each fork measured for "
              + measuredBefore.text()
              + " and "
              + measuredAfter.text()
              + ": the longer, the less a fork's own noise counts");
    }
  }

  private static Effort measured(JmhSettings settings) {
    return new Effort(settings.measurementIterations(), settings.measurementTime(), null);
  }

  private void addVersions(String before, String after) {
    if (!Unknowns.isKnown(before) || !Unknowns.isKnown(after) || before.equals(after)) {
      return;
    }
    String meaning =
        compilerConsumes(before) == compilerConsumes(after)
            ? "their own overhead is in every score, and may differ"
            : "from 1.34 on, and with JDK 17 or newer, the compiler itself consumes what a"
                + " benchmark returns, so scores of nanoseconds fall without a change of the"
                + " code";
    results.add("JMH " + before + " and " + after + " differ: " + meaning);
  }

  private static boolean compilerConsumes(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches()
        && (!matcher.group(1).equals("1")
            || Integer.parseInt(matcher.group(2)) >= COMPILER_CONSUMES);
  }

  private void addArguments(JvmArguments arguments) {
    if (!arguments.folders().isEmpty()) {
      results.add(
          "JVM arguments that differ in folders only are taken for the same: "
              + String.join(" ", arguments.folders()));
    }
    if (!arguments.hidden().isEmpty()) {
      results.add(
          "JVM arguments whose values are hidden in a file are taken for the same: "
              + String.join(" ", arguments.hidden()));
    }
  }
}
