package org.quadrant.benchmarks.catalogue;

import java.util.List;

/**
 * Names of the parameters that more than one benchmark has, and values that others ask for. Files
 * of results and command lines hold them, so they stay as they are.
 */
public final class Parameters {
  /** Input coordinates, where the size of a step is not a shape. */
  public static final String DIMENSION = "dimension";

  /** Whose code: one of {@link #ENGINES}. */
  public static final String ENGINE = "engine";

  /** Which elementary function. */
  public static final String FUNCTION = "function";

  /** Whose generator of deviates. */
  public static final String GENERATOR = "generator";

  /** Floats per vector; 0 for what the CPU prefers, 1 for code without vectors. */
  public static final String LANES = "lanes";

  /** Law of the inputs. */
  public static final String LAW = "law";

  /** Level of the memory. */
  public static final String LEVEL = "level";

  /** Neurons, where the size of a step is not a shape. */
  public static final String NEURONS = "neurons";

  /** Which other library. */
  public static final String PEER = "peer";

  /** Samples of a step, where its size is not a shape. */
  public static final String SAMPLES = "samples";

  /** Size of a step, in the form of {@link StepShape}. */
  public static final String SHAPE = "shape";

  /** Threads that a benchmark starts itself. */
  public static final String THREADS = "threads";

  /** The engine that uses vectors. */
  public static final String VECTOR = "vector";

  /** All engines. */
  public static final List<String> ENGINES = List.of("reference", "scalar", VECTOR, "gram");

  /** Those that use no vectors, whatever the CPU. */
  public static final List<String> ENGINES_WITHOUT_VECTORS = List.of("reference", "scalar");

  /** The law that comparisons are made on. */
  public static final String GAUSSIAN = "gaussian";

  private Parameters() {}
}
