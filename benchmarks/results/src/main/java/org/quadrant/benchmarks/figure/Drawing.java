package org.quadrant.benchmarks.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.quadrant.benchmarks.output.Errors;

/** Draws figures. Whatever goes wrong there, the results that a figure shows must not suffer. */
@FunctionalInterface
public interface Drawing {
  /**
   * Writes a figure, or neither of its files.
   *
   * @param svg file for print and web
   * @param png file for where SVG is not shown
   * @return why the figure is not there; empty if it is
   */
  Optional<MissingFigure> write(Figure figure, Path svg, Path png);

  /**
   * Draws as far as this Java runtime can.
   *
   * @return never throws an exception or error of its own
   */
  static Drawing here() {
    return Drawing::attempt;
  }

  private static Optional<MissingFigure> attempt(Figure figure, Path svg, Path png) {
    String files = svg.getFileName() + ", " + png.getFileName();
    try {
      Optional<String> obstacle = Graphics.obstacle();
      if (obstacle.isEmpty()) {
        figure.write(svg, png);
      }
      return obstacle.map(MissingFigure::impossible);
    } catch (UncheckedIOException e) {
      return Optional.of(MissingFigure.failed(files, Errors.text(e.getCause())));
    } catch (IOException e) {
      // Around the error of the system, ImageIO puts one of its own that says less.
      IOException inner = e.getCause() instanceof IOException cause ? cause : e;
      return Optional.of(MissingFigure.failed(files, Errors.text(inner)));
    } catch (RuntimeException | Error e) {
      return Optional.of(MissingFigure.failed(files, Errors.line(e.toString())));
    }
  }
}
