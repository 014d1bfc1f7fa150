package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import org.quadrant.benchmarks.figure.MissingFigure;

/**
 * Says which figures are not there, and why; where this Java runtime cannot draw at all, once for
 * all of them.
 */
final class FigureNotices {
  private final PrintWriter errors;
  private final Set<String> said = new HashSet<>();
  private boolean failed;

  FigureNotices(PrintWriter errors) {
    this.errors = errors;
  }

  void add(MissingFigure figure) {
    failed |= !figure.impossible();
    if (said.add(figure.text())) {
      errors.println("quadrant: " + figure.text());
    }
  }

  /** Whether a figure is missing that this Java runtime could have drawn. */
  boolean failed() {
    return failed;
  }
}
