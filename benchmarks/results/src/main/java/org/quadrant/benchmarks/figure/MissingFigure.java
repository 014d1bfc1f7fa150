package org.quadrant.benchmarks.figure;

/**
 * Why a figure is not there.
 *
 * @param text one line
 * @param impossible whether this Java runtime can draw no figure at all, so that without figures
 *     everything is there that could be had; otherwise something failed
 */
public record MissingFigure(String text, boolean impossible) {
  /** A figure that failed. */
  static MissingFigure failed(String files, String reason) {
    return new MissingFigure(files + ": not drawn: " + reason, false);
  }

  /**
   * Any figure, in a Java runtime that cannot draw.
   *
   * @param reason what it lacks, in one line
   * @return what is said of it, the same for each figure
   */
  public static MissingFigure impossible(String reason) {
    return new MissingFigure(
        "figures are left out, since this Java runtime cannot draw: " + reason, true);
  }
}
