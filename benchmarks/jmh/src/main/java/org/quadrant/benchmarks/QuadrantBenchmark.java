package org.quadrant.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Settings that all benchmarks share. A fork is one sample of what differs from one JVM to the next
 * (compilation, memory layout), hence several short ones rather than one long.
 *
 * <p>Each of JMH's threads ({@code -t}) has a state of its own: a run or a tile is not to be
 * shared.
 *
 * <p>Throughput per second makes JMH report the auxiliary counters per second too.
 *
 * <p>The module is prepended, not appended: {@code -jvmArgsAppend} on the command line replaces
 * what a benchmark appends, and would take the Vector API away with it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(
    iterations = QuadrantBenchmark.WARMUPS,
    time = QuadrantBenchmark.WARMUP_MILLISECONDS,
    timeUnit = TimeUnit.MILLISECONDS)
@Measurement(
    iterations = QuadrantBenchmark.MEASUREMENTS,
    time = QuadrantBenchmark.MEASUREMENT_MILLISECONDS,
    timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = QuadrantBenchmark.FORKS,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--sun-misc-unsafe-memory-access=allow"
    })
public abstract class QuadrantBenchmark {
  /** JVMs that each case runs in. */
  public static final int FORKS = 3;

  /** Iterations before the measurement. */
  public static final int WARMUPS = 2;

  /** Iterations measured. */
  public static final int MEASUREMENTS = 5;

  /** Length of an iteration before the measurement. */
  public static final int WARMUP_MILLISECONDS = 1000;

  /** Length of an iteration measured. */
  public static final int MEASUREMENT_MILLISECONDS = 300;

  /** For JMH. */
  protected QuadrantBenchmark() {}
}
