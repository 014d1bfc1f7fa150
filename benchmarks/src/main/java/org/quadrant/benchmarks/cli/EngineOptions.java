package org.quadrant.benchmarks.cli;

import java.util.function.Consumer;
import org.quadrant.engine.Engines;
import org.quadrant.training.Engine;
import org.quadrant.training.WeightEngine;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Choice of an engine, the same for all subcommands. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "vector",
      description = "Engine: " + Engines.NAMES + ". Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Floats per vector: 4, 8 or 16. Default: what the CPU prefers.")
  private Integer lanes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads; they change no bit of the result. Default: one per processor; the reference"
              + " engine has one.")
  private Integer threads;

  /**
   * The chosen engine, for a command that needs the weights.
   *
   * @param command whose options these are
   * @throws ParameterException if the choice makes no sense, this JVM or CPU cannot give it, or the
   *     engine keeps no weights
   */
  WeightEngine selectWithWeights(CommandLine command) {
    return UsageErrors.check(command, () -> Engines.requireWeights(select()));
  }

  /**
   * The chosen engine, if it can do what it is to do.
   *
   * @param command whose options these are
   * @param requirement throws {@link IllegalArgumentException} with a message that begins with the
   *     name of an option if it cannot
   * @throws ParameterException if the choice makes no sense, this JVM or CPU cannot give it, or the
   *     requirement is not met
   */
  Engine select(CommandLine command, Consumer<Engine> requirement) {
    return UsageErrors.check(
        command,
        () -> {
          Engine engine = select();
          requirement.accept(engine);
          return engine;
        });
  }

  private Engine select() {
    if (lanes != null && lanes == 0) {
      throw new IllegalArgumentException("lanes: 0; allowed: 4, 8, 16");
    }
    if (threads != null && threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + "; allowed: 1 <= threads <= 1024");
    }
    return Engines.select(name, lanes == null ? 0 : lanes, threads == null ? 0 : threads);
  }
}
