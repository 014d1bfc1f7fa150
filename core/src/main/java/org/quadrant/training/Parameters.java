package org.quadrant.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.quadrant.network.Network;

/**
 * The state of a run, but for the number of its steps, as named arrays: W and a of an engine that
 * keeps the weights, or whatever else an engine keeps in their place. It is a snapshot, which does
 * not change while the run goes on. With the configuration and the number of steps it is all that
 * is needed to go on with the run, since random numbers have no state.
 */
public final class Parameters {
  /** Name of the first-layer weights, [p][d]. */
  public static final String WEIGHTS = "W";

  /** Name of the second-layer weights, [p]. */
  public static final String OUTPUT_WEIGHTS = "a";

  private static final int BUFFER_BYTES = 1 << 16;

  private final List<Parameter> all;

  /**
   * A state.
   *
   * @param all its arrays, in the order in which a digest takes them
   * @throws IllegalArgumentException if two names are the same but for the case of letters, so that
   *     not every file system could hold the files of both
   */
  public Parameters(List<Parameter> all) {
    this.all = List.copyOf(all);
    Set<String> names = new HashSet<>();
    for (ParameterShape shape : shapes()) {
      if (!names.add(shape.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "parameters: %s; allowed: names that differ by more than the case of letters"
                .formatted(text(shapes())));
      }
    }
  }

  /**
   * The state of a run that keeps the weights. It reads the network's arrays where they are.
   *
   * @param network W and a
   * @return W, row-major [p][d], and a, in the network's precision
   */
  public static Parameters of(Network network) {
    int d = network.dimension();
    List<ParameterShape> shapes = ofWeights(d, network.neurons());
    return new Parameters(
        List.of(
            new Parameter(shapes.get(0), network.precision(), i -> network.weight(i / d, i % d)),
            new Parameter(shapes.get(1), network.precision(), network::outputWeight)));
  }

  /** Names and shapes of W and a. */
  static List<ParameterShape> ofWeights(int dimension, int neurons) {
    return List.of(
        ParameterShape.of(WEIGHTS, neurons, dimension), ParameterShape.of(OUTPUT_WEIGHTS, neurons));
  }

  /**
   * All arrays.
   *
   * @return in their order, unmodifiable
   */
  public List<Parameter> all() {
    return all;
  }

  /**
   * Names and shapes of all arrays.
   *
   * @return in their order
   */
  public List<ParameterShape> shapes() {
    return all.stream().map(Parameter::shape).toList();
  }

  /**
   * One array.
   *
   * @param name its name
   * @return the array
   * @throws IllegalArgumentException if there is none of this name
   */
  public Parameter get(String name) {
    return all.stream()
        .filter(parameter -> parameter.shape().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameter: " + name + "; allowed: " + text(shapes())));
  }

  /**
   * Checks that these are the arrays that an engine takes.
   *
   * @param allowed names and shapes, in their order
   * @throws IllegalArgumentException if there is another name, shape or order
   */
  public void require(List<ParameterShape> allowed) {
    if (!shapes().equals(allowed)) {
      throw new IllegalArgumentException(
          "parameters: " + text(shapes()) + "; allowed: " + text(allowed));
    }
  }

  private static String text(List<ParameterShape> shapes) {
    return shapes.stream().map(ParameterShape::toString).collect(Collectors.joining(", "));
  }

  /**
   * SHA-256 over the little-endian bytes of all arrays, one after the other, each row-major and in
   * its precision: equal if and, for all practical purposes, only if the parameters are.
   *
   * @return 64 hexadecimal digits
   */
  public String sha256() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Parameter parameter : all) {
      int next = 0;
      while (next < parameter.size()) {
        next = parameter.put(next, buffer.clear());
        digest.update(buffer.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
