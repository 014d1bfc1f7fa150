package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quadrant.benchmarks.machine.MemoryLevel.DRAM;
import static org.quadrant.benchmarks.machine.MemoryLevel.L1;
import static org.quadrant.benchmarks.machine.MemoryLevel.L2;
import static org.quadrant.benchmarks.machine.MemoryLevel.L3;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryLevelTest {
  private static final List<Cache> CACHES =
      List.of(
          new Cache(1, "Data", 32 << 10, 1),
          new Cache(1, "Instruction", 64 << 10, 1),
          new Cache(2, "Unified", 1 << 20, null),
          new Cache(3, "Unified", 32 << 20, 2));

  @ParameterizedTest
  @CsvSource({
    "1, 1, L1",
    "32768, 1, L1",
    "32769, 1, L2",
    "32768, 2, L1",
    "1048576, 2, L2",
    "1048577, 2, L3",
    "33554432, 1, L3",
    "16777217, 2, DRAM",
    "16777216, 8, L3",
    "33554433, 1, DRAM"
  })
  void dataLieInTheFirstCacheWhoseShareHoldsThem(long bytes, int threads, MemoryLevel level) {
    assertEquals(Optional.of(level), MemoryLevel.holding(CACHES, bytes, threads));
  }

  private static List<Cache> caches(long first, long second, long third, int threads, int all) {
    return List.of(
        new Cache(1, "Data", first << 10, threads),
        new Cache(2, "Unified", second << 10, threads),
        new Cache(3, "Unified", third << 10, all));
  }

  /** Virtual machine, server, desktop, laptop: threads of a core, threads of the third level. */
  static Stream<List<Cache>> machines() {
    return Stream.of(
        CACHES,
        caches(48, 2048, 107_520, 2, 112),
        caches(32, 512, 32_768, 2, 16),
        caches(32, 256, 8192, 2, 8),
        caches(48, 1280, 12_288, 2, 8));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyWorkingSetLiesInItsLevelAndExceedsTheOneBefore(List<Cache> caches) {
    for (int threads = 1; threads <= 3; threads++) {
      long before = 0;
      for (MemoryLevel level : MemoryLevel.values()) {
        long set = level.workingSet(caches, threads);
        assertEquals(Optional.of(level), MemoryLevel.holding(caches, set, threads));
        assertTrue(set > 2 * before, () -> level + " " + set);
        before = set;
        for (Cache cache : caches) {
          assertTrue(
              level == DRAM || cache.level() > level.ordinal() || set > 2 * cache.bytes(),
              () -> level + " " + set);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theNumberOfThreadsDoesNotChangeWhatIsMeasuredOfACache(List<Cache> caches) {
    for (MemoryLevel level : List.of(L1, L2, L3)) {
      assertEquals(level.workingSet(caches, 1), level.workingSet(caches, 3), level.name());
    }
  }

  @Test
  void workingSetsFollowTheSizesOfTheCaches() {
    assertEquals(16 << 10, L1.workingSet(CACHES, 1));
    assertEquals(512 << 10, L2.workingSet(CACHES, 1));
    assertEquals(4 << 20, L3.workingSet(CACHES, 1));
    assertEquals(4 << 20, L3.workingSet(CACHES, 2));
    assertEquals(128 << 20, DRAM.workingSet(CACHES, 1));
    assertEquals(64 << 20, DRAM.workingSet(CACHES, 2));
    List<Cache> shared = caches(48, 2048, 36_864, 2, 24);
    assertEquals(12 << 10, L1.workingSet(shared, 1));
    assertEquals(512 << 10, L2.workingSet(shared, 1));
    // Half of a 24th would be less than the second level alone.
    assertEquals(5 << 20, L3.workingSet(shared, 1));
  }

  /** It would be measured in the second level, or in main memory. */
  @Test
  void refusesALevelOfWhichAThreadHasTooLittle() {
    List<Cache> server = caches(32, 1024, 39_424, 2, 56);
    assertEquals(2560 << 10, L3.workingSet(server, 15));
    assertMessage(
        "level: L3; this machine tells of 2464 KiB for each of 16 threads, 2560 KiB are needed",
        () -> L3.workingSet(server, 16));
  }

  @Test
  void mainMemoryIsGoneThroughFarEnough() {
    assertEquals(256 << 20, DRAM.workingSet(null, 1));
    assertEquals(256 << 20, DRAM.workingSet(CACHES.subList(0, 3), 1));
    assertEquals(64 << 20, DRAM.workingSet(List.of(new Cache(3, "Unified", 1 << 20, 1)), 1));
    assertEquals(1 << 30, DRAM.workingSet(List.of(new Cache(3, "Unified", 1L << 30, 1)), 1));
  }

  /** A third level may be there that the machine does not tell of. */
  @Test
  void beyondTheLastKnownCacheNothingIsSure() {
    List<Cache> two = CACHES.subList(0, 3);
    assertEquals(Optional.of(L2), MemoryLevel.holding(two, 1 << 20, 1));
    assertEquals(Optional.empty(), MemoryLevel.holding(two, (1 << 20) + 1, 1));
    assertEquals(Optional.of(DRAM), MemoryLevel.holding(two, DRAM.workingSet(two, 1), 1));
  }

  @Test
  void saysWhatTheMachineLacks() {
    assertEquals(Optional.empty(), MemoryLevel.holding(null, 1, 1));
    assertMessage("level: L2; this machine tells of DRAM", () -> L2.workingSet(null, 1));
    assertMessage(
        "level: L3; this machine tells of L1, L2, DRAM",
        () -> L3.workingSet(CACHES.subList(0, 3), 1));
  }

  private static void assertMessage(String message, Runnable asked) {
    assertEquals(
        message, assertThrows(UnsupportedOperationException.class, asked::run).getMessage());
  }

  @Test
  void refusesOtherNames() {
    assertEquals(L3, MemoryLevel.parse("L3"));
    assertEquals(
        "level: l2; allowed: L1, L2, L3, DRAM",
        assertThrows(IllegalArgumentException.class, () -> MemoryLevel.parse("l2")).getMessage());
  }
}
