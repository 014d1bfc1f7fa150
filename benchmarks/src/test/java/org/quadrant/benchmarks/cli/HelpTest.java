package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private static Stream<String> subcommands() {
    return QuadrantCommand.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void describesEveryOption(String subcommand) {
    String help = Cli.run(subcommand, "--help").assertOk().out();
    CommandLine command = QuadrantCommand.commandLine().getSubcommands().get(subcommand);
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertTrue(help.contains(option.longestName()), option.longestName());
      assertTrue(option.description().length > 0, option.longestName());
    }
    assertTrue(help.lines().allMatch(line -> line.length() <= 100));
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void tellsTheVersionEverywhere(String subcommand) {
    assertEquals(
        Cli.run("--version").assertOk().out(), Cli.run(subcommand, "--version").assertOk().out());
  }

  /** A process makes only the subcommand that its command line names. */
  @ParameterizedTest
  @MethodSource("subcommands")
  void isTheSameWithoutTheOtherSubcommands(String subcommand) {
    CommandLine alone = QuadrantCommand.commandLine(() -> {}, subcommand);
    assertEquals(Set.of(subcommand), alone.getSubcommands().keySet());
    assertEquals(
        Cli.run(subcommand, "--help").assertOk(), Cli.run(alone, subcommand, "--help").assertOk());
  }

  @Test
  void allSubcommandsAreThereForOtherWords() {
    Set<String> all = QuadrantCommand.commandLine().getSubcommands().keySet();
    assertEquals(11, all.size());
    for (String first : List.of("--help", "trian", "")) {
      assertEquals(all, QuadrantCommand.commandLine(() -> {}, first).getSubcommands().keySet());
    }
  }

  @Test
  void listsTheSubcommands() {
    String help = Cli.run("--help").assertOk().out();
    subcommands().forEach(subcommand -> assertTrue(help.contains("  " + subcommand), subcommand));
  }

  @Test
  void namesTheBuild() {
    String version = Cli.run("-V").assertOk().out();
    assertTrue(version.startsWith("quadrant "), version);
    assertTrue(version.contains("\ncommit "), version);
    assertTrue(version.contains(System.getProperty("java.runtime.version")), version);
  }
}
