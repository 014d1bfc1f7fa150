package org.quadrant.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What JMH's report is printed to. It leaves out the warning that nobody takes JMH's lock: the
 * session has it, see {@link JmhLock}.
 */
final class JmhOutput extends PrintStream {
  private static final String WARNING = "# WARNING: JMH lock is ignored";

  /** An output. */
  JmhOutput(OutputStream out) {
    super(out, true, UTF_8);
  }

  @Override
  public void println(String line) {
    if (line == null || !line.startsWith(WARNING)) {
      super.println(line);
    }
  }
}
