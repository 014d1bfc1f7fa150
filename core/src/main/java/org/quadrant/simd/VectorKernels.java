package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.FloatVector;
import org.quadrant.gram.RowBlocks;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.GramKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;
import org.quadrant.tuning.RegisterTile;

/** {@link Kernels} on the Vector API, at 4, 8 or 16 lanes, with any {@link RegisterTile}. */
public final class VectorKernels implements Kernels {
  /**
   * System property that names a {@link RegisterTile} for all kernels that are not given one, to
   * measure it, such as {@code -Dquadrant.tile=6x2}.
   */
  public static final String TILE = "quadrant.tile";

  private static final String MODULE = "jdk.incubator.vector";

  private static final Map<List<Object>, VectorKernels> INSTANCES = new ConcurrentHashMap<>();

  private final int lanes;
  private final RegisterTile shape;
  private final DeviateKernels deviates;
  private final ForwardProduct forward;
  private final BackwardProduct backward;
  private final ElementKernels elements;
  private final GramKernels gram;

  private VectorKernels(int lanes, RegisterTile shape) {
    this.lanes = lanes;
    this.shape = shape;
    this.deviates =
        WidthTemplate.instantiate(
            MethodHandles.lookup(),
            DeviateKernels.class,
            VectorDeviateKernels.class,
            List.of(lanes),
            ThreefryCode::complete);
    this.forward =
        TileCode.instantiate(
            ForwardProduct.class,
            VectorForwardProduct.class,
            lanes,
            shape,
            1,
            VectorForwardProduct.FULL);
    this.backward =
        TileCode.instantiate(
            BackwardProduct.class, VectorBackwardProduct.class, lanes, shape, StripLayout.STRIP);
    this.elements = template(ElementKernels.class, VectorElementKernels.class);
    this.gram = new VectorGramKernels(lanes, shape);
  }

  private <T> T template(Class<T> type, Class<? extends T> template) {
    return WidthTemplate.instantiate(MethodHandles.lookup(), type, template, lanes);
  }

  /**
   * Kernels of a given width, with the register tile that suits this CPU.
   *
   * @param lanes floats per vector: 4, 8 or 16
   * @return the kernels
   * @throws IllegalArgumentException if no such width exists
   * @throws UnsupportedOperationException if this JVM or CPU cannot give it; the message says why
   */
  public static VectorKernels of(int lanes) {
    requireWidth(lanes);
    return of(lanes, preferredShape(lanes));
  }

  /**
   * Kernels of a given width and register tile.
   *
   * @param lanes floats per vector: 4, 8 or 16
   * @param shape of the accumulators of the products
   * @return the kernels; one instance for each width and shape
   * @throws IllegalArgumentException if no such width exists
   * @throws UnsupportedOperationException if this JVM or CPU cannot give it; the message says why
   */
  public static VectorKernels of(int lanes, RegisterTile shape) {
    requireWidth(lanes);
    return INSTANCES.computeIfAbsent(
        List.of(lanes, shape), each -> new VectorKernels(lanes, shape));
  }

  private static void requireWidth(int lanes) {
    if (lanes != 4 && lanes != 8 && lanes != 16) {
      throw new IllegalArgumentException("lanes: " + lanes + "; allowed: 4, 8, 16");
    }
    requireLanes(lanes, preferredLanes());
  }

  /**
   * A tile that somebody wants to try; else, a CPU with AVX-512 has its 32 registers at any width.
   */
  private static RegisterTile preferredShape(int lanes) {
    String wanted = System.getProperty(TILE);
    if (wanted != null) {
      return RegisterTile.parse(wanted);
    }
    return RegisterTile.preferred(
        lanes == 16
            || FloatVector.SPECIES_PREFERRED.length() == 16
            || System.getProperty("os.arch").equals("aarch64"));
  }

  /**
   * The width this CPU prefers.
   *
   * @return floats per vector
   * @throws UnsupportedOperationException if the JVM gives no vectors of floats; the message says
   *     why
   */
  public static int preferredLanes() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new UnsupportedOperationException(
          "engine: vector needs the module "
              + MODULE
              + "; start java with --add-modules "
              + MODULE);
    }
    // Without it every vector operation is a loop on the heap, a thousand times slower.
    String compilers = System.getProperty("java.vm.info", "");
    if (compilers.contains("interpreted") || compilers.contains("emulated-client")) {
      throw new UnsupportedOperationException(
          "engine: vector needs the JVM's optimising compiler; "
              + "start java without -Xint and -XX:TieredStopAtLevel");
    }
    int lanes = Math.min(16, FloatVector.SPECIES_PREFERRED.length());
    requireLanes(4, lanes);
    return lanes;
  }

  private static void requireLanes(int lanes, int given) {
    if (lanes > given) {
      throw new UnsupportedOperationException(
          "lanes: "
              + lanes
              + "; this JVM gives "
              + given
              + " on this CPU: a CPU with "
              + instructionSet(lanes)
              + " is needed, and no flag such as -XX:UseAVX that keeps the JVM from it");
    }
  }

  private static String instructionSet(int lanes) {
    return switch (lanes) {
      case 4 -> "SSE4.1 or NEON";
      case 8 -> "AVX2";
      default -> "AVX-512";
    };
  }

  /**
   * Shape of the accumulators of the products.
   *
   * @return rows and vectors
   */
  public RegisterTile shape() {
    return shape;
  }

  /**
   * The products of the Gram engine.
   *
   * @return kernels of the same width and shape
   */
  public GramKernels gram() {
    return gram;
  }

  /**
   * The inner loop of the Gram engine's algebra.
   *
   * @return blocks of rows in double
   */
  public RowBlocks rowBlocks() {
    return new VectorRowBlocks();
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public DeviateKernels deviates() {
    return deviates;
  }

  @Override
  public void forward(float[] weights, Tile tile, Span samples, Span strips) {
    forward.multiply(weights, tile, samples, strips);
  }

  @Override
  public void outputs(float[] outputWeights, int divisor, Tile tile, Span samples) {
    elements.outputs(outputWeights, divisor, tile, samples);
  }

  @Override
  public void slopes(Loss loss, Tile tile, Span samples) {
    elements.slopes(loss, tile, samples);
  }

  @Override
  public void losses(Loss loss, Tile tile, Span samples) {
    elements.losses(loss, tile, samples);
  }

  @Override
  public void mask(Tile tile, Span samples, Span strips, float[] gradient, boolean resume) {
    elements.mask(tile, samples, strips, gradient, resume);
  }

  @Override
  public void backward(
      Tile tile, Span samples, Span strips, Span coordinates, float[] gradient, boolean resume) {
    backward.accumulate(tile, samples, strips, coordinates, gradient, resume);
  }

  @Override
  public void add(float[] total, float[] block, int begin, int end) {
    elements.add(total, block, begin, end);
  }

  @Override
  public void update(
      StripLayout layout,
      UpdateFactors factors,
      float[] gradient,
      float[] outputGradient,
      float[] weights,
      float[] outputWeights,
      int begin,
      int end) {
    elements.update(layout, factors, gradient, outputGradient, weights, outputWeights, begin, end);
  }
}
