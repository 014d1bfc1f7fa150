package org.quadrant.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures by JMH, and listens to what benchmarks say of the libraries that they measure. What JMH
 * and the forks print is shown, or in silent mode thrown away.
 */
final class ListenedJmh implements Session.JmhRunner {
  private final boolean silent;
  private final Set<String> libraries = new LinkedHashSet<>();

  /**
   * A runner that has heard nothing yet.
   *
   * @param silent whether nothing is to be shown; without it, even JMH's silent mode passes on what
   *     forks print, such as the JVM's note on the incubator
   */
  ListenedJmh(boolean silent) {
    this.silent = silent;
  }

  /**
   * Replaces {@link System#out} while JMH runs: there is no other way to what a benchmark prints.
   * What JMH reports, and what a fork's JVM writes to its own streams, goes through the {@link
   * OutputFormat} that it is given. But from the first benchmark on, a fork sends what is printed
   * in it over a socket, and JMH's {@code BinaryLinkServer} writes that to this process's {@code
   * System.out} by name; without forks, a benchmark prints there itself.
   */
  @Override
  public Collection<RunResult> run(Options options) throws RunnerException {
    PrintStream console = System.out;
    OutputStream shown = silent ? OutputStream.nullOutputStream() : console;
    PrintStream listener = new PrintStream(new LibraryLines(shown, libraries::add), true, UTF_8);
    OutputFormat format =
        OutputFormatFactory.createFormatInstance(
            new JmhOutput(listener), options.verbosity().orElse(VerboseMode.NORMAL));
    System.setOut(listener);
    try {
      return new Runner(options, format).run();
    } finally {
      System.setOut(console);
    }
  }

  @Override
  public List<String> libraries() {
    return List.copyOf(libraries);
  }
}
