package org.quadrant.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the NumPy arrays of the test resources: format 1.0, {@code <f4} or {@code <f8}. */
final class Npy {
  private static final int PREAMBLE = 10;

  private Npy() {}

  /**
   * Reads all values of an array.
   *
   * @param resource name of the resource
   * @return the values in the order of the file
   */
  static double[] read(String resource) {
    try (InputStream in = Npy.class.getResourceAsStream(resource)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int begin = PREAMBLE + bytes.getShort(PREAMBLE - 2);
      String header =
          new String(bytes.array(), PREAMBLE, begin - PREAMBLE, StandardCharsets.US_ASCII);
      boolean single = header.contains("<f4");
      if (!single && !header.contains("<f8")) {
        throw new IllegalStateException(resource + ": " + header);
      }
      double[] values = new double[(bytes.limit() - begin) / (single ? Float.BYTES : Double.BYTES)];
      bytes.position(begin);
      for (int i = 0; i < values.length; i++) {
        values[i] = single ? bytes.getFloat() : bytes.getDouble();
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
