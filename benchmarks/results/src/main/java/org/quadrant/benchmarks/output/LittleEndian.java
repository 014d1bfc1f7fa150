package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import org.quadrant.network.Precision;
import org.quadrant.training.Parameter;

/** Floating-point numbers as little-endian bytes, through a buffer of fixed size. */
final class LittleEndian {
  private static final int BUFFER_BYTES = 1 << 16;

  private LittleEndian() {}

  /** An empty buffer that holds whole numbers of either precision. */
  static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes the values, rounded to the precision. */
  static void write(double[] values, Precision precision, ByteBuffer buffer, WritableByteChannel to)
      throws IOException {
    buffer.clear();
    for (double value : values) {
      if (buffer.remaining() < precision.bytes()) {
        drain(buffer, to);
      }
      switch (precision) {
        case SINGLE -> buffer.putFloat((float) value);
        case DOUBLE -> buffer.putDouble(value);
      }
    }
    drain(buffer, to);
  }

  /** Writes a parameter, in its own precision. */
  static void write(Parameter parameter, ByteBuffer buffer, WritableByteChannel to)
      throws IOException {
    buffer.clear();
    int next = 0;
    while (next < parameter.size()) {
      next = parameter.put(next, buffer);
      drain(buffer, to);
    }
  }

  private static void drain(ByteBuffer buffer, WritableByteChannel to) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.clear();
  }
}
