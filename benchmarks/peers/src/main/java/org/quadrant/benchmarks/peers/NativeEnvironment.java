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

  private NativeEnvironment() {}

  /**
   * Takes the variables away from this process. Java's own view of the environment is a copy from
   * the start of the JVM, and keeps them.
   *
   * @return their names, in order
   */
  static List<String> clear() {
    List<String> names =
        new TreeSet<>(System.getenv().keySet())
            .stream().filter(name -> PREFIXES.stream().anyMatch(name::startsWith)).toList();
    if (!names.isEmpty()) {
      unset(names);
    }
    return names;
  }

  @SuppressWarnings("restricted") // Java itself cannot change the environment of its process.
  private static void unset(List<String> names) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("unsetenv");
    if (function.isEmpty()) {
      throw new IllegalStateException(
          "this system cannot unset environment variables; start without "
              + String.join(", ", names));
    }
    MethodHandle unsetenv =
        linker.downcallHandle(
            function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      for (String name : names) {
        int status = (int) unsetenv.invokeExact(arena.allocateFrom(name));
        if (status != 0) {
          throw new IllegalStateException("unsetenv " + name);
        }
      }
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("unsetenv", e);
    }
  }
}
