package org.quadrant.benchmarks.limits;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.VectorWidth;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.MemoryLevel;

/**
 * Bytes a second that go through each level of memory: {@code load} reads, {@code triad} reads two
 * parts and writes one. Every thread has memory of its own, of a size that {@link MemoryLevel}
 * chooses.
 */
public class MemoryBandwidthBenchmark extends QuadrantBenchmark {
  /** An invocation goes through at least about this much. */
  private static final int SHORTEST = 1 << 19;

  /**
   * A call goes through at most this much of the memory: a loop that runs for long in its first
   * call would be compiled while its vectors are objects, and might stay that way.
   */
  private static final int PART = 1 << 17;

  private static final float FACTOR = 3;
  private static final int TRIAD_ARRAYS = 3;

  /** Where the memory lies. A level that the machine lacks fails with the reason. */
  @Param({"L1", "L2", "L3", "DRAM"})
  public String level;

  private MemoryTraffic traffic;
  private MemorySegment words;
  private MemorySegment a;
  private MemorySegment b;
  private MemorySegment c;
  private int passes;

  /** For JMH. */
  public MemoryBandwidthBenchmark() {}

  /** What is counted. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Bytes loaded and stored, in STREAM's way: a store counts once, whatever the cache does. */
    public long bytes;

    /** For JMH. */
    public Counters() {}
  }

  /**
   * Allocates and fills the memory.
   *
   * @throws IllegalArgumentException if there is no such level or width
   * @throws UnsupportedOperationException if this machine, JVM or CPU does not give it; the message
   *     says why
   */
  @Setup
  public void prepare(BenchmarkParams params, VectorWidth width) {
    prepare(
        MemoryLevel.parse(level).workingSet(Machine.describe().caches(), params.getThreads()),
        width);
  }

  /** Takes as many bytes, or slightly less. */
  void prepare(long workingSet, VectorWidth width) {
    traffic = MemoryTraffic.of(width.resolve());
    long multiple = TRIAD_ARRAYS * MemoryTraffic.MULTIPLE;
    long size = Math.max(multiple, workingSet / multiple * multiple);
    words = Arena.ofAuto().allocate(size, MemoryTraffic.ALIGNMENT);
    // Whole numbers of at most 2¹², so that the triad's sums are exact in any order.
    for (long at = 0; at < size; at += Float.BYTES) {
      words.set(ValueLayout.JAVA_FLOAT, at, (float) (at / Float.BYTES % 4093));
    }
    long part = size / TRIAD_ARRAYS;
    a = words.asSlice(0, part);
    b = words.asSlice(part, part);
    c = words.asSlice(2 * part, part);
    // An odd number, so that the exclusive or is that of one pass; one where a pass has parts.
    passes = size > PART ? 1 : (int) (SHORTEST / size) | 1;
  }

  /** The memory that is gone through. */
  MemorySegment memory() {
    return words;
  }

  /** How many times an invocation goes through it. */
  int passes() {
    return passes;
  }

  /**
   * Loads all of the memory.
   *
   * @return exclusive or of all words
   */
  @Benchmark
  public int load(Counters counters) {
    int size = (int) words.byteSize();
    int result = 0;
    for (int from = 0; from < size; from += PART) {
      result ^= traffic.load(words, from, Math.min(from + PART, size), passes);
    }
    counters.bytes += (long) passes * size;
    return result;
  }

  /**
   * Computes a = b + 3c on the three thirds of the memory.
   *
   * @return the last of the results
   */
  @Benchmark
  public float triad(Counters counters) {
    int size = (int) a.byteSize();
    for (int from = 0; from < size; from += PART) {
      traffic.triad(a, b, c, FACTOR, from, Math.min(from + PART, size), passes);
    }
    counters.bytes += passes * words.byteSize();
    return a.get(ValueLayout.JAVA_FLOAT, a.byteSize() - Float.BYTES);
  }
}
