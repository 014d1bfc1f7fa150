package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.quadrant.network.Network;

/** Digest of a network's parameters: equal if and, for all practical purposes, only if they are. */
public final class ParameterDigest {
  private ParameterDigest() {}

  /**
   * SHA-256 over the little-endian bytes of W, row-major [p][d], then a, in the network's
   * precision: the bytes that {@code W.npy} and {@code a.npy} hold after their headers.
   *
   * @return 64 hexadecimal digits
   */
  public static String sha256(Network network) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
    try (WritableByteChannel channel = new DigestChannel(digest)) {
      ByteBuffer buffer = LittleEndian.buffer();
      LittleEndian.write(network.weights(), network.precision(), buffer, channel);
      LittleEndian.write(network.outputWeights(), network.precision(), buffer, channel);
    } catch (IOException e) {
      throw new AssertionError("a digest takes all bytes", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Feeds a digest. */
  private record DigestChannel(MessageDigest digest) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) {
      int count = bytes.remaining();
      digest.update(bytes);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing to release.
    }
  }
}
