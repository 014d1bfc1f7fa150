package org.quadrant.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

/**
 * Time to draw one deviate, as one of a whole tile of samples: {@link #tile} by the engines'
 * counter-based samplers, labels included, and {@link #baseline} by sequential generators of
 * well-known libraries into an array of the same length. One operation is one deviate.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SamplingBenchmark extends QuadrantBenchmark {
  private static final int SAMPLES = 128;
  private static final int DIMENSION = 64;

  /** Deviates a tile. */
  static final int DEVIATES = SAMPLES * DIMENSION;

  private static final long SEED = 1;

  /** For JMH. */
  public SamplingBenchmark() {}

  /** A source of samples by the engines' kernels. */
  @State(Scope.Thread)
  public static class Source extends KernelChoice {
    /** Law of the inputs, in the form of {@link InputLaw#FORMS}. */
    @Param({
      "gaussian",
      "rademacher",
      "uniform",
      "laplace",
      "student-t:5",
      "ar1:0.5",
      "xor-mixture:2:1"
    })
    public String law;

    private final Tile tile = new Tile(new StripLayout(DIMENSION, 1), SAMPLES);
    private TileSource source;
    private long step;

    /** For JMH. */
    public Source() {}

    /**
     * A source ready to draw from.
     *
     * @param lanes floats per vector
     * @throws IllegalArgumentException if a parameter is out of range
     * @throws UnsupportedOperationException if this JVM or CPU does not give the engine; the
     *     message says why
     */
    static Source of(String engine, int lanes, String law) {
      Source source = new Source();
      source.engine = engine;
      source.lanes = lanes;
      source.law = law;
      source.make();
      return source;
    }

    /**
     * Makes the source.
     *
     * @throws IllegalArgumentException if a parameter is out of range
     * @throws UnsupportedOperationException if this JVM or CPU does not give the engine; the
     *     message says why
     */
    @Setup
    public void make() {
      Problem problem = new Problem(InputLaw.parse(law), DIMENSION);
      source = new LawSource(kernels().deviates(), problem, SEED, Purpose.TRAINING);
    }

    @Override
    Kernels kernels() {
      if (engine.equals("scalar") && lanes > 1) {
        throw new IllegalArgumentException(
            "lanes: " + lanes + " with engine scalar; allowed: 0, 1");
      }
      return super.kernels();
    }

    /** Draws the next step's samples. */
    Tile draw() {
      source.fill(step++, 0, SAMPLES, tile);
      return tile;
    }
  }

  /** A sequential generator. */
  @State(Scope.Thread)
  public static class Generator {
    /**
     * Whose generator: L64X128MixRandom of {@code java.util.random}; XoShiRo256++ of Commons RNG,
     * with its modified ziggurat for normals; Well19937c of Commons Math, with its polar method.
     */
    @Param({"java.util.random", "commons-rng", "commons-math3"})
    public String generator;

    /** Law of the deviates: gaussian, rademacher or uniform. */
    @Param({"gaussian", "rademacher", "uniform"})
    public String law;

    private final float[] x = new float[DEVIATES];
    private DoubleSupplier deviates;

    /** For JMH. */
    public Generator() {}

    /**
     * A generator ready to draw from.
     *
     * @throws IllegalArgumentException if generator or law is unknown
     */
    public static Generator of(String generator, String law) {
      Generator made = new Generator();
      made.generator = generator;
      made.law = law;
      made.make();
      return made;
    }

    /**
     * Makes the generator.
     *
     * @throws IllegalArgumentException if generator or law is unknown
     */
    @Setup
    public void make() {
      deviates =
          switch (generator) {
            case "java.util.random" -> javaUtilRandom();
            case "commons-rng" -> commonsRng();
            case "commons-math3" -> commonsMath();
            default ->
                throw new IllegalArgumentException(
                    "generator: "
                        + generator
                        + "; allowed: java.util.random, commons-rng, commons-math3");
          };
    }

    private DoubleSupplier javaUtilRandom() {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
      return switch (law) {
        case "gaussian" -> random::nextGaussian;
        case "rademacher" -> () -> sign(random.nextBoolean());
        case "uniform" -> () -> symmetric(random.nextFloat());
        default -> throw unknownLaw();
      };
    }

    private DoubleSupplier commonsRng() {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
      return switch (law) {
        case "gaussian" -> ZigguratSampler.NormalizedGaussian.of(random)::sample;
        case "rademacher" -> () -> sign(random.nextBoolean());
        case "uniform" -> () -> symmetric(random.nextFloat());
        default -> throw unknownLaw();
      };
    }

    private DoubleSupplier commonsMath() {
      Well19937c random = new Well19937c(SEED);
      return switch (law) {
        case "gaussian" -> random::nextGaussian;
        case "rademacher" -> () -> sign(random.nextBoolean());
        case "uniform" -> () -> symmetric(random.nextFloat());
        default -> throw unknownLaw();
      };
    }

    private IllegalArgumentException unknownLaw() {
      return new IllegalArgumentException(
          "law: " + law + "; allowed for baselines: gaussian, rademacher, uniform");
    }

    private static double sign(boolean positive) {
      return positive ? 1 : -1;
    }

    /** From [0, 1) to the uniform law of variance 1. */
    private static double symmetric(float unit) {
      return (2 * unit - 1) * (float) Math.sqrt(3);
    }

    /** Draws as many deviates as a tile holds. */
    float[] draw() {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) deviates.getAsDouble();
      }
      return x;
    }
  }

  /**
   * Draws a tile of samples.
   *
   * @return the inputs
   */
  @Benchmark
  @OperationsPerInvocation(DEVIATES)
  public float[] tile(Source source) {
    return source.draw().x;
  }

  /** Draws as many deviates as a tile holds. */
  @Benchmark
  @OperationsPerInvocation(DEVIATES)
  public float[] baseline(Generator generator) {
    return generator.draw();
  }
}
