package org.quadrant.benchmarks.peers;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A BLAS with C's interface, called by the foreign function interface: a critical call hands Java
 * arrays over as they are, where JNI would copy them. The library must have been loaded before.
 */
final class CBlas {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private final MethodHandle sgemm;

  /** Finds the product in the library that this class loader has loaded. */
  CBlas() {
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
  }

  /**
   * Finds a function of that library.
   *
   * @param name in C
   * @param type of its arguments and result
   * @param options of the call
   * @return the function
   * @throws java.util.NoSuchElementException if there is none of that name
   */
  @SuppressWarnings("restricted") // Calls into C are what this class is for.
  static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
    MemorySegment address = SymbolLookup.loaderLookup().findOrThrow(name);
    return Linker.nativeLinker().downcallHandle(address, type, options);
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
