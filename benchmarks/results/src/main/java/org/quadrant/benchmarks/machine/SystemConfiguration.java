package org.quadrant.benchmarks.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the C library says of the caches, in the words of {@code getconf -a}. It asks the CPU
 * itself, so it knows them in virtual machines whose kernel does not list any.
 *
 * @param text lines of a name and a value
 */
record SystemConfiguration(String text) {
  private static final int LONGEST_SECONDS = 5;

  /** The configuration of this machine; empty where there is no such command. */
  static SystemConfiguration current() {
    try {
      Process process =
          new ProcessBuilder("getconf", "-a")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      return new SystemConfiguration(ended && process.exitValue() == 0 ? text : "");
    } catch (IOException e) {
      return new SystemConfiguration("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SystemConfiguration("");
    }
  }

  /**
   * The caches of a core.
   *
   * @param thirdLevel whether to believe what is said of the third level: on AMD's CPUs it is the
   *     sum over all groups of cores, of which each core reaches only its own
   * @return caches by level, without what shares them; empty if nothing is said of them
   */
  List<Cache> caches(boolean thirdLevel) {
    List<Cache> caches = new ArrayList<>();
    add(caches, 1, "Data", "LEVEL1_DCACHE_SIZE");
    add(caches, 1, "Instruction", "LEVEL1_ICACHE_SIZE");
    add(caches, 2, "Unified", "LEVEL2_CACHE_SIZE");
    if (thirdLevel) {
      add(caches, 3, "Unified", "LEVEL3_CACHE_SIZE");
    }
    return caches;
  }

  private void add(List<Cache> caches, int level, String type, String name) {
    OptionalLong size = value(name);
    if (size.isPresent() && size.getAsLong() > 0) {
      caches.add(new Cache(level, type, size.getAsLong(), null));
    }
  }

  private OptionalLong value(String name) {
    Matcher matcher =
        Pattern.compile("^" + name + "\\s+(\\d{1,18})$", Pattern.MULTILINE).matcher(text);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
