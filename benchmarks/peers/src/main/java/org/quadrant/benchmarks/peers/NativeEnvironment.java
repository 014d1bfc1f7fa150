package org.quadrant.benchmarks.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The environment variables that numerical libraries read when they are loaded: which kernels to
 * use, how many threads. A benchmark takes them away first, so that a library chooses for itself
 * what it would choose on any machine with this CPU.
 *
 * <p>One is set: OpenMP's threads are told to sleep while they wait. LibTorch runs its own loops on
 * OpenMP's threads and its matrix products on OpenBLAS's; waiting threads of the one kind would
 * otherwise spin on the cores that the other kind needs, and two threads be slower than one.
 */
final class NativeEnvironment {
  private static final List<String> PREFIXES =
      List.of(
          "ATEN_",
          "DNNL_",
          "GOMP_",
          "GOTO_",
          "KMP_",
          "MKL_",
          "OMP_",
          "ONEDNN_",
          "OPENBLAS_",
          "TORCH_");

  private static final String WAITING = "OMP_WAIT_POLICY";
  private static final String ASLEEP = "PASSIVE";

  private NativeEnvironment() {}

  /**
   * Changes the environment of this process. Java's own view of it is a copy from the start of the
   * JVM, and stays.
   *
   * @return names of the variables taken away, in order
   * @throws IllegalStateException if this system cannot change it, and it is not as wanted
   */
  static List<String> prepare() {
    List<String> unwanted =
        new TreeSet<>(System.getenv().keySet())
            .stream()
                .filter(name -> PREFIXES.stream().anyMatch(name::startsWith))
                .filter(name -> !name.equals(WAITING))
                .toList();
    if (!unwanted.isEmpty() || !ASLEEP.equals(System.getenv(WAITING))) {
      change(unwanted);
    }
    return unwanted;
  }

  private static void change(List<String> unwanted) {
    MethodHandle unsetenv = function("unsetenv", unwanted, ValueLayout.ADDRESS);
    MethodHandle setenv =
        function(
            "setenv", unwanted, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      for (String name : unwanted) {
        require((int) unsetenv.invokeExact(arena.allocateFrom(name)), unwanted);
      }
      MemorySegment name = arena.allocateFrom(WAITING);
      require((int) setenv.invokeExact(name, arena.allocateFrom(ASLEEP), 1), unwanted);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv", e);
    }
  }

  @SuppressWarnings("restricted") // Java itself cannot change the environment of its process.
  private static MethodHandle function(
      String name, List<String> unwanted, ValueLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> address = linker.defaultLookup().find(name);
    require(address.isPresent() ? 0 : -1, unwanted);
    return linker.downcallHandle(
        address.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
  }

  private static void require(int status, List<String> unwanted) {
    if (status != 0) {
      throw new IllegalStateException(
          "this system cannot change environment variables; start with "
              + WAITING
              + "="
              + ASLEEP
              + (unwanted.isEmpty() ? "" : " and without " + String.join(", ", unwanted)));
    }
  }
}
