package org.quadrant.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.BadInputException;

/**
 * The part of a Markdown file between two comments, which a command writes; people write the rest.
 */
public final class GeneratedSection {
  /** Line before the part. */
  static final String BEGIN = "<!-- quadrant report: begin, written by the command -->";

  /** Line after the part. */
  static final String END = "<!-- quadrant report: end -->";

  private GeneratedSection() {}

  /**
   * Replaces the part in a file, and leaves every other byte as it is. A file that does not exist
   * is created with a title and the part alone.
   *
   * @param file UTF-8 text
   * @param text the new part
   * @throws BadInputException if the file does not hold each of the two comments once, in order
   * @throws IOException if it cannot be read or written; it is then as it was
   */
  public static void replace(Path file, String text) throws IOException {
    AtomicFile.write(
        file, Files.exists(file) ? replaced(file, text) : "# Results\n\n" + part(text));
  }

  private static String replaced(Path file, String text) throws IOException {
    String old = Files.readString(file);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0
        || end < begin
        || old.indexOf(BEGIN, begin + 1) >= 0
        || old.indexOf(END, end + 1) >= 0) {
      throw new BadInputException(
          file
              + ": no place for the tables; allowed: one line "
              + BEGIN
              + " and after it one "
              + END);
    }
    String after = old.substring(end + END.length());
    return old.substring(0, begin) + part(text).stripTrailing() + after;
  }

  private static String part(String text) {
    return BEGIN + "\n\n" + text + "\n" + END + "\n";
  }
}
