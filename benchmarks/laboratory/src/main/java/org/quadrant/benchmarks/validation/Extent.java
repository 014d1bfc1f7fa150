package org.quadrant.benchmarks.validation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much is computed. */
public enum Extent {
  /** Seconds: samples of everything. */
  QUICK,
  /** Minutes: every float and every word where that is feasible, larger samples and shapes. */
  FULL;

  /**
   * The name in files.
   *
   * @return the name in lower case
   */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Chooses by extent. */
  int choose(int quick, int full) {
    return this == QUICK ? quick : full;
  }
}
