package org.quadrant.benchmarks.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quadrant.network.Precision;

/**
 * Header of a file in NumPy's format: magic bytes, version, length, and a Python dictionary with
 * the keys descr, fortran_order and shape, padded with spaces to a multiple of 64 bytes. Source:
 * the documentation of {@code numpy.lib.format}.
 *
 * @param precision format of the values
 * @param shape lengths of the dimensions
 */
record NpyHeader(Precision precision, List<Integer> shape) {
  /** The first bytes of every file. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** A dictionary that is longer than this does not describe an array. */
  static final int LONGEST = 1 << 16;

  private static final int ALIGNMENT = 64;
  private static final int PREFIX = MAGIC.length + 4;
  private static final int MOST_DIGITS = Long.toString(Long.MAX_VALUE).length();

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(?<quote>['\"])(?<key>\\w+)\\k<quote>\\s*:\\s*"
              + "(?<value>'[^']*'|\"[^\"]*\"|\\([^()]*\\)|\\w+|\\[.*\\])\\s*(?:,|$)");
  private static final Pattern LENGTHS =
      Pattern.compile("\\(\\s*(?:\\d+L?\\s*,\\s*)+(?:\\d+L?\\s*)?\\)|\\(\\s*\\)");
  private static final Pattern LENGTH = Pattern.compile("\\d+");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Header of version 1.0. Its size does not depend on the number of rows, so that it can be
   * overwritten once that is known.
   */
  static byte[] encode(Precision precision, long rows, int... rowShape) {
    String lengths =
        Arrays.stream(rowShape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s, %s), }"
            .formatted(precision.numpyType(), Long.toString(rows), lengths)
            .replace(", )", ",)");
    int reserve = MOST_DIGITS - Long.toString(rows).length();
    int size = PREFIX + dictionary.length() + reserve + 1;
    int padded = Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
    byte[] header = new byte[padded];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[MAGIC.length] = 1;
    header[MAGIC.length + 1] = 0;
    header[MAGIC.length + 2] = (byte) (padded - PREFIX);
    header[MAGIC.length + 3] = (byte) ((padded - PREFIX) >>> 8);
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, PREFIX, text.length);
    header[padded - 1] = '\n';
    return header;
  }

  /**
   * Reads the dictionary.
   *
   * @throws IllegalArgumentException in one line, if it is malformed or describes an array of a
   *     kind that is not read here
   */
  static NpyHeader parse(String dictionary) {
    Map<String, String> entries = entries(dictionary.strip());
    Set<String> keys = Set.of("descr", "fortran_order", "shape");
    if (!entries.keySet().equals(keys)) {
      throw malformed();
    }
    Precision precision = precision(entries.get("descr"));
    switch (entries.get("fortran_order")) {
      case "False" -> {}
      case "True" ->
          throw new IllegalArgumentException(
              "fortran_order: True; allowed: False, as written by numpy.ascontiguousarray");
      default -> throw malformed();
    }
    return new NpyHeader(precision, shape(entries.get("shape")));
  }

  private static Map<String, String> entries(String dictionary) {
    if (dictionary.length() < 2 || !dictionary.startsWith("{") || !dictionary.endsWith("}")) {
      throw malformed();
    }
    String inside = dictionary.substring(1, dictionary.length() - 1).strip();
    Map<String, String> entries = new HashMap<>();
    Matcher matcher = ENTRY.matcher(inside);
    int position = 0;
    while (position < inside.length()) {
      if (!matcher.region(position, inside.length()).lookingAt()
          || entries.put(matcher.group("key"), matcher.group("value")) != null) {
        throw malformed();
      }
      position = matcher.end();
    }
    return entries;
  }

  private static Precision precision(String descr) {
    for (Precision precision : Precision.values()) {
      String type = precision.numpyType();
      if (descr.equals("'" + type + "'") || descr.equals("\"" + type + "\"")) {
        return precision;
      }
    }
    throw new IllegalArgumentException("descr: " + descr + "; allowed: '<f4', '<f8'");
  }

  private static List<Integer> shape(String tuple) {
    if (!LENGTHS.matcher(tuple).matches()) {
      throw malformed();
    }
    try {
      return LENGTH.matcher(tuple).results().map(r -> Integer.valueOf(r.group())).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "shape: " + tuple + "; allowed: lengths less than 2^31", e);
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("malformed header");
  }

  /**
   * Size of the array.
   *
   * @return bytes of all values together
   * @throws ArithmeticException if there are more than a long can count
   */
  long bytes() {
    long count = precision.bytes();
    if (shape.contains(0)) {
      return 0;
    }
    for (int length : shape) {
      count = Math.multiplyExact(count, length);
    }
    return count;
  }
}
