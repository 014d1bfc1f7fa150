package org.quadrant.benchmarks.experiment;

import org.apache.commons.csv.CSVFormat;

/** How comma-separated values are written: the same bytes on every system and in every locale. */
final class Csv {
  /** Commas, lines that end in a line feed, numbers as Java writes them. */
  static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private Csv() {}
}
