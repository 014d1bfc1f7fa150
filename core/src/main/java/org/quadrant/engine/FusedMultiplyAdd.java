package org.quadrant.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether this JVM has the CPU multiply and add at once. Every sum of the engines is made of {@link
 * Math#fma}; where the CPU or a flag keeps the JVM from it, that is computed on {@link
 * java.math.BigDecimal}: the same bits, a thousand times slower.
 */
public final class FusedMultiplyAdd {
  private static final int CALLS = 1000;

  /** Many more calls than any JVM makes before it compiles what is called. */
  private static final int ROUNDS = 100;

  private static final boolean NATIVE = isNative();

  private FusedMultiplyAdd() {}

  /**
   * Requires that the CPU does it.
   *
   * @throws UnsupportedOperationException if it does not; the message says what is needed
   */
  public static void require() {
    if (!NATIVE) {
      throw new UnsupportedOperationException(
          "Math.fma takes a thousand times as long as it should, since this JVM does not use the"
              + " CPU's fused multiply-add (FMA); needed: a CPU that has it (x86: from 2013 on, and"
              + " not as emulated by Rosetta or by QEMU's default CPU), and no flag such as"
              + " -XX:-UseFMA or -XX:UseAVX=0");
    }
  }

  /**
   * Counts bytes rather than time, which on a busy machine tells less: a BigDecimal is allocated,
   * an instruction allocates nothing. A JVM that counts no bytes is believed to be a usual one.
   */
  private static boolean isNative() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()
        || !threads.isThreadAllocatedMemoryEnabled()) {
      return true;
    }
    float sum = 1;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        sum = Math.fma(sum, 0.75f, 0.25f);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      if (bytes < CALLS && Float.isFinite(sum)) {
        return true;
      }
    }
    return false;
  }
}
