package org.quadrant.benchmarks.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The typeface of all figures, DejaVu Sans, which comes with this program: a machine need not have
 * a font, and its fonts change no byte of a figure.
 */
final class FigureFont {
  private static final String RESOURCES = "/net/sf/jasperreports/fonts/dejavu/";
  private static final String PLAIN = "DejaVuSans.ttf";
  private static final String BOLD = "DejaVuSans-Bold.ttf";

  /** The JDK's own name for the file that says which fonts there are. */
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private static FigureFont loaded;

  private final Font plain;
  private final Font bold;

  private FigureFont(Font plain, Font bold) {
    this.plain = plain;
    this.bold = bold;
  }

  /**
   * The typeface. It is loaded once, when the first figure is drawn; what a full disk prevented is
   * tried again for the next figure.
   *
   * @throws UncheckedIOException if its files cannot be laid down among temporary ones
   * @throws Error if this JVM cannot draw text, for want of libraries
   */
  static synchronized FigureFont loaded() {
    if (loaded == null) {
      try {
        loaded = load(Files.createTempDirectory("quadrant-fonts-"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (FontFormatException e) {
        throw new IllegalStateException("the font of figures cannot be loaded: " + e, e);
      }
    }
    return loaded;
  }

  private static FigureFont load(Path folder) throws IOException, FontFormatException {
    folder.toFile().deleteOnExit();
    Path plain = extract(PLAIN, folder);
    Path bold = extract(BOLD, folder);
    configure(folder, plain);
    return new FigureFont(
        Font.createFont(Font.TRUETYPE_FONT, plain.toFile()),
        Font.createFont(Font.TRUETYPE_FONT, bold.toFile()));
  }

  private static Path extract(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream stream = FigureFont.class.getResourceAsStream(RESOURCES + name)) {
      if (stream == null) {
        throw new NoSuchFileException(RESOURCES + name);
      }
      file.toFile().deleteOnExit();
      Files.copy(stream, file);
    }
    return file;
  }

  /**
   * Where the system has no font at all, Java on Unix fails to start its fonts, before it could be
   * given one. With a file that names ours it starts, and asks the system for nothing. The file
   * counts only if it is named before the first use of fonts in this JVM. Windows and macOS always
   * have fonts.
   */
  private static void configure(Path folder, Path font) throws IOException {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")
        || system.startsWith("Mac")
        || System.getProperty(CONFIGURATION) != null) {
      return;
    }
    Properties properties = new Properties();
    properties.setProperty("version", "1");
    properties.setProperty("sequence.allfonts", "latin-1");
    for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
      for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
        properties.setProperty(family + "." + style + ".latin-1", "DejaVu Sans");
      }
    }
    properties.setProperty("filename.DejaVu_Sans", font.toString());
    Path file = folder.resolve("fontconfig.properties");
    file.toFile().deleteOnExit();
    try (OutputStream stream = Files.newOutputStream(file)) {
      properties.store(stream, null);
    }
    System.setProperty(CONFIGURATION, file.toString());
  }

  Font plain(float size) {
    return plain.deriveFont(size);
  }

  Font bold(float size) {
    return bold.deriveFont(size);
  }

  /**
   * Refuses a text that cannot be shown.
   *
   * @throws IllegalStateException if the typeface lacks one of its characters
   */
  void requireShown(String text) {
    for (Font font : List.of(plain, bold)) {
      int missing = font.canDisplayUpTo(text);
      if (missing >= 0) {
        throw new IllegalStateException(
            "%s has no glyph for U+%04X in \"%s\""
                .formatted(font.getFontName(), text.codePointAt(missing), text));
      }
    }
  }
}
