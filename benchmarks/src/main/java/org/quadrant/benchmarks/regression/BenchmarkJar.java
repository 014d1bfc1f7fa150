package org.quadrant.benchmarks.regression;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;

/**
 * A jar of JMH benchmarks, of this or any other suite. Its classes, JMH included, are loaded apart
 * from ours and from those of any other jar. What is measured is a copy: a build may replace the
 * file while forks start from it.
 */
public final class BenchmarkJar implements AutoCloseable {
  private static final String LIST = "META-INF/BenchmarkList";

  private final Path path;
  private final Map<String, BenchmarkListEntry> benchmarks;
  private final URLClassLoader classes;

  private BenchmarkJar(
      Path path, Map<String, BenchmarkListEntry> benchmarks, URLClassLoader classes) {
    this.path = path;
    this.benchmarks = benchmarks;
    this.classes = classes;
  }

  /**
   * Opens a jar.
   *
   * @param option what the jar was given as, for messages
   * @return the jar, to be closed
   * @throws BadInputException if there is none, or it holds no JMH benchmarks
   * @throws IOException if it cannot be copied
   */
  public static BenchmarkJar open(String option, Path given) throws IOException {
    Path path = given.toAbsolutePath().normalize();
    Map<String, BenchmarkListEntry> benchmarks = benchmarks(option + ": " + given, path);
    Path copy = Files.createTempFile("quadrant-", ".jar");
    copy.toFile().deleteOnExit();
    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
    return new BenchmarkJar(
        copy,
        benchmarks,
        new URLClassLoader(new URL[] {copy.toUri().toURL()}, ClassLoader.getPlatformClassLoader()));
  }

  private static Map<String, BenchmarkListEntry> benchmarks(String refused, Path path)
      throws BadInputException {
    if (!Files.isRegularFile(path)) {
      throw new BadInputException(refused + ": no such file; allowed: a jar of JMH benchmarks");
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.getEntry(LIST) == null || zip.getEntry("org/openjdk/jmh/Main.class") == null) {
        throw new BadInputException(refused + ": no JMH in it; allowed: a jar of JMH benchmarks");
      }
      Map<String, BenchmarkListEntry> benchmarks = new LinkedHashMap<>();
      try (InputStream stream = zip.getInputStream(zip.getEntry(LIST))) {
        for (BenchmarkListEntry entry : BenchmarkList.readBenchmarkList(stream)) {
          benchmarks.putIfAbsent(entry.getUsername(), entry);
        }
      }
      if (benchmarks.isEmpty()) {
        throw new BadInputException(refused + ": no benchmarks; allowed: a jar with at least one");
      }
      return benchmarks;
    } catch (BadInputException e) {
      throw e;
    } catch (IOException e) {
      throw new BadInputException(
          refused + ": not a jar (" + Errors.text(e) + "); allowed: a jar of JMH benchmarks", e);
    } catch (RuntimeException e) {
      throw new BadInputException(
          refused + ": a list of benchmarks that this JMH cannot read; allowed: JMH 1.37", e);
    }
  }

  /**
   * Where the copy is that is measured.
   *
   * @return its absolute path, until this is closed
   */
  public Path path() {
    return path;
  }

  /**
   * Names of all benchmarks.
   *
   * @return full names of classes and methods
   */
  public List<String> names() {
    return List.copyOf(benchmarks.keySet());
  }

  /**
   * Values that a benchmark declares for its parameters.
   *
   * @return values by parameter; empty if it has none or there is no such benchmark
   */
  public Map<String, List<String>> declared(String benchmark) {
    Map<String, List<String>> declared = new LinkedHashMap<>();
    BenchmarkListEntry entry = benchmarks.get(benchmark);
    if (entry != null) {
      entry
          .getParams()
          .orElse(Map.of())
          .forEach((name, values) -> declared.put(name, List.of(values)));
    }
    return declared;
  }

  /**
   * Threads that a benchmark asks for.
   *
   * @return their number; all processors for JMH's {@code Threads.MAX}
   */
  public int threads(String benchmark) {
    int threads = benchmarks.get(benchmark).getThreads().orElse(1);
    return threads == Threads.MAX ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Operations that a call of a benchmark counts as. */
  int operations(String benchmark) {
    return benchmarks.get(benchmark).getOperationsPerInvocation().orElse(1);
  }

  /**
   * How a benchmark is measured: its first mode, or average time if that records no score for each
   * iteration.
   *
   * @return JMH's short name of the mode
   */
  String mode(String benchmark) {
    Mode mode = benchmarks.get(benchmark).getMode();
    return (mode == Mode.SampleTime ? Mode.AverageTime : mode).shortLabel();
  }

  /** Whether the jar holds a class. */
  public boolean has(String name) {
    return classes.findResource(name.replace('.', '/') + ".class") != null;
  }

  /**
   * A resource of the jar.
   *
   * @return its content; null if there is none
   * @throws IOException if it cannot be read
   */
  public byte[] resource(String name) throws IOException {
    try (InputStream stream = classes.getResourceAsStream(name)) {
      return stream == null ? null : stream.readAllBytes();
    }
  }

  /** Loader of the jar's classes. */
  ClassLoader classes() {
    return classes;
  }

  /** Lets go of the jar, and deletes the copy, if it can: it lies among temporary files. */
  @Override
  public void close() {
    try {
      classes.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is deleted when the JVM ends. What was measured counts for more.
    }
  }
}
