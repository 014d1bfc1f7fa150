package org.quadrant.benchmarks.output;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.quadrant.network.Precision;

/**
 * Reads an array of floats from a file in NumPy's format, versions 1.0 to 3.0, little-endian, in C
 * order. Opening checks the whole header and the size of the file; the values are then read in
 * order, as many at a time as asked for, so that the array need not fit into memory.
 */
public final class NpyReader implements Closeable {
  private static final String KIND = "allowed: a NumPy .npy file, version 1.0 to 3.0";

  private final Path file;
  private final FileChannel channel;
  private final NpyHeader header;
  private final ByteBuffer buffer = LittleEndian.buffer().limit(0);

  private NpyReader(Path file, FileChannel channel, NpyHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a file.
   *
   * @param file a regular file
   * @return the reader, before its first value
   * @throws BadInputException if it is no such file, of another kind, malformed, truncated or
   *     followed by something else
   * @throws IOException if it cannot be read
   */
  public static NpyReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? "not a file" : "no such file";
      throw new BadInputException(file + ": " + what + "; " + KIND);
    }
    FileChannel channel = openChannel(file);
    try {
      NpyHeader header = readHeader(channel);
      checkSize(header, channel.size() - channel.position());
      return new NpyReader(file, channel, header);
    } catch (IllegalArgumentException e) {
      channel.close();
      throw new BadInputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel openChannel(Path file) throws BadInputException {
    try {
      return FileChannel.open(file);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read (" + Errors.text(e) + "); " + KIND, e);
    }
  }

  private static NpyHeader readHeader(FileChannel channel) throws IOException {
    ByteBuffer start = read(channel, NpyHeader.MAGIC.length + 2, "not an .npy file; " + KIND);
    byte[] magic = new byte[NpyHeader.MAGIC.length];
    start.get(magic);
    if (!Arrays.equals(magic, NpyHeader.MAGIC)) {
      throw new IllegalArgumentException("not an .npy file; " + KIND);
    }
    int major = start.get();
    int minor = start.get();
    if (major < 1 || major > 3 || minor != 0) {
      throw new IllegalArgumentException(
          "version " + (major & 0xff) + "." + (minor & 0xff) + "; " + KIND);
    }
    String truncated = "header truncated";
    long length =
        major == 1
            ? Short.toUnsignedLong(read(channel, Short.BYTES, truncated).getShort())
            : Integer.toUnsignedLong(read(channel, Integer.BYTES, truncated).getInt());
    if (length > NpyHeader.LONGEST) {
      throw new IllegalArgumentException(
          "header of " + length + " bytes; allowed: at most " + NpyHeader.LONGEST);
    }
    Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return NpyHeader.parse(charset.decode(read(channel, (int) length, truncated)).toString());
  }

  private static ByteBuffer read(FileChannel channel, int bytes, String otherwise)
      throws IOException {
    ByteBuffer read = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (read.hasRemaining()) {
      if (channel.read(read) < 0) {
        throw new IllegalArgumentException(otherwise);
      }
    }
    return read.flip();
  }

  private static void checkSize(NpyHeader header, long present) {
    long needed;
    try {
      needed = header.bytes();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "shape " + header.shape() + "; allowed: fewer than 2^63 bytes", e);
    }
    if (present != needed) {
      throw new IllegalArgumentException(
          (present < needed ? "truncated: " : "trailing bytes: ")
              + present
              + " bytes of data; allowed: "
              + needed
              + " for shape "
              + header.shape());
    }
  }

  /**
   * The file.
   *
   * @return its path as given
   */
  public Path file() {
    return file;
  }

  /**
   * Format of the values.
   *
   * @return single or double precision
   */
  public Precision precision() {
    return header.precision();
  }

  /**
   * Shape of the array.
   *
   * @return lengths of the dimensions, unmodifiable
   */
  public List<Integer> shape() {
    return header.shape();
  }

  /**
   * Reads the next values.
   *
   * @return the values, a new array
   * @throws EOFException if fewer are left
   * @throws IOException if they cannot be read
   */
  public double[] next(int count) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      if (buffer.remaining() < precision().bytes()) {
        fill();
      }
      values[i] =
          switch (precision()) {
            case SINGLE -> buffer.getFloat();
            case DOUBLE -> buffer.getDouble();
          };
    }
    return values;
  }

  private void fill() throws IOException {
    buffer.compact();
    while (buffer.position() < precision().bytes()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(file + ": no more values");
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
