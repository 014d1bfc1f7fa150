package org.quadrant.benchmarks.comparison;

/** What a comparison of two results says. */
public enum Change {
  /** Significantly faster. */
  FASTER("faster"),
  /** Significantly slower. */
  SLOWER("slower"),
  /** Significantly different, and the unit does not tell which way is better. */
  DIFFERENT("different"),
  /** The difference may be chance. */
  NONE_CLEAR("no clear change"),
  /** So few forks that no difference could be significant among so many comparisons. */
  TOO_FEW_FORKS("too few forks"),
  /** The files do not have what the test needs. */
  NOT_TESTED("not tested");

  private final String text;

  Change(String text) {
    this.text = text;
  }

  /**
   * The change in words.
   *
   * @return such as {@code no clear change}
   */
  public String text() {
    return text;
  }
}
