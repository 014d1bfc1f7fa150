package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * When the forks are looked at, and how much of the allowed errors each look may spend. Calendar
 * time spends it (K. K. G. Lan and D. L. DeMets, <i>Discrete sequential boundaries for clinical
 * trials</i>, Biometrika 70, 1983, and <i>Group sequential procedures: calendar versus information
 * time</i>, Statist. Med. 8, 1989). The looks' levels add up to the whole, so by the union bound
 * the error of all looks together stays below it, whatever the dependence between them.
 */
final class Looks {
  /** Shares of the budget after which to look, and of the errors that may be spent by then. */
  private static final double[][] PLAN = {{2.0 / 3, 0.4}};

  /** What is left for the last look if there were others. */
  static final double LAST_SHARE = 1 - PLAN[PLAN.length - 1][1];

  /**
   * A look.
   *
   * @param rounds number of rounds that it sees
   * @param share of the allowed errors that it may spend
   */
  record Look(int rounds, double share, boolean last) {}

  private Looks() {}

  /**
   * Looks at the rounds so far. The last look comes when a further round as long as the last one
   * would exceed the budget.
   *
   * @param rounds in order
   * @param budget seconds
   * @param over whether no round follows for another reason
   * @return looks in order
   */
  static List<Look> of(List<Round> rounds, double budget, boolean over) {
    List<Look> looks = new ArrayList<>();
    double spent = 0;
    double before = 0;
    for (int i = 0; i < rounds.size(); i++) {
      double ended = rounds.get(i).ended();
      boolean last = 2 * ended - before > budget || (over && i == rounds.size() - 1);
      double allowed = last ? 1 : allowed(ended / budget);
      if (allowed > spent) {
        looks.add(new Look(i + 1, allowed - spent, last));
        spent = allowed;
      }
      if (last) {
        break;
      }
      before = ended;
    }
    return looks;
  }

  private static double allowed(double time) {
    double allowed = 0;
    for (double[] step : PLAN) {
      allowed = time >= step[0] ? step[1] : allowed;
    }
    return allowed;
  }
}
