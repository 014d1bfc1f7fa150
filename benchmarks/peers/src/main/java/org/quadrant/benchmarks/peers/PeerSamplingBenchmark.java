package org.quadrant.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.session.LibraryLines;

/**
 * Time to draw one deviate by a native library, into memory that is there already. One operation is
 * one deviate.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = QuadrantBenchmark.FORKS,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow"
    })
public class PeerSamplingBenchmark extends QuadrantBenchmark {
  /** Deviates a call: enough to hide the call, few enough for the level-2 cache. */
  static final int DEVIATES = 1 << 16;

  /** Whose generator: LibTorch's default one on the CPU, a Mersenne Twister. */
  @Param("libtorch")
  public String generator;

  /** Law of the deviates. */
  @Param("gaussian")
  public String law;

  private Tensor deviates;

  /** For JMH. */
  public PeerSamplingBenchmark() {}

  /**
   * Makes the generator.
   *
   * @throws IllegalArgumentException if a parameter has no other value
   */
  @Setup
  public void make() {
    require("generator", generator, "libtorch");
    require("law", law, "gaussian");
    NativeEnvironment.prepare();
    System.out.println(LibraryLines.PREFIX + generator + ": " + LibTorch.load(1));
    deviates = torch.empty(DEVIATES);
  }

  private static void require(String name, String value, String allowed) {
    if (!value.equals(allowed)) {
      throw new IllegalArgumentException(name + ": " + value + "; allowed here: " + allowed);
    }
  }

  /** Frees the memory. */
  @TearDown
  public void free() {
    deviates.close();
  }

  /**
   * Draws deviates.
   *
   * @return the same memory every time
   */
  @Benchmark
  @OperationsPerInvocation(DEVIATES)
  public Object draw() {
    return deviates.normal_();
  }
}
