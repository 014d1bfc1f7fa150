package org.quadrant.benchmarks.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.quadrant.network.Precision;
import org.quadrant.training.Parameter;

/**
 * Writes an array of floats to a file in NumPy's format (version 1.0), row by row. A row is
 * everything but the first dimension; the number of rows is what has been written when the file is
 * closed, so an array of a run that ended early is a shorter array, not a broken file.
 */
public final class NpyWriter implements Closeable {
  private final FileChannel channel;
  private final Precision precision;
  private final int[] rowShape;
  private final int rowLength;
  private final ByteBuffer buffer;
  private long rows;
  private boolean closed;

  private NpyWriter(FileChannel channel, Precision precision, int[] rowShape, int rowLength) {
    this.channel = channel;
    this.precision = precision;
    this.rowShape = rowShape;
    this.rowLength = rowLength;
    this.buffer = LittleEndian.buffer();
  }

  /**
   * Creates a file.
   *
   * @param file created or replaced
   * @param precision format of the values
   * @param rowShape lengths of the dimensions after the first, at least 1 each
   * @return the writer, before its first row
   * @throws IOException if the file cannot be written
   */
  public static NpyWriter create(Path file, Precision precision, int... rowShape)
      throws IOException {
    int rowLength = 1;
    for (int length : rowShape) {
      if (length < 1) {
        throw new IllegalArgumentException("rows of shape " + Arrays.toString(rowShape));
      }
      rowLength = Math.multiplyExact(rowLength, length);
    }
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    NpyWriter writer = new NpyWriter(channel, precision, rowShape.clone(), rowLength);
    try {
      writer.writeHeader();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return writer;
  }

  /**
   * Writes a whole array.
   *
   * @param file created or replaced
   * @param precision format of the values
   * @param values row-major, rounded to the precision
   * @param shape lengths of the dimensions, one or more; their product is the number of values
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Precision precision, double[] values, int... shape)
      throws IOException {
    int[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
    try (NpyWriter writer = create(file, precision, rowShape)) {
      writer.append(values);
      if (writer.rows != shape[0]) {
        throw new IllegalArgumentException(writer.rows + " rows, not " + shape[0]);
      }
    }
  }

  /**
   * Writes a parameter, without a copy of its values.
   *
   * @param file created or replaced
   * @param parameter what to write, in its own precision
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Parameter parameter) throws IOException {
    List<Integer> lengths = parameter.shape().lengths();
    int[] rowShape = lengths.stream().skip(1).mapToInt(Integer::intValue).toArray();
    try (NpyWriter writer = create(file, parameter.precision(), rowShape)) {
      LittleEndian.write(parameter, writer.buffer, writer.channel);
      writer.rows = lengths.getFirst();
    }
  }

  /**
   * Appends one or more rows.
   *
   * @param values whole rows, row-major; rounded to the precision
   * @throws IOException if they cannot be written
   */
  public void append(double... values) throws IOException {
    if (values.length % rowLength != 0) {
      throw new IllegalArgumentException(values.length + " values in rows of " + rowLength);
    }
    LittleEndian.write(values, precision, buffer, channel);
    rows += values.length / rowLength;
  }

  /** Puts the header, of the same length whatever the number of rows, at the file's begin. */
  private void writeHeader() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(NpyHeader.encode(precision, rows, rowShape));
    long position = 0;
    while (header.hasRemaining()) {
      position += channel.write(header, position);
    }
    if (channel.position() < position) {
      channel.position(position);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (channel) {
      writeHeader();
    }
  }
}
