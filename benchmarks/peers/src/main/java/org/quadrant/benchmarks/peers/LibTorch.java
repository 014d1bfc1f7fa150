package org.quadrant.benchmarks.peers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** What all uses of LibTorch have in common. */
final class LibTorch {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([^,\\s]+)");

  private LibTorch() {}

  /**
   * Loads the library and limits its threads. Its own switch does not reach the OpenBLAS that
   * multiplies its matrices: that one would go on with a thread per processor.
   *
   * @param threads number of threads, at least 1
   * @return text of {@link PeerStep#library}
   */
  static String load(int threads) {
    torch.set_num_threads(threads);
    Loader.load(openblas.class);
    OpenBlas blas = new OpenBlas();
    blas.setThreads(threads);
    return "LibTorch %s (%s), %s, %d %s"
        .formatted(
            version(),
            torch.get_cpu_capability().getString(),
            blas.configuration(),
            torch.get_num_threads(),
            threads == 1 ? "thread" : "threads");
  }

  private static String version() {
    Matcher version = VERSION.matcher(torch.show_config().getString());
    return version.find() ? version.group(1) : "of unknown version";
  }
}
