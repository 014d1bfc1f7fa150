package org.quadrant.benchmarks.regression;

import org.quadrant.benchmarks.output.OptionNames;

/** Which build a fork ran. */
public enum Arm {
  /** The build to compare with. */
  BASELINE,
  /** The build to judge. */
  CANDIDATE;

  /**
   * The arm in words.
   *
   * @return {@code baseline} or {@code candidate}
   */
  public String text() {
    return OptionNames.of(this);
  }

  /**
   * Order of the four forks of a round: A B B A, then B A A B, changing by the sequence of Thue and
   * Morse, so that neither a linear nor a quadratic drift favours a build.
   *
   * @param round number of the round, from 0
   * @return four arms, each twice
   */
  public static Arm[] order(int round) {
    boolean odd = Integer.bitCount(round) % 2 == 1;
    Arm outer = odd ? CANDIDATE : BASELINE;
    Arm inner = odd ? BASELINE : CANDIDATE;
    return new Arm[] {outer, inner, inner, outer};
  }
}
