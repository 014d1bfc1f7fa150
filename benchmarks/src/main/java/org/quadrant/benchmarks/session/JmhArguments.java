package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Optional;
import org.quadrant.benchmarks.QuadrantBenchmark;

/**
 * JMH's own command-line options, as defaults for every case of a session. Which benchmarks they
 * select is kept apart, since each case runs alone.
 */
public final class JmhArguments extends CommandLineOptions {
  private static final long serialVersionUID = 1;

  private static final int QUICK_FORKS = 1;
  private static final int QUICK_WARMUPS = 2;
  private static final int QUICK_MEASUREMENTS = 3;
  private static final TimeValue QUICK_WARMUP = TimeValue.seconds(1);
  private static final TimeValue QUICK_MEASUREMENT = TimeValue.milliseconds(400);

  private final boolean quick;

  /** An array, since JMH sends its options to the forks in serialised form. */
  private final String[] words;

  private JmhArguments(boolean quick, String[] words) throws CommandLineOptionException {
    super(words);
    this.quick = quick;
    this.words = words;
  }

  /**
   * Reads JMH's options.
   *
   * @param quick whether to measure briefly where the options do not say how long
   * @param words the command line
   * @return the options
   * @throws IllegalArgumentException if JMH does not understand them, or if they would contradict
   *     what a session records
   */
  public static JmhArguments parse(boolean quick, List<String> words) {
    JmhArguments arguments;
    try {
      arguments = new JmhArguments(quick, words.toArray(String[]::new));
    } catch (CommandLineOptionException e) {
      throw new IllegalArgumentException("JMH: " + e.getMessage(), e);
    }
    if (arguments.getJvm().hasValue()) {
      throw new IllegalArgumentException(
          "-jvm: "
              + arguments.getJvm().get()
              + "; allowed: the JVM of the command itself, since that is the one described;"
              + " set QUADRANT_JAVA_HOME");
    }
    if (arguments.getOutput().hasValue()
        || arguments.getResult().hasValue()
        || arguments.getResultFormat().hasValue()) {
      throw new IllegalArgumentException(
          "-o, -rf, -rff: allowed only with java -jar benchmarks.jar; here --results says where"
              + " the results go");
    }
    return arguments;
  }

  /**
   * Regular expressions of the benchmarks asked for.
   *
   * @return the expressions; empty for all benchmarks
   */
  public List<String> selected() {
    return super.getIncludes();
  }

  /**
   * Regular expressions of the benchmarks left out.
   *
   * @return the expressions
   */
  public List<String> deselected() {
    return super.getExcludes();
  }

  /**
   * The options with what they select, for JMH's lists.
   *
   * @return options for a JMH runner
   */
  public Options selecting() {
    ChainedOptionsBuilder options = new OptionsBuilder().parent(this);
    selected().forEach(options::include);
    deselected().forEach(options::exclude);
    return options.verbosity(VerboseMode.NORMAL).build();
  }

  /**
   * Names of the benchmark parameters given by {@code -p}.
   *
   * @return the names
   */
  public List<String> parameterNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 1 < words.length; i++) {
      if (words[i].equals("-p")) {
        names.add(words[i + 1].split("=", 2)[0]);
      }
    }
    return names;
  }

  /**
   * Whether JMH is to print nothing of its own.
   *
   * @return true unless {@code -v} asks for more
   */
  boolean isSilent() {
    return verbosity().get() == VerboseMode.SILENT;
  }

  /**
   * How long a case takes if its operations are short against an iteration.
   *
   * @return seconds, with one for the start of every JVM
   */
  double secondsPerCase() {
    double seconds =
        getWarmupIterations().orElse(QuadrantBenchmark.WARMUPS) * seconds(getWarmupTime())
            + getMeasurementIterations().orElse(QuadrantBenchmark.MEASUREMENTS)
                * seconds(getMeasurementTime());
    return Math.max(1, getForkCount().orElse(QuadrantBenchmark.FORKS)) * (1 + seconds);
  }

  private static double seconds(Optional<TimeValue> time) {
    return time.hasValue()
        ? 1e-9 * time.get().convertTo(TimeUnit.NANOSECONDS)
        : QuadrantBenchmark.SECONDS;
  }

  @Override
  public List<String> getIncludes() {
    return List.of();
  }

  @Override
  public List<String> getExcludes() {
    return List.of();
  }

  @Override
  public Optional<Integer> getForkCount() {
    return orQuick(super.getForkCount(), QUICK_FORKS);
  }

  @Override
  public Optional<Integer> getWarmupIterations() {
    return orQuick(super.getWarmupIterations(), QUICK_WARMUPS);
  }

  @Override
  public Optional<TimeValue> getWarmupTime() {
    return orQuick(super.getWarmupTime(), QUICK_WARMUP);
  }

  @Override
  public Optional<Integer> getMeasurementIterations() {
    return orQuick(super.getMeasurementIterations(), QUICK_MEASUREMENTS);
  }

  @Override
  public Optional<TimeValue> getMeasurementTime() {
    return orQuick(super.getMeasurementTime(), QUICK_MEASUREMENT);
  }

  /** The session shows its own progress unless asked for JMH's. */
  @Override
  public Optional<VerboseMode> verbosity() {
    return super.verbosity().hasValue() ? super.verbosity() : Optional.of(VerboseMode.SILENT);
  }

  /**
   * Off unless asked for: a thread that waits for others goes on working and counting in the
   * meantime, and JMH divides its counters by the time of the measurement alone.
   */
  @Override
  public Optional<Boolean> shouldSyncIterations() {
    return super.shouldSyncIterations().hasValue()
        ? super.shouldSyncIterations()
        : Optional.of(false);
  }

  private <T> Optional<T> orQuick(Optional<T> given, T brief) {
    return given.hasValue() || !quick ? given : Optional.of(brief);
  }
}
