package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.session.BenchmarkCase;

/**
 * Runs benchmarks of a jar by that jar's own JMH, one fork at a time. JMH's host code runs in this
 * JVM, loaded from the jar: the fork gets all that JMH gives it, such as the flags of its
 * annotation and the compiler's hints, without another JVM just to start it. Whoever uses it holds
 * the {@link org.quadrant.benchmarks.session.JmhLock}, since that JMH takes none.
 */
public final class JmhHost implements ForkHost, AutoCloseable {
  /** JMH gives its forks the class path of its own JVM. */
  private static final String CLASS_PATH = "java.class.path";

  private static final String OPTIONS = "org.openjdk.jmh.runner.options.Options";
  private static final String COMMAND_LINE = "org.openjdk.jmh.runner.options.CommandLineOptions";
  private static final String RUNNER = "org.openjdk.jmh.runner.Runner";
  private static final int LONGEST_ITERATION_SECONDS = 60;

  /** JMH waits forever for a benchmark that an interruption does not end. */
  private static final int LONGEST_FORK_SECONDS = 100;

  private static final double NANOS = 1e9;

  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fork-watchdog").factory());

  private final BenchmarkJar jar;
  private final Function<BenchmarkCase, ForkSettings> settings;
  private final UnaryOperator<String> modes;
  private final Path result;
  private final Path output;

  /**
   * A host for a jar's benchmarks.
   *
   * @param jar stays open while it is used
   * @throws IOException if no temporary file can be made
   */
  public JmhHost(BenchmarkJar jar, Function<BenchmarkCase, ForkSettings> settings)
      throws IOException {
    this(jar, settings, jar::mode);
  }

  /**
   * A host for a jar's benchmarks, in modes that are not its own.
   *
   * @param jar stays open while it is used
   * @param modes JMH's mode for a benchmark's full name: two builds are measured in the same one
   * @throws IOException if no temporary file can be made
   */
  JmhHost(
      BenchmarkJar jar, Function<BenchmarkCase, ForkSettings> settings, UnaryOperator<String> modes)
      throws IOException {
    this.jar = jar;
    this.settings = settings;
    this.modes = modes;
    this.result = Files.createTempFile("quadrant-fork", ".json");
    this.output = Files.createTempFile("quadrant-fork", ".txt");
  }

  /**
   * Runs one fork.
   *
   * @throws IOException if JMH's result cannot be read
   */
  @Override
  public JsonNode run(BenchmarkCase what) throws ForkFailedException, IOException {
    Files.writeString(result, "");
    String former = System.getProperty(CLASS_PATH);
    ClassLoader formerLoader = Thread.currentThread().getContextClassLoader();
    System.setProperty(CLASS_PATH, jar.path().toString());
    Thread.currentThread().setContextClassLoader(jar.classes());
    AtomicBoolean ended = new AtomicBoolean();
    Future<?> watchdog =
        WATCHDOG.schedule(() -> endForks(ended), LONGEST_FORK_SECONDS, TimeUnit.SECONDS);
    try {
      Object options =
          load(COMMAND_LINE)
              .getConstructor(String[].class)
              .newInstance((Object) arguments(what).toArray(String[]::new));
      Object runner = load(RUNNER).getConstructor(load(OPTIONS)).newInstance(options);
      load(RUNNER).getMethod("run").invoke(runner);
    } catch (InvocationTargetException e) {
      throw new ForkFailedException(
          ended.get()
              ? "no end after " + LONGEST_FORK_SECONDS + " s"
              : Errors.innermost(e.getCause()),
          e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new ForkFailedException("a JMH that cannot be started: " + e, e);
    } finally {
      watchdog.cancel(false);
      System.setProperty(CLASS_PATH, former);
      Thread.currentThread().setContextClassLoader(formerLoader);
    }
    JsonNode results = new ObjectMapper().readTree(Files.readAllBytes(result));
    if (!results.isArray() || results.size() != 1) {
      throw new ForkFailedException(results.size() + " results of one benchmark", null);
    }
    return results.get(0);
  }

  /**
   * Runs one fork and takes from its result what the gate needs.
   *
   * @param name that the fork gets
   * @param start {@link System#nanoTime} when the run began
   * @throws ForkFailedException if the benchmark fails
   * @throws IOException if JMH's result cannot be read
   */
  public Fork fork(BenchmarkCase what, String name, Arm arm, int round, long start)
      throws ForkFailedException, IOException {
    double started = (System.nanoTime() - start) / NANOS;
    JsonNode result = run(what);
    double ended = (System.nanoTime() - start) / NANOS;
    return ForkReader.read(name, arm, round, started, ended, result, settings.apply(what));
  }

  private static void endForks(AtomicBoolean ended) {
    ended.set(true);
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return jar.classes().loadClass(name);
  }

  private List<String> arguments(BenchmarkCase what) {
    List<String> words = new ArrayList<>(settings.apply(what).arguments());
    words.addAll(
        List.of(
            "-foe",
            "true",
            "-to",
            LONGEST_ITERATION_SECONDS + "s",
            "-prof",
            "gc",
            "-v",
            "SILENT",
            "-rf",
            "json",
            "-rff",
            result.toString(),
            "-o",
            output.toString(),
            "-si",
            "false",
            "-wf",
            "0",
            "-t",
            Integer.toString(what.threads()),
            "-bm",
            modes.apply(what.benchmark())));
    what.params().forEach((name, value) -> words.addAll(List.of("-p", name + "=" + value)));
    words.add("^" + Pattern.quote(what.benchmark()) + "$");
    return words;
  }

  /** Deletes temporary files, if it can: what was measured counts for more. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(result);
      Files.deleteIfExists(output);
    } catch (IOException e) {
      // They stay among temporary files.
    }
  }
}
