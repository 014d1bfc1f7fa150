package org.quadrant.benchmarks.output;

import org.apache.commons.csv.CSVFormat;

/** How comma-separated values are written: the same bytes on every system and in every locale. */
public final class Csv {
  /** Commas, lines that end in a line feed, numbers as Java writes them. */
  public static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private Csv() {}
}
