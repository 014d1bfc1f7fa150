package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.Validation;
import picocli.CommandLine;

class ValidateCommandTest {
  private static final CheckResult PASSED =
      CheckResult.of("errors of something", 0.123456, 1, "ulp", "not shown");
  private static final CheckResult FAILED = CheckResult.of("bits", 17, 0, "different", "at 3");
  private static final CheckResult SKIPPED = CheckResult.skipped("bits, 16 lanes", "no AVX-512");

  @TempDir private Path folder;
  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void clear() {
    out = new StringWriter();
    err = new StringWriter();
  }

  private int execute(Function<Extent, Validation> checks, String... arguments) {
    CommandLine command = new CommandLine(new ValidateCommand(checks));
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    command.setParameterExceptionHandler(ErrorLines::badUsage);
    command.setExecutionExceptionHandler(ErrorLines::failed);
    return QuadrantCommand.execute(command, arguments);
  }

  private static Function<Extent, Validation> checks(CheckResult... results) {
    return extent ->
        new Validation(extent, List.of(listener -> List.of(results).forEach(listener)));
  }

  @Test
  void printsOneLineACheckAndASecondForWhatDidNotPass() {
    assertEquals(1, execute(checks(PASSED, FAILED, SKIPPED)));
    List<String> lines = out.toString().lines().toList();
    assertEquals(
        List.of(
            "check                                                figure      bound  unit",
            "errors of something                                  0.1235          1  ulp       "
                + " pass",
            "bits                                                     17          0  different "
                + " fail",
            "    at 3",
            "bits, 16 lanes                                            -          -            "
                + " skip",
            "    no AVX-512",
            ""),
        lines.subList(0, 7));
    assertTrue(
        lines.get(7).matches("3 checks, 1 failed, 1 skipped, in \\d+\\.\\d s"), lines.get(7));
    assertTrue(lines.get(8).endsWith("by chance has probability 1e-06."), lines.get(8));
    assertEquals("", err.toString());
  }

  @Test
  void exitCodeTellsWhetherAllPassed() {
    assertEquals(0, execute(checks(PASSED, SKIPPED)));
    assertEquals(1, execute(checks(PASSED, FAILED)));
    assertEquals(2, execute(checks(PASSED), "--fast"));
    assertEquals(2, execute(checks(PASSED), "quick"));
  }

  @Test
  void theOptionChoosesTheExtent() throws IOException {
    Path file = folder.resolve("quick.json");
    execute(checks(PASSED), "--quick", "--json", file.toString());
    assertEquals("quick", Json.readObject(file).get("extent").textValue());
    execute(checks(PASSED), "--json", file.toString());
    assertEquals("full", Json.readObject(file).get("extent").textValue());
  }

  @Test
  void theFileHoldsEveryCheck() throws IOException {
    Path file = folder.resolve("validation.json");
    assertEquals(1, execute(checks(PASSED, FAILED, SKIPPED), "--json", file.toString()));
    ObjectNode report = Json.readObject(file);
    assertEquals(false, report.get("passed").booleanValue());
    assertEquals(1e-6, report.get("falseAlarmRate").doubleValue());
    assertTrue(report.get("build").has("commit") && report.get("machine").has("jdkVersion"));
    assertEquals(3, report.get("checks").size());
    assertEquals("fail", report.get("checks").get(1).get("status").textValue());
    assertEquals(17, report.get("checks").get(1).get("figure").doubleValue());
    assertTrue(report.get("checks").get(2).get("figure").isNull());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsAnErrorBeforeAnythingIsChecked() throws IOException {
    Function<Extent, Validation> unused =
        extent -> {
          throw new AssertionError("checked");
        };
    Path inFile = Files.createFile(folder.resolve("file")).resolve("validation.json");
    for (Path file : List.of(folder, folder.resolve("missing/validation.json"), inFile)) {
      clear();
      assertEquals(2, execute(unused, "--json", file.toString()));
      assertEquals(
          "quadrant: --json: "
              + file
              + "; allowed: a file in a folder that can be written to"
              + System.lineSeparator(),
          err.toString());
    }
  }

  @Test
  void withoutVectorsTheErrorIsOneLine() {
    Function<Extent, Validation> missing =
        extent -> {
          throw new UnsupportedOperationException("engine: vector needs the module");
        };
    assertEquals(2, execute(missing));
    assertEquals(
        "quadrant: engine: vector needs the module" + System.lineSeparator(), err.toString());
  }

  @Test
  void isASubcommand() {
    assertTrue(QuadrantCommand.commandLine().getSubcommands().containsKey("validate"));
  }

  @Test
  void aFileThatCannotBeWrittenAnyMoreCostsNoResult() throws IOException {
    Path file = folder.resolve("gone/validation.json");
    Files.createDirectory(file.getParent());
    Function<Extent, Validation> checks =
        extent ->
            new Validation(
                extent,
                List.of(
                    listener -> {
                      listener.accept(PASSED);
                      assertTrue(file.getParent().toFile().delete());
                    }));
    assertEquals(1, execute(checks, "--json", file.toString()));
    assertTrue(out.toString().contains("1 checks, 0 failed"), out.toString());
    assertTrue(err.toString().contains("; all results are printed above"), err.toString());
    assertEquals(1, err.toString().lines().count());
  }
}
