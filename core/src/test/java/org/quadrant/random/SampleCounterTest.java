package org.quadrant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleCounterTest {
  @Test
  void noTwoSamplesShareAWordAndNoWordIsWasted() {
    Set<Long> used = new HashSet<>();
    int samples = 64 * SampleCounter.GROUP;
    for (long sample = 0; sample < samples; sample++) {
      long block = Integer.toUnsignedLong(SampleCounter.block(sample));
      assertTrue(used.add(4 * block + SampleCounter.word(sample)), "sample " + sample);
      assertTrue(block < samples / 4);
    }
    assertEquals(samples, used.size());
  }

  @Test
  void layoutIsTheDocumentedOne() {
    for (long sample : new long[] {0, 15, 16, 63, 64, 100, 12_345_678_901L, (1L << 34) - 1}) {
      long g = sample / 64;
      long w = sample % 64 / 16;
      long l = sample % 16;
      assertEquals(sample, 64 * g + 16 * w + l);
      assertEquals(16 * g + l, Integer.toUnsignedLong(SampleCounter.block(sample)));
      assertEquals(w, SampleCounter.word(sample));
    }
    assertEquals(-1, SampleCounter.block((1L << 34) - 1));
  }

  @Test
  void aBlockIsTheCipherOfSampleSlotAndStep() {
    long seed = 0x0123456789abcdefL;
    long step = 0xfedcba9876543210L;
    int[] schedule = SampleCounter.keySchedule(seed, Purpose.TEST, Stream.LABEL_NOISE);
    assertArrayEquals(
        Threefry4x32.keySchedule(
            0x89abcdef, 0x01234567, Purpose.TEST.code(), Stream.LABEL_NOISE.code()),
        schedule);
    int[] expected = {SampleCounter.block(777), 5, 0x76543210, 0xfedcba98};
    Threefry4x32.apply(schedule, expected);
    int[] block = {-1, -1, -1, -1};
    SampleCounter.draw(schedule, step, 777, 5, block);
    assertArrayEquals(expected, block);
  }

  @Test
  void keysOfDifferentPurposesAndStreamsDiffer() {
    Set<String> keys = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      for (Stream stream : Stream.values()) {
        keys.add(Arrays.toString(SampleCounter.keySchedule(1, purpose, stream)));
      }
    }
    assertEquals(Purpose.values().length * Stream.values().length, keys.size());
  }

  @Test
  void codesAreThoseOfRecordedStreams() {
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4, 5},
        Arrays.stream(Purpose.values()).mapToInt(Purpose::code).toArray());
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 4}, Arrays.stream(Stream.values()).mapToInt(Stream::code).toArray());
  }
}
