package org.quadrant.benchmarks.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;

class ValidationReaderTest {
  private static final ValidationReport REPORT =
      new ValidationReport(
          new Build("1", "c", false),
          Machine.describe(),
          Extent.QUICK,
          1.5,
          1e-6,
          List.of(
              CheckResult.of("one", 0.5, 1, "sigma", "of many"),
              CheckResult.of("two", Double.NaN, 0, "", ""),
              CheckResult.skipped("three", "not here")));

  @TempDir private Path folder;

  private Path write(String old, String text) throws IOException {
    Path file = folder.resolve("validation.json");
    Json.write(file, REPORT);
    String content = Files.readString(file);
    assertTrue(content.contains(old), content);
    return Files.writeString(file, content.replace(old, text));
  }

  /** With figures that are not numbers. */
  @Test
  void readsWhatWasWritten() throws IOException {
    assertEquals(REPORT, ValidationReader.read(write("", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "\"checks\"; \"check\"; (build, machine, extent, checks)",
        "\"status\": \"pass\"; \"status\": null; (build, machine, extent, checks)",
        "\"status\": \"pass\"; \"status\": \"maybe\"; maybe",
        "\"seconds\": 1.5; \"seconds\": \"long\"; long",
        "\"extent\": \"quick\",; ''; (build, machine, extent, checks)",
        "\"falseAlarmRate\"; falseAlarmRate; not valid JSON (line ",
      })
  void refusesForeignFiles(String old, String text, String message) throws IOException {
    Path file = write(old, text);
    BadInputException error =
        assertThrows(BadInputException.class, () -> ValidationReader.read(file));
    assertTrue(error.getMessage().startsWith(file + ": not "), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
