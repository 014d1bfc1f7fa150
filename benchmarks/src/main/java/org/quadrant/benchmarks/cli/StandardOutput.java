package org.quadrant.benchmarks.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The standard output, which remembers what kept it from being written. Java's printers never throw
 * an exception, and tell afterwards that there was one, but not which.
 */
final class StandardOutput {
  private final PrintStream stream;
  private volatile IOException failure;

  /**
   * An output.
   *
   * @param out receives the text
   * @param charset its encoding
   */
  StandardOutput(OutputStream out, Charset charset) {
    OutputStream watched = new BufferedOutputStream(new Watched(out));
    this.stream = new PrintStream(watched, true, charset);
  }

  /** That of this process. From now on {@link System#out} writes to it. */
  static StandardOutput ofProcess() {
    StandardOutput output =
        new StandardOutput(new FileOutputStream(FileDescriptor.out), System.out.charset());
    System.setOut(output.stream);
    return output;
  }

  private final class Watched extends FilterOutputStream {
    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        }
        throw e;
      }
    }
  }

  /** What prints to it; each line goes out at once. */
  PrintWriter writer() {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  /** What went wrong first, after all that is printed has gone out. */
  Optional<IOException> failure() {
    stream.flush();
    return Optional.ofNullable(failure);
  }
}
