package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;

class ParameterDigestTest {
  private static final int HEADER = 128;

  @TempDir private Path folder;

  private static Network network(long seed, int d, int p, Precision precision) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Network(
        d, random.doubles((long) d * p).toArray(), random.doubles(p).toArray(), precision);
  }

  /** The digest can be had from the files with standard tools. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void isThatOfTheFiles(Precision precision) throws IOException, NoSuchAlgorithmException {
    Network network = network(7, 19, 23, precision);
    Path w = folder.resolve("W.npy");
    Path a = folder.resolve("a.npy");
    NpyWriter.write(w, precision, network.weights(), 23, 19);
    NpyWriter.write(a, precision, network.outputWeights(), 23);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : new Path[] {w, a}) {
      byte[] bytes = Files.readAllBytes(file);
      digest.update(bytes, HEADER, bytes.length - HEADER);
    }
    assertEquals(HexFormat.of().formatHex(digest.digest()), ParameterDigest.sha256(network));
  }

  /**
   * A value known from elsewhere: sha256 of the bytes of (1, 2, 3, 4, 0.5, −0.5) as {@code <f4}.
   */
  @Test
  void hasAKnownValue() {
    Network network =
        new Network(2, new double[] {1, 2, 3, 4}, new double[] {0.5, -0.5}, Precision.SINGLE);
    assertEquals(
        "8857963c33817917e2ab4f1766e4f0015a25cf76e6d9f729e764a51e2e270160",
        ParameterDigest.sha256(network));
  }

  @Test
  void dependsOnThePrecision() {
    assertNotEquals(
        ParameterDigest.sha256(network(7, 3, 4, Precision.SINGLE)),
        ParameterDigest.sha256(network(7, 3, 4, Precision.DOUBLE)));
  }
}
