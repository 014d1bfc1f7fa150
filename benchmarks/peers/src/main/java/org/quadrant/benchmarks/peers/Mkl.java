package org.quadrant.benchmarks.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What oneMKL has beside C's interface of BLAS: Intel, Developer Reference for oneMKL in C,
 * "Support Functions". The library must have been loaded before.
 */
final class Mkl {
  private static final String MAJOR = "MajorVersion";
  private static final String UPDATE = "UpdateVersion";
  private static final String PROCESSOR = "Processor";

  /** The structure {@code MKLVersion}. */
  private static final MemoryLayout VERSION =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName(MAJOR),
          ValueLayout.JAVA_INT.withName("MinorVersion"),
          ValueLayout.JAVA_INT.withName(UPDATE),
          MemoryLayout.paddingLayout(Integer.BYTES),
          ValueLayout.ADDRESS.withName("ProductStatus"),
          ValueLayout.ADDRESS.withName("Build"),
          ValueLayout.ADDRESS.withName(PROCESSOR),
          ValueLayout.ADDRESS.withName("Platform"));

  private static final long LONGEST_NAME = 256;

  private final MethodHandle setThreads;
  private final MethodHandle getVersion;

  /** Finds the functions in the library that this class loader has loaded. */
  Mkl() {
    setThreads =
        CBlas.function("MKL_Set_Num_Threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    getVersion = CBlas.function("MKL_Get_Version", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
  }

  /**
   * Version, and the processors that the library takes this one for.
   *
   * @return such as {@code oneMKL 2025 update 3 … for Intel(R) Architecture processors}
   */
  @SuppressWarnings("restricted") // A string of C has no length of its own.
  String configuration() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(VERSION);
      getVersion.invokeExact(version);
      MemorySegment processor =
          version.get(ValueLayout.ADDRESS, VERSION.byteOffset(PathElement.groupElement(PROCESSOR)));
      return "oneMKL %d update %d for %s"
          .formatted(
              number(version, MAJOR),
              number(version, UPDATE),
              processor.reinterpret(LONGEST_NAME).getString(0).strip());
    } catch (Throwable e) {
      throw new IllegalStateException("MKL_Get_Version", e);
    }
  }

  private static int number(MemorySegment version, String field) {
    return version.get(ValueLayout.JAVA_INT, VERSION.byteOffset(PathElement.groupElement(field)));
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
      throw new IllegalStateException("MKL_Set_Num_Threads", e);
    }
  }
}
