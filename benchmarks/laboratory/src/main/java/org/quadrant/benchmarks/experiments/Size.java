package org.quadrant.benchmarks.experiments;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much an experiment computes. The times are those of all experiments on two processors. */
public enum Size {
  /** At most three minutes. */
  QUICK,
  /** At most twenty minutes. */
  DEFAULT,
  /** As long as it takes. */
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

  /** Chooses by size. */
  public <T> T choose(T quick, T usual, T full) {
    return switch (this) {
      case QUICK -> quick;
      case DEFAULT -> usual;
      case FULL -> full;
    };
  }
}
