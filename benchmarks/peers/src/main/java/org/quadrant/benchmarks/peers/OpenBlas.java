package org.quadrant.benchmarks.peers;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * OpenBLAS, called by the foreign function interface: a critical call hands Java arrays over as
 * they are, where JNI would copy them. The library must have been loaded before.
 */
final class OpenBlas {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final long LONGEST_NAME = 256;

  private final MethodHandle sgemm;
  private final MethodHandle setThreads;
  private final MethodHandle getConfig;

  /** Finds the functions in the library that this class loader has loaded. */
  OpenBlas() {
    sgemm =
        function(
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_FLOAT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT),
            Linker.Option.critical(true));
    setThreads =
        function("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    getConfig = function("openblas_get_config", FunctionDescriptor.of(ValueLayout.ADDRESS));
  }

  @SuppressWarnings("restricted") // Calls into C are what this class is for.
  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    MemorySegment address = SymbolLookup.loaderLookup().findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, type, options);
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

  /**
   * C ← A B + β C, all row-major and dense.
   *
   * @param transposed whether A is given as Aᵀ, [k][m]
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A, rows of B
   * @param a A
   * @param b B
   * @param beta β
   * @param c C, changed in place
   */
  void multiply(
      boolean transposed, int m, int n, int k, float[] a, float[] b, float beta, float[] c) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR,
          transposed ? TRANSPOSED : PLAIN,
          PLAIN,
          m,
          n,
          k,
          1f,
          MemorySegment.ofArray(a),
          transposed ? m : k,
          MemorySegment.ofArray(b),
          n,
          beta,
          MemorySegment.ofArray(c),
          n);
    } catch (Throwable e) {
      throw new IllegalStateException("cblas_sgemm", e);
    }
  }
}
