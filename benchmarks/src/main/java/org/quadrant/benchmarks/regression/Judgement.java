package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run comes to, and why.
 *
 * @param outcome the weightiest that anything calls for
 * @param reasons all that call for it, in words
 */
public record Judgement(Outcome outcome, List<String> reasons) {
  private static final double PERCENT = 100;

  /** Copies the list. */
  public Judgement {
    reasons = List.copyOf(reasons);
  }

  /** Judges by what the forks say and nothing else. */
  public static Judgement of(List<HardCheck> checks, Decision decision) {
    return new Reasons().checks(checks).times(decision, List.of()).judgement();
  }

  /** Gathers what there is to say, each under the outcome that it calls for. */
  static final class Reasons {
    private final Map<Outcome, List<String>> reasons = new EnumMap<>(Outcome.class);

    /**
     * Adds what the times say.
     *
     * @param excused benchmarks that were given up, with a reason of their own
     */
    Reasons times(Decision decision, Collection<String> excused) {
      for (Finding finding : decision.findings()) {
        if (excused.contains(finding.benchmark())) {
          continue;
        }
        switch (finding.verdict()) {
          case REGRESSED -> add(Outcome.REGRESSION, slower(finding));
          case UNDECIDED -> undecided(finding, decision);
          case NO_CLEAR_CHANGE -> {
            // Nothing to say against it.
          }
        }
      }
      if (decision.rulerMoved()) {
        add(Outcome.UNDECIDED, "the ruler moved: the machine treated the builds differently");
      }
      return this;
    }

    private static String slower(Finding finding) {
      return String.format(
          Locale.ROOT, "%s takes %+.1f %%", finding.benchmark(), PERCENT * finding.slowDown());
    }

    /** Noise, unless no noise at all would have told more. */
    private void undecided(Finding finding, Decision decision) {
      if (decision.couldTell(finding)) {
        add(Outcome.UNDECIDED, finding.benchmark() + ": too noisy to tell");
      } else {
        add(
            Outcome.NOT_DONE,
            finding.benchmark()
                + ": "
                + finding.rounds()
                + " rounds, too few to find any regression; raise --budget or measure fewer"
                + " benchmarks");
      }
    }

    /** Adds the checks that do not depend on noise. */
    Reasons checks(List<HardCheck> checks) {
      checks.stream()
          .filter(HardCheck::failed)
          .forEach(check -> add(Outcome.REGRESSION, check.name() + ": " + check.detail()));
      return this;
    }

    /** Adds one. */
    Reasons add(Outcome outcome, String reason) {
      reasons.computeIfAbsent(outcome, any -> new ArrayList<>()).add(reason);
      return this;
    }

    /** Weighs them all. */
    Judgement judgement() {
      return reasons.entrySet().stream()
          .findFirst()
          .map(weightiest -> new Judgement(weightiest.getKey(), weightiest.getValue()))
          .orElse(new Judgement(Outcome.NO_REGRESSION, List.of()));
    }
  }
}
