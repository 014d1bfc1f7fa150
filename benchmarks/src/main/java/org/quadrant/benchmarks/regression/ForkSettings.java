package org.quadrant.benchmarks.regression;

import java.util.List;

/**
 * How long a fork measures.
 *
 * @param warmups iterations before the measurement
 * @param warmupMillis length of each of them
 * @param measurements iterations measured
 * @param measurementMillis length of each of them
 */
public record ForkSettings(int warmups, int warmupMillis, int measurements, int measurementMillis) {
  private static final int SLICE_MILLIS = 100;
  private static final int MEASUREMENT_MILLIS = 30;

  /**
   * What the gate uses.
   *
   * @param warmupMillis time before the measurement, a multiple of 100 ms
   * @param measurements number of iterations of 30 ms after it
   */
  static ForkSettings of(int warmupMillis, int measurements) {
    return new ForkSettings(
        warmupMillis / SLICE_MILLIS, SLICE_MILLIS, measurements, MEASUREMENT_MILLIS);
  }

  /**
   * The settings as options of JMH.
   *
   * @return words of a command line
   */
  List<String> arguments() {
    return List.of(
        "-f",
        "1",
        "-wi",
        Integer.toString(warmups),
        "-w",
        warmupMillis + "ms",
        "-i",
        Integer.toString(measurements),
        "-r",
        measurementMillis + "ms");
  }

  /**
   * Shortest time that a fork takes.
   *
   * @return seconds, without the start of the JVM
   */
  public double seconds() {
    return (warmups * warmupMillis + measurements * measurementMillis) / 1e3;
  }
}
