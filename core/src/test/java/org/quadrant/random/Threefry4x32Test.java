package org.quadrant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Threefry4x32Test {
  /** Known answers of Random123 for Threefry4x32-20. */
  @ParameterizedTest(name = "{0} | {1} -> {2}")
  @CsvSource({
    "00000000 00000000 00000000 00000000,"
        + "00000000 00000000 00000000 00000000,"
        + "9c6ca96a e17eae66 fc10ecd4 5256a7d8",
    "ffffffff ffffffff ffffffff ffffffff,"
        + "ffffffff ffffffff ffffffff ffffffff,"
        + "2a881696 57012287 f6c7446e a16a6732",
    "243f6a88 85a308d3 13198a2e 03707344,"
        + "a4093822 299f31d0 082efa98 ec4e6c89,"
        + "59cd1dbb b8879579 86b5d00c ac8b6d84"
  })
  void knownAnswers(String counter, String key, String output) {
    int[] k = words(key);
    int[] block = words(counter);
    Threefry4x32.apply(Threefry4x32.keySchedule(k[0], k[1], k[2], k[3]), block);
    assertArrayEquals(words(output), block);
  }

  @Test
  void keyScheduleHoldsTheKeyAndTheNumbersOfTheInjections() {
    int[] schedule = Threefry4x32.keySchedule(1, 2, 3, 4);
    // Skein's constant, exclusive or with the four key words.
    int parity = 0x1BD11BDE;
    assertEquals(24, schedule.length);
    assertArrayEquals(
        new int[] {
          1,
          2,
          3,
          4,
          2,
          3,
          4,
          parity + 1,
          3,
          4,
          parity,
          1 + 2,
          4,
          parity,
          1,
          2 + 3,
          parity,
          1,
          2,
          3 + 4,
          1,
          2,
          3,
          4 + 5
        },
        schedule);
  }

  private static int[] words(String hex) {
    return Pattern.compile(" ")
        .splitAsStream(hex)
        .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
        .toArray();
  }
}
