package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.quadrant.benchmarks.experiments.ExperimentResult.FigureEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.TableEntry;
import org.quadrant.benchmarks.output.BadInputException;

/** Whether an experiment on small networks left all that it leaves at full size. */
public final class Completeness {
  static final Path COMMITTED = Path.of("..", "..", "results", "experiments");

  private Completeness() {}

  /**
   * Checks were evaluated, texts say numbers, and every figure named is there.
   *
   * @param result what came of the experiment
   * @param folder with its files
   * @throws IOException if a file is missing
   */
  public static void assertComplete(ExperimentResult result, Path folder) throws IOException {
    assertFalse(result.checks().isEmpty());
    for (Check check : result.checks()) {
      assertTrue(Double.isFinite(check.value()), result.name() + ": " + check.name());
      assertTrue(check.lower() <= check.upper(), result.name() + ": " + check.name());
      assertFalse(check.note().isEmpty());
    }
    for (String text : List.of(result.claim(), result.setUp(), result.theory(), result.found())) {
      assertFalse(text.isEmpty() || text.contains("NaN"), text);
    }
    String readme = Files.readString(folder.resolve(ExperimentReadme.FILE));
    for (String text : List.of(result.claim(), result.setUp(), result.theory(), result.found())) {
      assertTrue(readme.contains(text), text);
    }
    assertFalse(result.figures().isEmpty());
    for (FigureEntry figure : result.figures()) {
      for (String extension : List.of(".svg", ".png")) {
        assertTrue(Files.size(folder.resolve(figure.file() + extension)) > 1000, figure.file());
      }
    }
  }

  /**
   * A chosen range says which error it would catch, a derived one nothing of the kind.
   *
   * @param result what came of the experiment
   */
  public static void assertBoundsExplained(ExperimentResult result) {
    for (Check check : result.checks()) {
      assertEquals(check.basis() == Check.Basis.CHOSEN, !check.power().isEmpty(), check.name());
    }
  }

  /**
   * The tables have their columns, and these numbers of rows.
   *
   * @param result what came of the experiment
   * @param folder with its files
   * @param rows of each table, the head not counted
   * @throws IOException if a file is missing
   */
  public static void assertTables(ExperimentResult result, Path folder, Map<String, Integer> rows)
      throws IOException {
    assertEquals(
        rows.keySet(), result.tables().stream().map(TableEntry::file).collect(Collectors.toSet()));
    for (TableEntry table : result.tables()) {
      List<CSVRecord> records;
      try (CSVParser parser =
          CSVParser.parse(
              Files.newBufferedReader(folder.resolve(table.file())), CSVFormat.DEFAULT)) {
        records = parser.getRecords();
      }
      assertEquals(
          table.columns().stream().map(Table.Column::name).toList(), records.getFirst().toList());
      assertEquals(rows.get(table.file()), records.size() - 1, table.file());
      for (CSVRecord record : records) {
        assertEquals(table.columns().size(), record.size(), table.file());
      }
    }
  }

  /**
   * The texts are those of the committed results: word for word where they say nothing of the size,
   * and but for the numbers elsewhere.
   *
   * @param result what came of the experiment
   * @throws BadInputException if the committed results cannot be read
   */
  public static void assertTextsOfCommitted(ExperimentResult result) throws BadInputException {
    ExperimentResult committed = ExperimentReader.read(COMMITTED.resolve(result.name()));
    assertEquals(committed.number(), result.number());
    assertEquals(committed.title(), result.title());
    assertEquals(committed.claim(), result.claim());
    assertEquals(committed.theory(), result.theory());
    assertEquals(committed.figures(), result.figures());
    assertEquals(committed.tables(), result.tables());
    assertEquals(
        committed.checks().stream().map(Check::name).toList(),
        result.checks().stream().map(Check::name).toList());
    assertEquals(withoutNumbers(committed.setUp()), withoutNumbers(result.setUp()));
    assertEquals(withoutNumbers(committed.found()), withoutNumbers(result.found()));
    for (int i = 0; i < result.checks().size(); i++) {
      assertEquals(
          withoutNumbers(committed.checks().get(i).note()),
          withoutNumbers(result.checks().get(i).note()));
    }
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("-?[0-9]+([.][0-9]+)?[⁰¹²³⁴⁵⁶⁷⁸⁹]*|–", "#");
  }
}
