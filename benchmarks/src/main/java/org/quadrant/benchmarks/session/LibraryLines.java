package org.quadrant.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Passes on what JMH and its forks print, and picks out the lines in which a benchmark says what
 * library it measures, and which of its kernels that chose on this CPU.
 */
public final class LibraryLines extends FilterOutputStream {
  /** What such a line begins with. */
  public static final String PREFIX = "# library: ";

  private final Consumer<String> libraries;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * A stream in front of another.
   *
   * @param out receives everything
   * @param libraries receives the rest of each such line
   */
  LibraryLines(OutputStream out, Consumer<String> libraries) {
    super(out);
    this.libraries = libraries;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    if (b != '\n') {
      line.write(b);
      return;
    }
    String text = line.toString(UTF_8).strip();
    line.reset();
    int start = text.indexOf(PREFIX);
    if (start >= 0) {
      libraries.accept(text.substring(start + PREFIX.length()));
    }
  }
}
