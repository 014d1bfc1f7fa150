package org.quadrant.benchmarks.regression;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.quadrant.benchmarks.output.Errors;

/** Starts a jar's {@link EngineProbe}. */
final class ProbeRun {
  private static final String PROBE = EngineProbe.class.getName();
  private static final int LONGEST_SECONDS = 60;

  private static final JsonMapper ANSWERS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ProbeRun() {}

  /**
   * Asks a build what its engines do.
   *
   * @return its answer; empty if the jar has no probe, as that of another suite
   * @throws ForkFailedException if the probe does not answer
   * @throws IOException if no JVM can be started
   */
  static Optional<EngineProbe.Answer> of(BenchmarkJar jar) throws ForkFailedException, IOException {
    if (!jar.has(PROBE)) {
      return Optional.empty();
    }
    Path output = Files.createTempFile("quadrant-probe", ".txt");
    Path errors = Files.createTempFile("quadrant-probe", ".err");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // As the forks: JMH passes the flags of this JVM on to them.
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(
          List.of("--add-modules=jdk.incubator.vector", "-cp", jar.path().toString(), PROBE));
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ForkFailedException("no answer within " + LONGEST_SECONDS + " s", null);
      }
      if (process.exitValue() != 0) {
        throw new ForkFailedException(lastWords(errors), null);
      }
      return Optional.of(read(Files.readString(output, UTF_8)));
    } catch (JacksonException e) {
      throw new ForkFailedException("an answer that is not understood", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForkFailedException("interrupted", e);
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  /**
   * Reads an answer, which may come from a build that says more than ours.
   *
   * @throws JacksonException if it is not JSON of that kind
   * @throws ForkFailedException if something is missing
   */
  static EngineProbe.Answer read(String output) throws JacksonException, ForkFailedException {
    EngineProbe.Answer answer = ANSWERS.readValue(output, EngineProbe.Answer.class);
    if (answer == null
        || answer.engine() == null
        || answer.digests() == null
        || answer.digests().values().stream()
            .anyMatch(digests -> digests == null || digests.containsValue(null))) {
      throw new ForkFailedException("an answer without engine or digests", null);
    }
    return answer;
  }

  /** The exception's own line, not its stack. */
  private static String lastWords(Path errors) throws IOException {
    return Errors.line(
        Files.readString(errors, UTF_8)
            .lines()
            .filter(line -> line.startsWith("Exception") || line.startsWith("Error"))
            .findFirst()
            .orElse("the probe failed"));
  }
}
