package org.quadrant.benchmarks.output;

import java.io.IOException;

/**
 * What the user gave cannot be used: a malformed file, arrays that do not fit together, a folder
 * that cannot be written. The message is one line that names the thing, what it is and what is
 * allowed.
 */
public final class BadInputException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * An error without a further cause.
   *
   * @param message one line
   */
  public BadInputException(String message) {
    super(message);
  }

  /**
   * An error with its cause.
   *
   * @param message one line
   * @param cause what was thrown
   */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
