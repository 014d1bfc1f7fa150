package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
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

  static {
    // Before a runner is made from such arguments.
    JmhLock.takeOver();
  }

  private final BenchExtent extent;

  /** An array, since JMH sends its options to the forks in serialised form. */
  private final String[] words;

  private JmhArguments(BenchExtent extent, String[] words) throws CommandLineOptionException {
    super(words);
    this.extent = extent;
    this.words = words;
  }

  /**
   * Reads JMH's options.
   *
   * @param extent how much to measure where the options do not say
   * @throws IllegalArgumentException if JMH does not understand them, or if they would contradict
   *     what a session records
   */
  public static JmhArguments parse(BenchExtent extent, List<String> words) {
    JmhArguments arguments;
    try {
      arguments = new JmhArguments(extent, words.toArray(String[]::new));
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

  /** How much to measure where the options do not say. */
  public BenchExtent extent() {
    return extent;
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

  /** The options with what they select, for JMH's lists. */
  public Options selecting() {
    ChainedOptionsBuilder options = new OptionsBuilder().parent(this);
    selected().forEach(options::include);
    deselected().forEach(options::exclude);
    return options.verbosity(VerboseMode.NORMAL).build();
  }

  /** Names of the benchmark parameters given by {@code -p}. */
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
   * Iterations before the measurement.
   *
   * @return what the options say; what the case needs where they do not
   */
  int warmUps(BenchmarkCase each) {
    return getWarmupIterations().orElse(each.warmUps().orElse(QuadrantBenchmark.WARMUPS));
  }

  /**
   * How long a case takes if its operations are short against an iteration.
   *
   * @return seconds of all its forks
   */
  double secondsPerCase(BenchmarkCase each) {
    return Math.max(1, getForkCount().get()) * secondsPerFork(warmUps(each));
  }

  /**
   * How long a fork takes if its operations are short against an iteration.
   *
   * @param warmUps iterations before the measurement
   * @return seconds, with one for the start of the JVM
   */
  double secondsPerFork(int warmUps) {
    return 1
        + warmUps * seconds(getWarmupTime(), QuadrantBenchmark.WARMUP_MILLISECONDS)
        + getMeasurementIterations().orElse(QuadrantBenchmark.MEASUREMENTS)
            * seconds(getMeasurementTime(), QuadrantBenchmark.MEASUREMENT_MILLISECONDS);
  }

  /**
   * Whether the options ask for JMH's profiler of the heap.
   *
   * @return whether it is on without the session's doing
   */
  boolean profilesAllocation() {
    return getProfilers().stream()
        .map(ProfilerConfig::getKlass)
        .anyMatch(name -> name.equals("gc") || name.equals(GCProfiler.class.getName()));
  }

  private static double seconds(Optional<TimeValue> time, int otherwise) {
    return 1e-9 * time.orElse(TimeValue.milliseconds(otherwise)).convertTo(TimeUnit.NANOSECONDS);
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
    return super.getForkCount().hasValue() ? super.getForkCount() : Optional.of(extent.forks());
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
}
