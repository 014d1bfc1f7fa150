package org.quadrant.benchmarks.validation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.random.SampleCounter;

/** The elementwise kernels of every width against their scalar form, bit for bit. */
final class VectorFunctionChecks implements CheckFamily {
  private static final int CAPACITY = DeviateKernels.SLOTS * SampleCounter.GROUP;
  private static final int QUICK_BITS = 16;
  private static final int CHUNK_BITS = 20;
  private static final Kernels SCALAR = new ScalarKernels();

  private final List<Width> widths;
  private final List<Transform> transforms;
  private final Extent extent;

  VectorFunctionChecks(List<Width> widths, List<Transform> transforms, Extent extent) {
    this.widths = widths;
    this.transforms = transforms;
    this.extent = extent;
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (Transform transform : transforms) {
      check(transform, results);
    }
  }

  private void check(Transform transform, Consumer<CheckResult> results) {
    int bits = Math.min(transform.bits(), extent.choose(QUICK_BITS, transform.bits()));
    long count = 1L << bits;
    // Odd where arguments are left out, so that all low bits occur.
    long stride = bits == transform.bits() ? 1 : (1L << (transform.bits() - bits)) + 1;
    long chunk = Math.min(count, 1L << CHUNK_BITS);
    List<Width> given = widths.stream().filter(Width::isGiven).toList();
    long[] different =
        LongStream.range(0, count / chunk)
            .parallel()
            .mapToObj(index -> compare(transform, given, index * chunk, chunk, stride))
            .reduce(new long[given.size()], VectorFunctionChecks::sum);
    for (Width width : widths) {
      String name = transform.name() + " = scalar, " + width;
      results.accept(
          width.isGiven()
              ? CheckResult.of(
                  name,
                  (double) different[given.indexOf(width)],
                  0,
                  "different",
                  "results of " + count + " arguments")
              : CheckResult.skipped(name, width.reason()));
    }
  }

  private static long[] sum(long[] a, long[] b) {
    long[] sum = a.clone();
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** Number of different results for each width. */
  private static long[] compare(
      Transform transform, List<Width> given, long first, long count, long stride) {
    StripLayout layout = new StripLayout(DeviateKernels.SLOTS, 1);
    Tile expectedTile = new Tile(layout, CAPACITY);
    Tile actualTile = new Tile(layout, CAPACITY);
    long[] different = new long[given.size()];
    for (long done = 0; done < count; done += transform.perCall()) {
      long c = (first + done) * stride;
      float[] expected = transform.operation().apply(SCALAR, expectedTile, c, stride);
      for (int w = 0; w < different.length; w++) {
        Kernels vector = given.get(w).kernels();
        float[] actual = transform.operation().apply(vector, actualTile, c, stride);
        different[w] += Arrays.equals(expected, actual) ? 0 : countDifferent(expected, actual);
      }
    }
    return different;
  }

  private static long countDifferent(float[] expected, float[] actual) {
    long different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += Float.floatToIntBits(expected[i]) == Float.floatToIntBits(actual[i]) ? 0 : 1;
    }
    return different;
  }
}
