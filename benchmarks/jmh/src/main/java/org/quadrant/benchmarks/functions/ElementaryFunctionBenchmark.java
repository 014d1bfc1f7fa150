package org.quadrant.benchmarks.functions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.VectorWidth;
import org.quadrant.math.UlpError;

/**
 * Time of one value of an elementary function: ours in scalar and in vector code, those of {@link
 * Math}, and the Vector API's own operators. The arguments lie in the first-level cache.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ElementaryFunctionBenchmark extends QuadrantBenchmark {
  /** Values computed in one invocation. */
  static final int VALUES = 2048;

  /** For JMH. */
  public ElementaryFunctionBenchmark() {}

  /** Arguments and values. */
  @State(Scope.Thread)
  public static class Values {
    /** Which function. */
    @Param({"log", "sin-turns", "sqrt", "exp", "sigmoid", "softplus"})
    public String function;

    private ElementaryFunction chosen;
    private float[] x;
    private final float[] y = new float[VALUES];

    /** For JMH. */
    public Values() {}

    /**
     * Draws the arguments.
     *
     * @throws IllegalArgumentException if there is no such function
     */
    @Setup
    public void draw() {
      chosen = ElementaryFunction.parse(function);
      x = chosen.arguments(VALUES);
    }

    /** Reports the largest error of the last values. */
    @TearDown(Level.Iteration)
    public void measure() {
      UlpProfiler.record(largestError());
    }

    /** Largest error of the values, in units in the last place. */
    double largestError() {
      double largest = 0;
      for (int i = 0; i < x.length; i++) {
        largest = Math.max(largest, UlpError.ulps(y[i], chosen.exact(x[i])));
      }
      return largest;
    }
  }

  /** Functions on vectors. */
  @State(Scope.Thread)
  public static class Width extends VectorWidth {
    private LaneFunctions functions;

    /** For JMH. */
    public Width() {}

    /**
     * Makes the functions.
     *
     * @throws IllegalArgumentException if there is no such width
     * @throws UnsupportedOperationException if this JVM or CPU does not give it; the message says
     *     why
     */
    @Setup
    public void choose() {
      functions = LaneFunctions.of(resolve());
    }
  }

  /** Ours in scalar code, of which the compiler may make vectors by itself. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float[] scalar(Values values) {
    values.chosen.ours(values.x, values.y);
    return values.y;
  }

  /** Ours in vector code. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float[] vector(Values values, Width width) {
    width.functions.ours(values.chosen, values.x, values.y);
    return values.y;
  }

  /** Those of {@link Math}, rounded to float. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float[] math(Values values) {
    values.chosen.math(values.x, values.y);
    return values.y;
  }

  /** The Vector API's own operators. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float[] operators(Values values, Width width) {
    width.functions.operators(values.chosen, values.x, values.y);
    return values.y;
  }
}
