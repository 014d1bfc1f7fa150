package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.engine.Engines;

@TestInstance(Lifecycle.PER_CLASS)
class ExperimentReaderTest {
  private ExperimentResult written;
  private String content;

  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  void carryOut(@TempDir Path results) throws IOException {
    try (Laboratory laboratory = new Laboratory(Engines.scalar(1), 1)) {
      written = new ExperimentRunner(results, Size.QUICK, laboratory).run(new Probe("probe", 2));
    }
    content = Files.readString(results.resolve("probe/experiment.json"));
  }

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("experiment.json"), content);
  }

  /** With bounds that are infinite and a standard error that is NaN. */
  @Test
  void readsWhatWasWritten() throws IOException {
    assertTrue(ExperimentReader.isExperiment(folder));
    assertFalse(ExperimentReader.isExperiment(folder.getParent()));
    assertEquals(written, ExperimentReader.read(folder));
  }

  @Test
  void failsAValueThatIsNoNumber() throws IOException {
    replace("\"value\": 2.0,\n", "\"value\": null,\n");
    Check check = ExperimentReader.read(folder).checks().getFirst();
    assertTrue(Double.isNaN(check.value()));
    assertFalse(check.passed());
  }

  @Test
  void passesAnyValueThatHasNoUpperBound() throws IOException {
    replace("\"upper\": 1.0,\n", "\"upper\": null,\n");
    Check check = ExperimentReader.read(folder).checks().getFirst();
    assertEquals(Double.POSITIVE_INFINITY, check.upper());
    assertTrue(check.passed());
  }

  @Test
  void passesOverWhatALaterVersionAdds() throws IOException {
    replace("\"name\": \"value\"", "\"name\": \"value\", \"later\": [ ]");
    assertEquals(written, ExperimentReader.read(folder));
  }

  private void replace(String old, String text) throws IOException {
    assertTrue(content.contains(old), content);
    Files.writeString(file, content.replace(old, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{", "{}", "null", "[]", "{\"schema\": 1}"})
  void refusesForeignFiles(String foreign) throws IOException {
    Files.writeString(file, foreign);
    assertRefused("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "quadrant-experiment-1; quadrant-experiment-2; schema \"quadrant-experiment-2\"; allowed",
        "\"claim\"; \"claims\"; claim",
        "\"lower\": null,; ''; lower",
        "\"name\": \"value\"; \"name\": null; checks.0.name",
        "\"value\": 2.0; \"value\": \"two\"; checks.0.value",
        "\"size\": \"quick\"; \"size\": \"huge\"; size",
        "\"file\": \"line\"; \"file\": \"../line\"; file ../line; allowed",
        "\"file\": \"points.csv\"; \"file\": \"/points.csv\"; file /points.csv; allowed",
      })
  void refusesAnotherContract(String old, String text, String message) throws IOException {
    replace(old, text);
    assertRefused(message);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    Files.writeString(file, content.substring(0, content.length() / 2));
    assertRefused("not valid JSON (line ");
  }

  private void assertRefused(String message) {
    BadInputException error =
        assertThrows(BadInputException.class, () -> ExperimentReader.read(folder));
    assertTrue(error.getMessage().startsWith(file + ": "), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
