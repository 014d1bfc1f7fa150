package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.regression.BenchmarkJar;
import org.quadrant.benchmarks.regression.GateCases;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.study.SlowedJar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant slow-down}: a jar with a known regression. */
@Command(
    name = "slow-down",
    description = {
      "Copies a jar of benchmarks and slows some of them down by a known share: so many of a"
          + " hundred calls of the benchmark's method do its work twice. To see whether quadrant"
          + " regress finds it."
    },
    sortOptions = false)
final class SlowDownCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--jar", required = true, paramLabel = "JAR", description = "The original.")
  private Path jar;

  @Option(names = "--out", required = true, paramLabel = "JAR", description = "The copy.")
  private Path copy;

  @Option(
      names = "--percent",
      required = true,
      paramLabel = "N",
      description = "By how much: 0 to 100.")
  private int percent;

  @Option(
      names = "--benchmarks",
      paramLabel = "REGEX",
      description =
          "Which: a part of the full name matches. Default: the five that quadrant regress"
              + " measures by default.")
  private String benchmarks;

  @Override
  public Integer call() throws IOException {
    List<String> names;
    try (BenchmarkJar original = BenchmarkJar.open("--jar", jar)) {
      names = names(original);
    }
    if (Files.isDirectory(copy) || (Files.exists(copy) && Files.isSameFile(jar, copy))) {
      throw new BadInputException("--out: " + copy + "; allowed: another file than --jar");
    }
    UsageErrors.check(
        spec.commandLine(),
        () -> {
          if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(
                "percent: " + percent + "; allowed: 0 <= percent <= 100");
          }
          return percent;
        });
    try {
      SlowedJar.write(jar, names, percent, copy);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--benchmarks: " + e.getMessage() + "; allowed: benchmarks that can be slowed", e);
    }
    names.forEach(
        name -> spec.commandLine().getOut().println("slower by " + percent + " %: " + name));
    return ExitCode.OK;
  }

  private List<String> names(BenchmarkJar original) throws IOException {
    GateCases cases =
        benchmarks == null
            ? GateCases.byDefault(original, original, 0)
            : GateCases.matching(
                original, original, RegressCommand.pattern(benchmarks), Map.of(), 0);
    return cases.cases().stream().map(BenchmarkCase::benchmark).distinct().toList();
  }
}
