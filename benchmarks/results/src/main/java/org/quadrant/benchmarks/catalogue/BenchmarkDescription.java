package org.quadrant.benchmarks.catalogue;

import static org.quadrant.benchmarks.catalogue.Parameters.DIMENSION;
import static org.quadrant.benchmarks.catalogue.Parameters.ENGINE;
import static org.quadrant.benchmarks.catalogue.Parameters.GENERATOR;
import static org.quadrant.benchmarks.catalogue.Parameters.LANES;
import static org.quadrant.benchmarks.catalogue.Parameters.LAW;
import static org.quadrant.benchmarks.catalogue.Parameters.LEVEL;
import static org.quadrant.benchmarks.catalogue.Parameters.NEURONS;
import static org.quadrant.benchmarks.catalogue.Parameters.PEER;
import static org.quadrant.benchmarks.catalogue.Parameters.SAMPLES;
import static org.quadrant.benchmarks.catalogue.Parameters.SHAPE;
import static org.quadrant.benchmarks.catalogue.Parameters.THREADS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The benchmarks, each method with all that others know of it. Who adds one writes its class and a
 * line here; a test holds these against what JMH lists, so that neither a benchmark without a line
 * nor a line whose benchmark or parameter has another name goes unseen.
 *
 * <p>Sizes are written as on JMH's command line, {@code engine=vector shape=9x3x1,8x3x1}. What is
 * not named is measured as the benchmark declares it.
 */
// Its collections cannot be changed, and its functions have no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum BenchmarkDescription {
  /** The ruler of all others. */
  FMA_PEAK(Sheet.limit(Limit.FMA, "FmaPeakBenchmark.peak", LANES).quick("lanes=0").warm(Warm.SOON)),
  /** Bytes read. */
  LOAD(Sheet.limit(Limit.LOAD, "limits.MemoryBandwidthBenchmark.load", LANES, LEVEL)),
  /** Bytes read and written. */
  TRIAD(Sheet.limit(Limit.TRIAD, "limits.MemoryBandwidthBenchmark.triad", LANES, LEVEL)),
  /** Integer additions. */
  INTEGER_ADD(Sheet.limit(Limit.ADD, "limits.IntegerPeakBenchmark.add", LANES)),
  /** Exclusive ors. */
  INTEGER_XOR(Sheet.limit(Limit.XOR, "limits.IntegerPeakBenchmark.xor", LANES)),
  /** Rotations. */
  INTEGER_ROTATE(Sheet.limit(Limit.ROTATE, "limits.IntegerPeakBenchmark.rotate", LANES)),
  /** Threefry's mixture. */
  INTEGER_MIX(Sheet.limit(Limit.MIX, "limits.IntegerPeakBenchmark.mix", LANES)),
  /** Divisions. */
  DIVISION(Sheet.limit(Limit.DIVISION, "limits.DivisionPeakBenchmark.divide", LANES)),
  /** Square roots. */
  SQUARE_ROOT(Sheet.limit(Limit.ROOT, "limits.DivisionPeakBenchmark.squareRoot", LANES)),

  /** Draws samples. */
  KERNEL_SAMPLE(Sheet.kernel(Kernel.SAMPLE)),
  /** The forward product. */
  KERNEL_FORWARD(Sheet.kernel(Kernel.FORWARD).gate(Sheet.GATE_KERNEL).warm(Warm.SOON)),
  /** Network outputs. */
  KERNEL_OUTPUTS(Sheet.kernel(Kernel.OUTPUTS)),
  /** Slopes of the loss. */
  KERNEL_SLOPES(Sheet.kernel(Kernel.SLOPES)),
  /** Losses. */
  KERNEL_LOSSES(Sheet.kernel(Kernel.LOSSES)),
  /** Masked slopes. */
  KERNEL_MASK(Sheet.kernel(Kernel.MASK).gate(Sheet.GATE_KERNEL).warm(Warm.SOON)),
  /** The backward product. */
  KERNEL_BACKWARD(Sheet.kernel(Kernel.BACKWARD).gate(Sheet.GATE_KERNEL).warm(Warm.SOON)),
  /** Sum of gradients. */
  KERNEL_ADD(Sheet.kernel(Kernel.ADD)),
  /** Update of the network. */
  KERNEL_UPDATE(Sheet.kernel(Kernel.UPDATE)),

  /** A whole step. Its parts are compiled one after another, the last after 4 to 5 seconds. */
  STEP(
      Sheet.of(Kind.STEP, "StepBenchmark.step", ENGINE, LANES, LAW, SHAPE, THREADS)
          .work(Work::ofStep)
          .quick("engine=vector shape=4096x1024x256,8192x256x128")
          .standard("engine=vector", "engine=scalar,reference shape=4096x128x64")
          .full(
              "engine=vector lanes=4,8,16",
              "engine=scalar",
              "engine=reference shape=4096x128x64,16384x100x50")
          .warmUps(6)
          .gate("engine=vector lanes=0 law=gaussian shape=256x128x64 threads=1")),
  /** A whole step without W. Its time does not depend on the dimension, and so it has no shape. */
  DIMENSION_STEP(
      Sheet.of(Kind.OTHER, "DimensionBenchmark.step", DIMENSION, LANES, NEURONS, SAMPLES, THREADS)
          .quick("dimension=1000000000")
          .standard("dimension=1000000000")
          .warmUps(6)),

  /** Deviates by our kernels. */
  SAMPLING_TILE(
      Sheet.of(Kind.SAMPLING, "SamplingBenchmark.tile", ENGINE, LANES, LAW)
          .quick("engine=vector law=gaussian")
          .standard("engine=vector", "engine=scalar law=gaussian")
          .full("engine=vector lanes=4,8,16", "engine=scalar")
          .warmUps(3)
          .gate("engine=vector lanes=0 law=gaussian")
          .warm(Warm.LATER)),
  /** Deviates by generators of other libraries, which may allocate. */
  SAMPLING_BASELINE(
      Sheet.of(Kind.SAMPLING, "SamplingBenchmark.baseline", GENERATOR, LAW)
          .quick("generator=commons-rng law=gaussian")
          .standard("law=gaussian")
          .mayAllocate()),

  /** Our functions in scalar code. */
  FUNCTION_SCALAR(Sheet.function("scalar", "Quadrant, scalar code")),
  /** Those of the JDK. */
  FUNCTION_MATH(Sheet.function("math", "java.lang.Math")),
  /** Our functions in vector code. */
  FUNCTION_VECTOR(Sheet.function("vector", "Quadrant, vectors", LANES)),
  /** Those of the Vector API. */
  FUNCTION_OPERATORS(Sheet.function("operators", "Vector API operators", LANES)),

  /** An observation, which is an object. It is compiled 3 seconds after the start of a fork. */
  OBSERVATION(
      Sheet.of(Kind.OTHER, "ObservationBenchmark.observe", SHAPE)
          .quick("shape=8000x200x400")
          .standard("shape=8000x200x400,1000x33x17")
          .warmUps(6)
          .mayAllocate()),
  /** A training, which begins with its arrays. */
  TRAINING(
      Sheet.of(Kind.OTHER, "TrainingBenchmark.train", ENGINE, LANES, SHAPE, THREADS)
          .quick("engine=vector shape=2000x50x100")
          .standard("engine=vector")
          .full("engine=vector", "engine=scalar shape=2000x50x100")
          .mayAllocate()),

  /** A step by another library. */
  PEER_STEP(
      Sheet.of(Kind.STEP, "peers.PeerStepBenchmark.step", PEER, SHAPE, THREADS).mayAllocate()),
  /** A step by plain Java in a JVM without vectors. */
  PEER_STEP_WITHOUT_SUPERWORD(
      Sheet.of(Kind.STEP, "peers.NoSuperWordStepBenchmark.step", PEER, SHAPE, THREADS)
          .mayAllocate()),
  /** Deviates by another library. */
  PEER_SAMPLING(
      Sheet.of(Kind.SAMPLING, "peers.PeerSamplingBenchmark.draw", GENERATOR, LAW).mayAllocate());

  /** What the names of all of them begin with. */
  public static final String PACKAGE = "org.quadrant.benchmarks.";

  private static final String PEERS = "peers.";

  private static final Map<String, BenchmarkDescription> BY_SHORT_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(BenchmarkDescription::shortName, each -> each));

  private final Sheet sheet;

  BenchmarkDescription(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Which tables a benchmark is in. */
  public enum Kind {
    /** What the hardware gives. */
    LIMIT,
    /** A part of a step. */
    KERNEL,
    /** A whole step. */
    STEP,
    /** One deviate. */
    SAMPLING,
    /** One value of an elementary function. */
    FUNCTION,
    /** In no table but that of all results. */
    OTHER
  }

  /** How soon the code of a benchmark is compiled as well as it ever will be. */
  public enum Warm {
    /** Within a tenth of a second. */
    SOON,
    /** Within a second. */
    LATER,
    /** Within two. */
    LATE
  }

  /**
   * The description of a benchmark. It goes by class and method, whatever their package is.
   *
   * @param benchmark its name, with the package or without it
   * @return the description; empty for one of another suite
   */
  public static Optional<BenchmarkDescription> of(String benchmark) {
    return Optional.ofNullable(BY_SHORT_NAME.get(shortName(benchmark)));
  }

  /**
   * Class and method without the package.
   *
   * @param benchmark full name of a benchmark
   * @return such as {@code StepBenchmark.step}
   */
  public static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  /**
   * The benchmark's full name.
   *
   * @return package, class and method
   */
  public String benchmark() {
    return PACKAGE + sheet.name;
  }

  /**
   * Selects the benchmark and no other on JMH's command line.
   *
   * @return a regular expression
   */
  public String selector() {
    return "^" + Pattern.quote(benchmark()) + "$";
  }

  /**
   * Class and method without the package.
   *
   * @return such as {@code StepBenchmark.step}
   */
  public String shortName() {
    return shortName(sheet.name);
  }

  /**
   * The benchmark's class.
   *
   * @return its name without the package
   */
  public String className() {
    return shortName().substring(0, shortName().indexOf('.'));
  }

  /** The benchmark's method. */
  public String method() {
    return shortName().substring(shortName().indexOf('.') + 1);
  }

  /** Which tables it is in. */
  public Kind kind() {
    return sheet.kind;
  }

  /**
   * Whether it measures another library, in the module of the peers.
   *
   * @return false for ours
   */
  public boolean isPeer() {
    return sheet.name.startsWith(PEERS);
  }

  /**
   * The benchmark's parameters.
   *
   * @return their names
   */
  public Set<String> parameters() {
    return sheet.parameters;
  }

  /**
   * The limit that it measures.
   *
   * @return empty unless it is the benchmark of one
   */
  public Optional<Limit> limit() {
    return Optional.ofNullable(sheet.limit);
  }

  /**
   * What an invocation asks of the machine.
   *
   * @param params the benchmark's parameters
   * @return the work; empty if it is not known, or if the parameters have no shape
   * @throws IllegalArgumentException if the shape has another form, or is too large
   */
  public Optional<Work> work(Map<String, String> params) {
    Function<StepShape, Work> work = sheet.work;
    return work == null
        ? Optional.empty()
        : Optional.ofNullable(params.get(SHAPE)).map(StepShape::parse).map(work);
  }

  /**
   * Whose code it measures, where a table compares several.
   *
   * @return such as {@code java.lang.Math}; empty where there is nothing to be told apart
   */
  public String implementation() {
    return sheet.implementation;
  }

  /**
   * Whether it may allocate. Others allocate nothing once they are compiled.
   *
   * @return false if bytes allocated are a flaw
   */
  public boolean mayAllocate() {
    return sheet.mayAllocate;
  }

  /**
   * Iterations before the measurement, if it needs more than the others: code that is large, or
   * called a few times a second only, is compiled late. The measured iterations of such a fork
   * would be a ramp.
   *
   * @return their number; empty for as many as every benchmark has
   */
  public OptionalInt warmUps() {
    return sheet.warmUps;
  }

  /**
   * What the gate measures of it where it is not told otherwise.
   *
   * @return one value for each of the parameters; empty if the gate does without it
   */
  public Optional<Map<String, String>> gate() {
    return Optional.ofNullable(sheet.gate);
  }

  /**
   * How soon it is compiled, by which the gate sets the length of its forks.
   *
   * @return the latest, unless it is known to be sooner
   */
  public Warm warm() {
    return sheet.warm;
  }

  /**
   * What a quick session measures.
   *
   * @return alternatives, one at least, each with values by parameter; all are to be measured
   */
  public List<Map<String, List<String>>> quick() {
    return sheet.quick;
  }

  /**
   * What an ordinary session measures.
   *
   * @return as {@link #quick} does
   */
  public List<Map<String, List<String>>> standard() {
    return sheet.standard;
  }

  /**
   * What a full session measures.
   *
   * @return as {@link #quick} does
   */
  public List<Map<String, List<String>>> full() {
    return sheet.full;
  }
}
