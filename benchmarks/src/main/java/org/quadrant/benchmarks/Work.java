package org.quadrant.benchmarks;

import java.util.Map;
import java.util.Optional;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.TileSize;

/**
 * What a kernel or a step asks of the machine, from its formulas alone; the same for every engine.
 *
 * <p>Operations: an addition, multiplication, division or square root counts as one, a fused
 * multiply-add as two; comparisons, moves and integer operations do not count. Of a step only the
 * two matrix products count, 4·m·d·p.
 *
 * <p>Traffic: every array that a kernel reads counts once, and every array that it writes counts
 * once, in full and with its padding, wherever it lies at the time. So it is what a kernel moves at
 * the least between itself and the level of memory that its arrays lie in. The traffic of a step is
 * that of the calls of kernels that it consists of.
 *
 * @param flops floating-point operations
 * @param bytes of traffic
 * @param workingSet bytes of all arrays that one thread goes through, each counted once
 */
public record Work(double flops, double bytes, double workingSet) {
  /** Operations of a slope of the logistic loss: FloatFunctions' exp and sigmoid around y·f. */
  private static final int SLOPE = 25;

  /** Operations of a logistic loss: FloatFunctions' exp and log1pUnit around y·f. */
  private static final int LOSS = 42;

  private static final String KERNELS = "KernelBenchmark.";
  private static final String STEP = "StepBenchmark.step";

  /**
   * Work of one invocation of a benchmark.
   *
   * @param shortName its class and method
   * @param params its parameters
   * @return the work; empty for benchmarks other than those of kernels and of the step
   * @throws IllegalArgumentException if its shape has another form, or is too large
   */
  public static Optional<Work> of(String shortName, Map<String, String> params) {
    String shape = params.get("shape");
    if (shape == null) {
      return Optional.empty();
    }
    if (shortName.equals(STEP)) {
      return Optional.of(ofStep(StepShape.parse(shape)));
    }
    return shortName.startsWith(KERNELS)
        ? ofKernel(shortName.substring(KERNELS.length()), StepShape.parse(shape))
        : Optional.empty();
  }

  /**
   * Work of a kernel on one full tile; of add and update, on one network.
   *
   * @param kernel name of a method of {@link KernelBenchmark}
   * @param shape of the step that it is part of
   * @return the work; empty if there is no such kernel
   */
  static Optional<Work> ofKernel(String kernel, StepShape shape) {
    return ofKernel(kernel, shape, TileSize.of(shape.dimension()));
  }

  private static Optional<Work> ofKernel(String kernel, StepShape shape, double samples) {
    StripLayout layout = new StripLayout(shape.dimension(), shape.neurons());
    double inputs = samples * layout.paddedDimension();
    double activations = samples * layout.paddedNeurons();
    double weights = layout.size();
    double outputs = layout.paddedNeurons();
    double products = 2 * samples * shape.dimension() * shape.neurons();
    double sums = 2 * samples * shape.neurons();
    double used = (double) shape.dimension() * shape.neurons();
    return Optional.ofNullable(
        switch (kernel) {
          case "sample" -> of(0, 0, inputs + samples, 0);
          case "forward" -> of(products, weights + inputs, activations, 0);
          case "outputs" -> of(sums + samples, activations + outputs, samples, 0);
          case "slopes" -> of(SLOPE * samples, 2 * samples, samples, 0);
          case "losses" -> of(LOSS * samples, 2 * samples, samples, 0);
          case "mask" -> of(sums, samples, outputs, activations);
          case "backward" -> of(products, inputs + activations, weights, 0);
          case "add" -> of(used, weights, 0, weights);
          case "update" ->
              of(2 * used + 3 * shape.neurons(), weights + outputs, 0, weights + outputs);
          default -> null;
        });
  }

  /** Numbers read, written, and both read and written in place, of four bytes each. */
  private static Work of(double flops, double read, double written, double changed) {
    return new Work(
        flops,
        Float.BYTES * (read + written + 2 * changed),
        Float.BYTES * (read + written + changed));
  }

  /**
   * Work of a whole step on fresh samples, by one thread. Its samples come in blocks, and a block
   * in tiles. The first tile of a block starts the block's two gradients, and every other one reads
   * them as well; the gradients of all blocks but the first are added to those of the first.
   *
   * @param shape of the step
   * @return the work
   */
  static Work ofStep(StepShape shape) {
    StripLayout layout = new StripLayout(shape.dimension(), shape.neurons());
    double parameters = (double) layout.size() + layout.paddedNeurons();
    int capacity = TileSize.of(shape.dimension());
    int blocks = Math.ceilDiv(shape.samples(), Kernels.BLOCK);
    int last = shape.samples() - (blocks - 1) * Kernels.BLOCK;
    int tiles = (blocks - 1) * Math.ceilDiv(Kernels.BLOCK, capacity) + Math.ceilDiv(last, capacity);
    // What a kernel moves is linear in its samples, so tiles may all count as average ones.
    double samples = (double) shape.samples() / tiles;
    double bytes = ofKernel("update", shape, samples).orElseThrow().bytes();
    for (String kernel :
        new String[] {"sample", "forward", "outputs", "slopes", "mask", "backward"}) {
      bytes += tiles * ofKernel(kernel, shape, samples).orElseThrow().bytes();
    }
    bytes += (tiles - blocks) * of(0, parameters, 0, 0).bytes();
    bytes += (blocks - 1) * of(0, parameters, 0, parameters).bytes();
    // Inputs, labels, outputs, slopes and activations.
    double tile = samples * (layout.paddedDimension() + layout.paddedNeurons() + 3);
    // Parameters and their gradients; from the second block on, those of a block as well.
    double network = (blocks > 1 ? 3 : 2) * parameters;
    double flops = 4.0 * shape.samples() * shape.dimension() * shape.neurons();
    return new Work(flops, bytes, Float.BYTES * (tile + network));
  }

  /**
   * Arithmetic intensity.
   *
   * @return floating-point operations for each byte of traffic
   */
  public double intensity() {
    return flops / bytes;
  }
}
