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
}
