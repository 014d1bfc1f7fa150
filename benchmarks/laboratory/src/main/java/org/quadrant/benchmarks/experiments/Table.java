package org.quadrant.benchmarks.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.quadrant.benchmarks.output.Csv;

/** A tidy table: one observation a row, one variable a column. */
public final class Table {
  private final String name;
  private final String caption;
  private final List<Column> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /**
   * One variable.
   *
   * @param name in the head of the file: lower case, words joined by underscores
   * @param description what it is, with its unit
   */
  public record Column(String name, String description) {}

  /**
   * A table without rows.
   *
   * @param name of the file, without {@code .csv}
   * @param caption what a row is
   * @param columns at least one
   */
  public Table(String name, String caption, Column... columns) {
    this.name = name;
    this.caption = caption;
    this.columns = List.of(columns);
  }

  /**
   * Adds an observation.
   *
   * @param values as many as there are columns; numbers, text, or {@code ""} for a missing value;
   *     NaN stays, as the mean over a block without neurons
   * @throws IllegalArgumentException if there are more or fewer
   */
  public void add(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values in " + columns.size() + " columns of table " + name);
    }
    rows.add(List.copyOf(Arrays.asList(values)));
  }

  String file() {
    return name + ".csv";
  }

  String caption() {
    return caption;
  }

  List<Column> columns() {
    return columns;
  }

  void write(Path file) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file), Csv.FORMAT)) {
      csv.printRecord(columns.stream().map(Column::name).toList());
      for (List<Object> row : rows) {
        csv.printRecord(row);
      }
    }
  }
}
