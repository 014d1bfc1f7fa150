package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;

class ParametersTest {
  private static Network network(long seed, int d, int p, Precision precision) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Network(
        d, random.doubles((long) d * p).toArray(), random.doubles(p).toArray(), precision);
  }

  private static Parameter zeros(String name, int... lengths) {
    ParameterShape shape = ParameterShape.of(name, lengths);
    return Parameter.of(shape, new double[(int) shape.size()]);
  }

  private static void assertRefused(String message, Executable use) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, use).getMessage());
  }

  /** More bytes than a buffer holds, computed at once. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void theDigestIsThatOfTheBytes(Precision precision) throws NoSuchAlgorithmException {
    Network network = network(7, 190, 230, precision);
    ByteBuffer bytes =
        ByteBuffer.allocate(191 * 230 * precision.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] values : new double[][] {network.weights(), network.outputWeights()}) {
      for (double value : values) {
        switch (precision) {
          case SINGLE -> bytes.putFloat((float) value);
          case DOUBLE -> bytes.putDouble(value);
        }
      }
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    assertEquals(HexFormat.of().formatHex(digest), Parameters.of(network).sha256());
  }

  /**
   * A value known from elsewhere: sha256 of the bytes of (1, 2, 3, 4, 0.5, −0.5) as {@code <f4}.
   */
  @Test
  void theDigestHasAKnownValue() {
    String known = "8857963c33817917e2ab4f1766e4f0015a25cf76e6d9f729e764a51e2e270160";
    Network network =
        new Network(2, new double[] {1, 2, 3, 4}, new double[] {0.5, -0.5}, Precision.SINGLE);
    assertEquals(known, Parameters.of(network).sha256());
    Parameters same =
        new Parameters(
            List.of(
                Parameter.of(ParameterShape.of("W", 2, 2), new float[] {1, 2, 3, 4}),
                Parameter.of(ParameterShape.of("a", 2), new float[] {0.5f, -0.5f})));
    assertEquals(known, same.sha256());
  }

  @Test
  void theDigestDependsOnThePrecision() {
    assertNotEquals(
        Parameters.of(network(7, 3, 4, Precision.SINGLE)).sha256(),
        Parameters.of(network(7, 3, 4, Precision.DOUBLE)).sha256());
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aNetworkIsWAndA(Precision precision) {
    Network network = network(1, 3, 4, precision);
    Parameters parameters = Parameters.of(network);
    assertEquals(
        List.of(ParameterShape.of("W", 4, 3), ParameterShape.of("a", 4)), parameters.shapes());
    Parameter w = parameters.get("W");
    assertEquals(precision, w.precision());
    assertEquals(12, w.size());
    assertEquals(network.weight(2, 1), w.value(7));
    assertEquals(network.outputWeight(3), parameters.get("a").value(3));
    assertThrows(IndexOutOfBoundsException.class, () -> w.value(12));
    assertThrows(IndexOutOfBoundsException.class, () -> w.value(-1));
  }

  @Test
  void arraysKeepTheirOrder() {
    Parameter a = zeros("a", 2);
    Parameter factor = zeros("L", 2, 2);
    Parameters parameters = new Parameters(List.of(factor, a));
    assertSame(a, parameters.get("a"));
    assertSame(factor, parameters.all().getFirst());
    parameters.require(List.of(factor.shape(), a.shape()));
    assertRefused(
        "parameters: L [2, 2], a [2]; allowed: a [2], L [2, 2]",
        () -> parameters.require(List.of(a.shape(), factor.shape())));
    assertRefused("parameter: W; allowed: L [2, 2], a [2]", () -> parameters.get("W"));
  }

  @Test
  void namesDifferByMoreThanTheirCase() {
    assertRefused(
        "parameters: A [2, 2], a [2]; allowed: names that differ by more than the case of letters",
        () -> new Parameters(List.of(zeros("A", 2, 2), zeros("a", 2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "../W", "W.npy", "W a", "µ"})
  void namesAreLettersAndDigits(String name) {
    assertRefused(
        "parameter: " + name + "; allowed: a letter, then letters or digits",
        () -> ParameterShape.of(name, 1));
  }

  @Test
  void lengthsArePositive() {
    String allowed = "; allowed: one length or more, each at least 1";
    assertRefused("parameter: L []" + allowed, () -> ParameterShape.of("L"));
    assertRefused("parameter: L [3, 0]" + allowed, () -> ParameterShape.of("L", 3, 0));
  }

  @Test
  void valuesAreAsManyAsTheShapeSays() {
    ParameterShape shape = ParameterShape.of("L", 2, 3);
    String message = "parameter: L [2, 3] of 5 values; allowed: 6";
    assertRefused(message, () -> Parameter.of(shape, new float[5]));
    assertRefused(message, () -> Parameter.of(shape, new double[5]));
  }
}
