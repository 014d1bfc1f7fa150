package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.TileSize;

/** Who does what of a step, for 1 … 256 threads. */
class StepPlanTest {
  private static final int MOST_THREADS = 256;

  private record Shape(int m, int d, int p) {
    StripLayout layout() {
      return new StripLayout(d, p);
    }

    int run() {
      return TileSize.of(d, p);
    }

    StepPlan plan(int threads) {
      return StepPlan.of(layout(), run(), m, threads);
    }

    long multiplyAdds() {
      return 2L * m * d * p;
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(4096, 1024, 256),
          new Shape(8192, 256, 128),
          new Shape(4096, 128, 64),
          new Shape(16384, 100, 50),
          new Shape(65536, 20, 16),
          new Shape(2048, 4096, 1024),
          new Shape(1000, 33, 17),
          new Shape(1, 3, 1),
          new Shape(513, 1021, 251),
          new Shape(100, 70_000, 3));

  private static List<ChunkPlan> chunks(Shape shape, StepPlan plan) {
    List<ChunkPlan> chunks = new ArrayList<>();
    for (int first = 0; first < shape.m; first += plan.capacity()) {
      int samples = Math.min(plan.capacity(), shape.m - first);
      chunks.add(ChunkPlan.of(shape.layout(), samples, plan.run(), plan.threads()));
    }
    return chunks;
  }

  private static void assertEachOnce(int[][] counts, String message) {
    for (int[] row : counts) {
      for (int count : row) {
        assertEquals(1, count, message);
      }
    }
  }

  private static void count(int[][] counts, Span rows, Span columns) {
    for (int row = rows.begin(); row < rows.end(); row++) {
      for (int column = columns.begin(); column < columns.end(); column++) {
        counts[row][column]++;
      }
    }
  }

  /** Everything is computed, and by one worker only. */
  private static void assertComplete(StripLayout layout, ChunkPlan plan, String message) {
    int strips = layout.strips();
    Span one = Span.first(1);
    List<Function<ChunkPlan.Share, Span>> bySamples =
        List.of(StepPlanTest::drawn, ChunkPlan.Share::responded);
    for (Function<ChunkPlan.Share, Span> part : bySamples) {
      int[][] counts = new int[plan.samples()][1];
      plan.shares().forEach(share -> count(counts, part.apply(share), one));
      assertEachOnce(counts, message);
    }
    int[][] activations = new int[plan.samples()][strips];
    int[][] sums = new int[strips][1];
    int[][] weights = new int[layout.paddedDimension()][strips];
    for (ChunkPlan.Share share : plan.shares()) {
      count(activations, share.activated(), share.activatedStrips());
      count(sums, share.strips(), one);
      count(weights, share.coordinates(), share.weightStrips());
      assertBegins(drawn(share), 64, message);
      assertBegins(share.activated(), Kernels.ROW_UNIT, message);
      assertBegins(share.responded(), 16, message);
      assertBegins(share.coordinates(), 4, message);
      assertEquals(0, share.coordinates().end() % 4, message);
      if (plan.aligned()) {
        assertEquals(drawn(share), share.activated(), message);
        assertEquals(drawn(share), share.responded(), message);
        assertEquals(strips, share.activatedStrips().length(), message);
      }
    }
    assertEachOnce(activations, message);
    assertEachOnce(sums, message);
    assertEachOnce(weights, message);
  }

  /** All runs of a share together. */
  private static Span drawn(ChunkPlan.Share share) {
    if (share.drawn().isEmpty()) {
      return new Span(share.activated().begin(), share.activated().begin());
    }
    int end = share.drawn().getFirst().begin();
    for (Span run : share.drawn()) {
      assertEquals(end, run.begin());
      end = run.end();
    }
    return new Span(share.drawn().getFirst().begin(), end);
  }

  private static void assertBegins(Span span, int unit, String message) {
    assertEquals(0, span.isEmpty() ? 0 : span.begin() % unit, message);
  }

  private static void assertPieces(ChunkPlan plan, int run, String message) {
    int end = 0;
    for (Span piece : plan.pieces()) {
      assertEquals(end, piece.begin(), message);
      assertEquals(0, piece.begin() % 16, message);
      assertTrue(piece.length() > 0 && piece.length() <= run, message);
      assertEquals(
          piece.begin() / Kernels.BLOCK,
          (piece.end() - 1) / Kernels.BLOCK,
          "one block, " + message);
      end = piece.end();
    }
    assertEquals(plan.samples(), end, message);
  }

  /** The seed is arbitrary; shapes are as awkward as it gives them. */
  @Test
  void everyPartIsDoneOnce() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 600; trial++) {
      int d = 3 + random.nextInt(1 << random.nextInt(1, 11));
      int p = 1 + random.nextInt(1 << random.nextInt(1, 10));
      StripLayout layout = new StripLayout(d, p);
      int samples = 1 + random.nextInt(1 << random.nextInt(1, 12));
      int workers = 1 + random.nextInt(MOST_THREADS);
      int run = 64 * (1 + random.nextInt(8));
      String message = samples + "x" + d + "x" + p + ", " + workers + " workers, run " + run;
      ChunkPlan plan = ChunkPlan.of(layout, samples, run, workers);
      assertEquals(workers, plan.shares().size());
      assertComplete(layout, plan, message);
      assertPieces(plan, run, message);
    }
  }

  private static int neurons(Shape shape, Span strips) {
    return Math.min(strips.end() * 16, shape.p) - Math.min(strips.begin() * 16, shape.p);
  }

  private static int rows(Span coordinates, int d) {
    return Math.min(coordinates.end(), d) - Math.min(coordinates.begin(), d);
  }

  /** Most that one thread does, in shares of the average. */
  private static double largestShare(Shape shape, int threads) {
    StepPlan plan = shape.plan(threads);
    if (plan.byBlocks()) {
      int blocks = Math.ceilDiv(shape.m, Kernels.BLOCK);
      int most = Math.min(shape.m, Math.ceilDiv(blocks, threads) * Kernels.BLOCK);
      return (double) most * threads / shape.m;
    }
    long[] done = new long[threads];
    for (ChunkPlan chunk : chunks(shape, plan)) {
      for (int worker = 0; worker < threads; worker++) {
        ChunkPlan.Share share = chunk.shares().get(worker);
        done[worker] +=
            (long) share.activated().length() * neurons(shape, share.activatedStrips()) * shape.d;
        done[worker] +=
            (long) chunk.samples()
                * rows(share.coordinates(), shape.d)
                * neurons(shape, share.weightStrips());
      }
    }
    long sum = 0;
    long most = 0;
    for (long each : done) {
      sum += each;
      most = Math.max(most, each);
    }
    assertEquals(shape.multiplyAdds(), sum);
    return (double) most * threads / sum;
  }

  /** The bound of 1.1 is chosen: what is allowed to be lost to threads that wait. */
  @ParameterizedTest(name = "{0} x {1} x {2}")
  @CsvSource({"4096, 1024, 256", "8192, 256, 128", "2048, 4096, 1024"})
  void noThreadHasMuchMoreThanItsShare(int m, int d, int p) {
    Shape shape = new Shape(m, d, p);
    for (int threads = 1; threads <= 64; threads++) {
      double share = largestShare(shape, threads);
      assertTrue(share <= 1.1, share + " with " + threads + " threads");
    }
  }

  private static long memory(Shape shape, int threads) {
    StepPlan plan = shape.plan(threads);
    long tile = StepPlan.tileSize(shape.layout(), plan.room(shape.layout()));
    return plan.slots() * (long) shape.layout().size() + plan.tiles() * tile;
  }

  /** Each thread has no more than four tiles of the size that suits one core, or three. */
  @Test
  void memoryGrowsByTiles() {
    for (Shape shape : SHAPES) {
      long tile = StepPlan.tileSize(shape.layout(), shape.run());
      long first = memory(shape, 1);
      for (int threads = 2; threads <= MOST_THREADS; threads++) {
        // A chunk is rounded to whole blocks, or to a power of two within one.
        long rounded = StepPlan.tileSize(shape.layout(), Kernels.BLOCK / 2);
        long allowed = first + 4L * threads * tile + rounded;
        assertTrue(memory(shape, threads) <= allowed, shape + ", " + threads + " threads");
      }
    }
  }

  @Test
  void chunksAreBlocksOrPartsOfThem() {
    for (Shape shape : SHAPES) {
      for (int threads = 1; threads <= MOST_THREADS; threads++) {
        StepPlan plan = shape.plan(threads);
        String message = shape + ", " + threads + " threads: " + plan;
        assertEquals(0, plan.capacity() % 64, message);
        if (!plan.byBlocks()) {
          int capacity = plan.capacity();
          assertTrue(capacity % Kernels.BLOCK == 0 || Kernels.BLOCK % capacity == 0, message);
          assertTrue(capacity < shape.m + Kernels.BLOCK, message);
        }
        assertEquals(plan.byBlocks() ? threads : 1, plan.tiles());
      }
    }
  }

  @Test
  void arraysOfATileNeverExceedWhatOneCanHold() {
    StripLayout layout = new StripLayout(20_000_000, 3);
    for (int threads = 1; threads <= MOST_THREADS; threads++) {
      StepPlan plan = StepPlan.of(layout, TileSize.of(20_000_000, 3), 1 << 20, threads);
      assertTrue(
          (long) plan.room(layout) * layout.paddedDimension() <= StripLayout.LARGEST, "" + plan);
    }
  }

  /** One thread, and small networks with blocks enough, need not wait for each other. */
  @Test
  void bothWaysHaveTheirPlace() {
    for (Shape shape : SHAPES) {
      assertTrue(shape.plan(1).byBlocks());
    }
    assertTrue(new Shape(65536, 20, 16).plan(16).byBlocks());
    assertTrue(new Shape(16384, 100, 50).plan(16).byBlocks());
    assertTrue(new Shape(8192, 256, 128).plan(16).byBlocks());
    assertFalse(new Shape(8192, 256, 128).plan(24).byBlocks());
    assertFalse(new Shape(4096, 128, 64).plan(16).byBlocks());
    assertFalse(new Shape(4096, 1024, 256).plan(2).byBlocks());
    assertFalse(new Shape(2048, 4096, 1024).plan(16).byBlocks());
  }
}
