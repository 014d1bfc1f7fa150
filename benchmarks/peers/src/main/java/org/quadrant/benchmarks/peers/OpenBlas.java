package org.quadrant.benchmarks.peers;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What OpenBLAS has beside C's interface. The library must have been loaded before. */
final class OpenBlas {
  private static final long LONGEST_NAME = 256;

  private final MethodHandle setThreads;
  private final MethodHandle getConfig;

  /** Finds the functions in the library that this class loader has loaded. */
  OpenBlas() {
    setThreads =
        CBlas.function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    getConfig = CBlas.function("openblas_get_config", FunctionDescriptor.of(ValueLayout.ADDRESS));
  }

  /**
   * Version and chosen kernels.
   *
   * @return such as {@code OpenBLAS 0.3.31 … Cooperlake MAX_THREADS=64}
   */
  @SuppressWarnings("restricted") // A string of C has no length of its own.
  String configuration() {
    try {
      MemorySegment text = (MemorySegment) getConfig.invokeExact();
      return text.reinterpret(LONGEST_NAME).getString(0).strip();
    } catch (Throwable e) {
      throw new IllegalStateException("openblas_get_config", e);
    }
  }

  /**
   * Limits the threads of one call.
   *
   * @param threads number of threads, at least 1
   */
  void setThreads(int threads) {
    try {
      setThreads.invokeExact(threads);
    } catch (Throwable e) {
      throw new IllegalStateException("openblas_set_num_threads", e);
    }
  }
}
