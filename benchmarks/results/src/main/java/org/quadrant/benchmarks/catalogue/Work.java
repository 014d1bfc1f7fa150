package org.quadrant.benchmarks.catalogue;

import java.util.List;
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

  private static final List<Kernel> OF_EACH_TILE =
      List.of(
          Kernel.SAMPLE,
          Kernel.FORWARD,
          Kernel.OUTPUTS,
          Kernel.SLOPES,
          Kernel.MASK,
          Kernel.BACKWARD);

  /**
   * Work of a kernel on one full tile; of add and update, on one network.
   *
   * @param kernel part of a step
   * @param shape of the step that it is part of
   */
  public static Work of(Kernel kernel, StepShape shape) {
    return of(kernel, shape, TileSize.of(shape.dimension()));
  }

  private static Work of(Kernel kernel, StepShape shape, double samples) {
    StripLayout layout = new StripLayout(shape.dimension(), shape.neurons());
    double inputs = samples * layout.paddedDimension();
    double activations = samples * layout.paddedNeurons();
    double weights = layout.size();
    double outputs = layout.paddedNeurons();
    double products = 2 * samples * shape.dimension() * shape.neurons();
    double sums = 2 * samples * shape.neurons();
    double used = (double) shape.dimension() * shape.neurons();
    return switch (kernel) {
      case SAMPLE -> of(0, 0, inputs + samples, 0);
      case FORWARD -> of(products, weights + inputs, activations, 0);
      case OUTPUTS -> of(sums + samples, activations + outputs, samples, 0);
      case SLOPES -> of(SLOPE * samples, 2 * samples, samples, 0);
      case LOSSES -> of(LOSS * samples, 2 * samples, samples, 0);
      case MASK -> of(sums, samples, outputs, activations);
      case BACKWARD -> of(products, inputs + activations, weights, 0);
      case ADD -> of(used, weights, 0, weights);
      case UPDATE -> of(2 * used + 3 * shape.neurons(), weights + outputs, 0, weights + outputs);
    };
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
   */
  public static Work ofStep(StepShape shape) {
    StripLayout layout = new StripLayout(shape.dimension(), shape.neurons());
    double parameters = (double) layout.size() + layout.paddedNeurons();
    int capacity = TileSize.of(shape.dimension());
    int blocks = Math.ceilDiv(shape.samples(), Kernels.BLOCK);
    int last = shape.samples() - (blocks - 1) * Kernels.BLOCK;
    int tiles = (blocks - 1) * Math.ceilDiv(Kernels.BLOCK, capacity) + Math.ceilDiv(last, capacity);
    // What a kernel moves is linear in its samples, so tiles may all count as average ones.
    double samples = (double) shape.samples() / tiles;
    double bytes = of(Kernel.UPDATE, shape, samples).bytes();
    for (Kernel kernel : OF_EACH_TILE) {
      bytes += tiles * of(kernel, shape, samples).bytes();
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
