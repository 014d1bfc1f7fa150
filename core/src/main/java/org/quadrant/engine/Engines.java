package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.reference.ReferenceEngine;
import org.quadrant.simd.VectorKernels;
import org.quadrant.training.Engine;
import org.quadrant.training.WeightEngine;

/**
 * Chooses an engine. A choice is strict: what this JVM or CPU cannot give is an error that says
 * why, never a silent substitute.
 */
public final class Engines {
  /** Names of the engines whose runs keep the weights. */
  public static final String WEIGHT_NAMES = "reference, scalar, vector";

  /** Names of all engines. */
  public static final String NAMES = WEIGHT_NAMES + ", gram";

  private Engines() {}

  /**
   * The double-precision engine written to be read against the formulas; single-threaded.
   *
   * @return the reference engine
   * @throws UnsupportedOperationException if the JVM does without fused multiply-add, by which the
   *     samples are drawn; so it is for every other engine
   */
  public static WeightEngine reference() {
    FusedMultiplyAdd.require();
    return new ReferenceEngine();
  }

  /**
   * The scalar single-precision engine, the specification of the vector engine's bits.
   *
   * @param threads number of threads, at least 1
   * @return the scalar engine
   */
  public static WeightEngine scalar(int threads) {
    return new TiledEngine(new ScalarKernels(), requireThreads(threads), 0);
  }

  /**
   * The vector engine at the width this CPU prefers.
   *
   * @param threads number of threads, at least 1
   * @return the vector engine
   * @throws UnsupportedOperationException if the JVM gives no vectors; the message says why
   */
  public static WeightEngine vector(int threads) {
    return vector(threads, VectorKernels.preferredLanes());
  }

  /**
   * The vector engine at a chosen width.
   *
   * @param threads number of threads, at least 1
   * @param lanes floats per vector: 4, 8 or 16
   * @return the vector engine
   * @throws UnsupportedOperationException if the JVM does not give this width; the message says why
   */
  public static WeightEngine vector(int threads, int lanes) {
    return new TiledEngine(VectorKernels.of(lanes), requireThreads(threads), 0);
  }

  /**
   * The single-precision engine on given arithmetic and with a given tile size, neither of which
   * has any influence on its numbers as long as the arithmetic keeps its contract.
   *
   * @param kernels arithmetic
   * @param threads number of threads, at least 1
   * @param tileSamples samples of a tile, a multiple of 64, or 0 to choose by the shape
   * @return the engine
   */
  public static WeightEngine of(Kernels kernels, int threads, int tileSamples) {
    return new TiledEngine(kernels, requireThreads(threads), tileSamples);
  }

  /**
   * The engine that keeps the Gram matrix of the w⊥ instead of W, at any d for the price of one: a
   * run has the law of the other engines' runs, but not their numbers. It takes laws whose
   * coordinates from the third on are normal, and d ≥ 2p + 2.
   *
   * @param kernels arithmetic on samples, which decides the speed and no bit
   * @param threads number of threads, at least 1
   * @return the Gram engine
   */
  public static Engine gram(Kernels kernels, int threads) {
    return new GramEngine(kernels, requireThreads(threads), 0);
  }

  /**
   * The Gram engine at the vector width this CPU prefers.
   *
   * @param threads number of threads, at least 1
   * @return the Gram engine
   * @throws UnsupportedOperationException if the JVM gives no vectors; the message says why
   */
  public static Engine gram(int threads) {
    return gram(VectorKernels.of(VectorKernels.preferredLanes()), threads);
  }

  /**
   * The engine with a given name.
   *
   * @param name one of {@link #NAMES}
   * @param lanes floats per vector, or 0 for the width the CPU prefers; only the engines that use
   *     vectors have a choice
   * @param threads number of threads, or 0 for one per processor (reference: one)
   * @return the engine
   * @throws IllegalArgumentException if the name is unknown or does not go with the other choices
   * @throws UnsupportedOperationException if the JVM or CPU cannot give it; the message says why
   */
  public static Engine select(String name, int lanes, int threads) {
    int chosenThreads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    if (lanes != 0 && !name.equals("vector") && !name.equals("gram")) {
      throw new IllegalArgumentException(
          "lanes: "
              + lanes
              + " with engine "
              + name
              + "; allowed: only with engine vector or gram");
    }
    return switch (name) {
      case "reference" -> {
        if (threads < 0 || threads > 1) {
          throw new IllegalArgumentException(
              "threads: " + threads + " with engine reference; allowed: 1");
        }
        yield reference();
      }
      case "scalar" -> scalar(chosenThreads);
      case "vector" -> lanes == 0 ? vector(chosenThreads) : vector(chosenThreads, lanes);
      case "gram" ->
          lanes == 0 ? gram(chosenThreads) : gram(VectorKernels.of(lanes), chosenThreads);
      default -> throw new IllegalArgumentException("engine: " + name + "; allowed: " + NAMES);
    };
  }

  /**
   * An engine, for work that takes steps on given samples or looks at single weights.
   *
   * @param engine any engine
   * @return the same engine
   * @throws IllegalArgumentException if its runs do not keep the weights
   */
  public static WeightEngine requireWeights(Engine engine) {
    if (engine instanceof WeightEngine weightEngine) {
      return weightEngine;
    }
    throw new IllegalArgumentException(
        "engine: " + engine.name() + ", which keeps no weights; allowed: " + WEIGHT_NAMES);
  }

  private static int requireThreads(int threads) {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads: " + threads + "; allowed: 1 <= threads <= 1024");
    }
    return threads;
  }
}
