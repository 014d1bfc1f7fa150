package org.quadrant.benchmarks.regression;

/** A benchmark did not run to its end. The message is the reason, in one line. */
public final class ForkFailedException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A failure.
   *
   * @param reason one line
   */
  ForkFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
