package org.quadrant.benchmarks.cli;

import org.quadrant.engine.Engines;
import org.quadrant.training.Engine;
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
   * The chosen engine.
   *
   * @param command whose options these are
   * @throws ParameterException if the choice makes no sense, or this JVM or CPU cannot give it
   */
  Engine select(CommandLine command) {
    return UsageErrors.check(command, this::select);
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
