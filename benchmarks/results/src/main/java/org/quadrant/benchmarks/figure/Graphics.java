package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.quadrant.benchmarks.output.Errors;

/**
 * What this Java runtime can draw with. The module java.desktop may be left out of it, and the
 * native libraries of that module may be missing, or lack others.
 */
final class Graphics {
  /** Found once: what is missing does not appear while a program runs. Null until then. */
  private static Optional<String> obstacle;

  private Graphics() {}

  /**
   * Why no figure can be drawn, in one line; empty if figures can be drawn.
   *
   * @throws UncheckedIOException if a file that is needed to find out cannot be written, such as on
   *     a full disk, which says nothing of the runtime
   */
  static synchronized Optional<String> obstacle() {
    if (obstacle == null) {
      obstacle = obstacle(Graphics::tryOut);
    }
    return obstacle;
  }

  /** What a trial ends with: Java's graphics fail in many ways, most of which are errors. */
  static Optional<String> obstacle(Runnable trial) {
    try {
      trial.run();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return Optional.of(reason(e));
    }
  }

  private static String reason(Throwable failure) {
    if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
      return "it lacks the module java.desktop";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Errors.line(root.toString());
  }

  /** Uses everything that a figure needs. */
  private static void tryOut() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    TextLayout text =
        new TextLayout("x", FigureFont.loaded().plain(1), graphics.getFontRenderContext());
    graphics.fill(text.getOutline(null));
    graphics.dispose();
    if (!ImageIO.getImageWritersByFormatName("png").hasNext()) {
      throw new IllegalStateException("it has no writer of PNG files");
    }
  }
}
