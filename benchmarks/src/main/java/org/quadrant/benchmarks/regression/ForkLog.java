package org.quadrant.benchmarks.regression;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.OptionNames;

/**
 * The forks of a run, one line each, in the order of measurement. A line is on the disk when its
 * fork has ended, whatever becomes of the run. A last line without an end, as a full disk leaves
 * it, counts for nothing.
 */
public final class ForkLog implements Closeable {
  private static final String[] COLUMNS = {
    "benchmark",
    "arm",
    "round",
    "started",
    "ended",
    "unit",
    "bytes per operation",
    "operations per iteration",
    "scores"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** What is to be done when there is something to keep. */
  @FunctionalInterface
  public interface Begin {
    /**
     * Does it.
     *
     * @throws IOException if a file cannot be written
     */
    void run() throws IOException;
  }

  private final Writer writer;
  private final CSVPrinter printer;
  private Begin first;

  private ForkLog(Writer writer, Begin first) throws IOException {
    this.writer = writer;
    this.printer = new CSVPrinter(writer, FORMAT);
    this.first = first;
  }

  /**
   * Begins a log, or goes on with one.
   *
   * @param file created if need be
   * @throws IOException if the file cannot be written
   */
  public static ForkLog append(Path file) throws IOException {
    return append(file, () -> {});
  }

  /**
   * Begins a log, or goes on with one.
   *
   * @param file created if need be
   * @param first called before the first fork is added
   * @throws IOException if the file cannot be written
   */
  public static ForkLog append(Path file, Begin first) throws IOException {
    boolean begun = Files.exists(file) && endLastLine(file) > 0;
    ForkLog log =
        new ForkLog(
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            first);
    if (!begun) {
      log.printer.printRecord((Object[]) COLUMNS);
    }
    return log;
  }

  /** Cuts off what follows the last end of a line, and says how much is left. */
  private static long endLastLine(Path file) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long size = channel.size();
      while (size > 0) {
        one.clear();
        int _ = channel.position(size - 1).read(one);
        if (one.get(0) == '\n') {
          break;
        }
        size--;
      }
      return channel.truncate(size).size();
    }
  }

  /**
   * Adds a fork.
   *
   * @throws IOException if it cannot be written
   */
  public void add(Fork fork) throws IOException {
    add(fork, OptionNames.of(fork.arm()));
  }

  /**
   * Adds a fork of an arm that has a name of its own.
   *
   * @throws IOException if it cannot be written
   */
  public void add(Fork fork, String arm) throws IOException {
    first.run();
    first = () -> {};
    printer.printRecord(
        fork.benchmark(),
        arm,
        fork.round(),
        String.format(Locale.ROOT, "%.3f", fork.started()),
        String.format(Locale.ROOT, "%.3f", fork.ended()),
        fork.unit(),
        fork.bytesPerOperation(),
        fork.operationsPerIteration(),
        Arrays.stream(fork.scores()).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    writer.flush();
  }

  /**
   * A line of a log.
   *
   * @param fork what was measured; its arm is the baseline's if the log's arm has another name
   */
  public record Line(Fork fork, String arm) {}

  /**
   * Reads a log.
   *
   * @param file written by this class
   * @return its lines
   * @throws BadInputException if it holds something else
   * @throws IOException if it cannot be read
   */
  public static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (Reader reader = new StringReader(wholeLines(Files.readString(file)));
        CSVParser parser =
            FORMAT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      if (!parser.getHeaderNames().equals(List.of(COLUMNS))) {
        throw new BadInputException(file + ": not a log of forks");
      }
      for (CSVRecord line : parser) {
        lines.add(line(line));
      }
    } catch (IllegalArgumentException | CharacterCodingException | UncheckedIOException e) {
      throw new BadInputException(file + ": not a log of forks", e);
    }
    return lines;
  }

  private static String wholeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static Line line(CSVRecord line) {
    String arm = line.get("arm");
    return new Line(
        new Fork(
            line.get("benchmark"),
            arm.equals(OptionNames.of(Arm.CANDIDATE)) ? Arm.CANDIDATE : Arm.BASELINE,
            Integer.parseInt(line.get("round")),
            Double.parseDouble(line.get("started")),
            Double.parseDouble(line.get("ended")),
            line.get("unit"),
            Arrays.stream(line.get("scores").split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray(),
            Double.parseDouble(line.get("bytes per operation")),
            Double.parseDouble(line.get("operations per iteration"))),
        arm);
  }

  /**
   * Ends the log.
   *
   * @throws IOException if it cannot be written
   */
  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}
