package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.output.Errors;
import picocli.CommandLine;

class PrerequisitesTest {
  private static final String LACK = "this CPU cannot";

  /** Subcommands that need no arithmetic, and what becomes of them without their files. */
  private static final Map<String, List<String>> READERS =
      Map.of(
          "compare", List.of("compare", "none.json", "none.json"),
          "report", List.of("report", "none"),
          "slow-down", List.of("slow-down", "--jar=none", "--out=none", "--percent=1"));

  @TempDir private Path folder;

  private static Cli.Outcome onALesserCpu(List<String> arguments) {
    CommandLine commandLine =
        QuadrantCommand.commandLine(
            () -> {
              throw new UnsupportedOperationException(LACK);
            });
    return Cli.run(commandLine, arguments.toArray());
  }

  private List<String> smallest(String subcommand) {
    return switch (subcommand) {
      case "run", "bench" -> List.of(subcommand, "--quick", "--results=" + folder);
      case "train" -> List.of(subcommand, "--steps=1", "--out=" + folder);
      case "experiment" -> List.of(subcommand, "all", "--quick", "--out=" + folder);
      case "replay" -> List.of(subcommand, "--case=none");
      case "regress" -> List.of(subcommand, "--baseline=none", "--candidate=none");
      case "regress-study" -> List.of(subcommand, "--log=none", "--rounds=1");
      default -> READERS.getOrDefault(subcommand, List.of(subcommand));
    };
  }

  @Test
  void whateverComputesIsRefusedBeforeItBegins() {
    for (String subcommand : QuadrantCommand.commandLine().getSubcommands().keySet()) {
      Cli.Outcome outcome = onALesserCpu(smallest(subcommand));
      if (READERS.containsKey(subcommand)) {
        assertFalse(outcome.err().contains(LACK), subcommand);
      } else {
        outcome.assertOneLine(2, LACK);
      }
    }
  }

  @Test
  void theRestOfTheCommandWorksOnAnyCpu() {
    onALesserCpu(List.of("--version")).assertOk();
    onALesserCpu(List.of("--help")).assertOk();
    onALesserCpu(List.of("train", "--help")).assertOk();
    onALesserCpu(List.of("regress", "--version")).assertOk();
    assertFalse(onALesserCpu(List.of("regress-study", "--log=none")).err().contains(LACK));
    assertTrue(onALesserCpu(List.of("train", "--stepz=1")).err().contains("no such option"));
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:-UseFMA, fused multiply-add (FMA)",
    "'--limit-modules=java.management,java.desktop,jdk.incubator.vector', module jdk.management"
  })
  void aJvmThatLacksSomethingIsRefusedInOneSentence(String flag, String lack) throws Exception {
    Path errors = folder.resolve("errors");
    Path out = folder.resolve("run");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                QuadrantCommand.class.getName(),
                "train",
                "--out=" + out)
            .redirectError(errors.toFile())
            .start();
    assertEquals(-1, process.getInputStream().read());
    String printed = Files.readString(errors);
    assertEquals(2, process.waitFor(), printed);
    List<String> lines = printed.lines().filter(line -> line.startsWith("quadrant: ")).toList();
    assertEquals(1, lines.size(), printed);
    assertTrue(lines.getFirst().contains(lack), lines.getFirst());
    assertEquals(lines.getFirst(), Errors.line(lines.getFirst()));
    assertFalse(Files.exists(out));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void theCurrentFolderHasToBeTheOneOfThatName() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path other = Files.createDirectory(folder.resolve("h??e"));
    Path actual = Files.createSymbolicLink(folder.resolve("cwd"), here);
    assertEquals(Optional.empty(), Prerequisites.missingFolder(here, actual));
    assertEquals(Optional.empty(), Prerequisites.missingFolder(here, folder.resolve("none")));
    for (Path wrong : List.of(other, folder.resolve("h???e"))) {
      String message = Prerequisites.missingFolder(wrong, actual).orElseThrow();
      assertTrue(message.startsWith(wrong + ": not the current folder"), message);
      assertTrue(message.contains("locale"), message);
    }
  }
}
