package org.quadrant.training;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * Refuses runs whose arrays the heap of this JVM cannot hold before any of them is allocated: to
 * find out half-way costs time, and the error would not say which setting is to blame.
 */
public final class MemoryLimit {
  /** Bytes that a run keeps of each neuron, in states and statistics, beside its parameters. */
  private static final long PER_NEURON = 200;

  /** Share of the heap that large arrays can take: the rest is fragments, classes and results. */
  private static final double USABLE = 15.0 / 16;

  private static final double USUAL_DIMENSION = 200;
  private static final double USUAL_NEURONS = 400;
  private static final double USUAL_BATCH = 8000;

  private final Engine engine;
  private final int copies;
  private final long heap;

  /**
   * A limit on runs in this JVM.
   *
   * @param engine what is to train
   * @param copies how often a run's parameters are held at once, beside the run, at most
   */
  public MemoryLimit(Engine engine, int copies) {
    this(engine, copies, Runtime.getRuntime().maxMemory());
  }

  /**
   * A limit for a given heap.
   *
   * @param engine what is to train
   * @param copies how often a run's parameters are held at once, beside the run, at most
   * @param heap size of the heap in bytes
   */
  MemoryLimit(Engine engine, int copies, long heap) {
    this.engine = engine;
    this.copies = copies;
    this.heap = heap;
  }

  /** A setting that may be to blame, and the bytes that a run takes at another value of it. */
  private record Setting(
      String name, int value, double usual, int least, ToLongFunction<Integer> bytes) {
    double excess() {
      return value / usual;
    }

    /** The largest value that fits; the least one does, the present one does not. */
    int largest(long limit) {
      int fits = least;
      int fails = value;
      while (fails - fits > 1) {
        int middle = fits + (fails - fits) / 2;
        if (bytes.applyAsLong(middle) <= limit) {
          fits = middle;
        } else {
          fails = middle;
        }
      }
      return fits;
    }
  }

  /**
   * Checks one run.
   *
   * @param configuration the run's settings
   * @throws IllegalArgumentException naming the setting furthest from its usual value among those
   *     that could make the run fit, and the largest value that would
   */
  public void require(TrainingConfiguration configuration) {
    int threads = engine.threads();
    long limit = (long) (USABLE * heap);
    long bytes = bytes(configuration, threads);
    if (bytes <= limit) {
      return;
    }
    List<Setting> settings =
        List.of(
            setting("p", configuration.neurons(), USUAL_NEURONS, 1, configuration::withNeurons),
            setting(
                "d", configuration.dimension(), USUAL_DIMENSION, 3, configuration::withDimension),
            setting("m", configuration.batch(), USUAL_BATCH, 1, configuration::withBatch),
            new Setting(
                "threads",
                threads,
                Runtime.getRuntime().availableProcessors(),
                1,
                value -> bytes(configuration, value)));
    Setting extreme =
        settings.stream()
            .filter(setting -> setting.value > setting.least)
            .filter(setting -> setting.bytes.applyAsLong(setting.least) <= limit)
            .max(Comparator.comparingDouble(Setting::excess))
            .orElse(null);
    Setting named =
        extreme == null
            ? settings.stream()
                .max(
                    Comparator.comparing(
                            (Setting setting) -> setting.bytes.applyAsLong(setting.least) < bytes)
                        .thenComparingDouble(Setting::excess))
                .orElseThrow()
            : extreme;
    String allowed = extreme == null ? "less" : extreme.name + " <= " + extreme.largest(limit);
    throw new IllegalArgumentException(
        ("%s: %d; a run of d = %d, p = %d, m = %d and threads = %d takes %d MB; allowed: %s at a"
                + " heap limit of %d MB (-Xmx)")
            .formatted(
                named.name,
                named.value,
                configuration.dimension(),
                configuration.neurons(),
                configuration.batch(),
                threads,
                bytes >> 20,
                allowed,
                heap >> 20));
  }

  private Setting setting(
      String name, int value, double usual, int least, IntFunction<TrainingConfiguration> with) {
    return new Setting(
        name, value, usual, least, other -> bytes(with.apply(other), engine.threads()));
  }

  private long bytes(TrainingConfiguration configuration, int threads) {
    long parameters =
        engine.parameterShapes(configuration).stream().mapToLong(ParameterShape::size).sum();
    return engine.bytes(configuration, threads)
        + copies * parameters * Double.BYTES
        + PER_NEURON * configuration.neurons();
  }
}
