package org.quadrant.benchmarks.regression;

/** What the gate says of a benchmark. */
public enum Verdict {
  /** Slower, by more than the noise floor and more than chance explains. */
  REGRESSED("REGRESSED"),
  /** A slow-down of the size that matters can be ruled out. */
  NO_CLEAR_CHANGE("no clear change"),
  /** Too few forks, or forks too far apart, to say either. */
  UNDECIDED("undecided");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /**
   * The verdict in words.
   *
   * @return such as {@code no clear change}
   */
  public String text() {
    return text;
  }
}
