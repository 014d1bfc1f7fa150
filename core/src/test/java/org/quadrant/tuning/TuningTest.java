package org.quadrant.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.kernels.Kernels;

class TuningTest {
  @ParameterizedTest
  @ValueSource(ints = {3, 200, 1023, 1024, 4096, 100_000, Integer.MAX_VALUE / 4})
  void chosenTilesHoldWholeGroups(int d) {
    int samples = TileSize.of(d);
    assertTrue(samples >= 64 && samples <= Kernels.BLOCK && samples % 64 == 0, "" + samples);
  }

  @ParameterizedTest
  @CsvSource({"3, 128", "1024, 128", "1025, 256", "65536, 256", "65537, 192", "1000000, 64"})
  void tilesGrowWhereTheirInputsFitNoCache(int d, int samples) {
    assertEquals(samples, TileSize.of(d));
  }

  @Test
  void everyShapeOfRegistersIsThereOnce() {
    assertEquals(RegisterTile.ALL.size(), new HashSet<>(RegisterTile.ALL).size());
    assertEquals("8x3", RegisterTile.preferred(true).toString());
    assertEquals("4x3", RegisterTile.preferred(false).toString());
  }

  /** Blocks differ by one vector at most: no single vector is left where three are the most. */
  @Test
  void vectorsAreSharedOutEvenly() {
    int[] first = {1, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    for (int remaining = 1; remaining <= first.length; remaining++) {
      assertEquals(first[remaining - 1], RegisterTile.next(remaining, 3), remaining + " vectors");
      assertEquals(1, RegisterTile.next(remaining, 1));
    }
    assertEquals(2, RegisterTile.next(3, 2));
  }

  @Test
  void rowsLeftOverAreForeseen() {
    assertArrayEquals(new int[] {8, 4}, new RegisterTile(8, 3).rowCounts());
    assertArrayEquals(new int[] {4}, new RegisterTile(4, 3).rowCounts());
    assertArrayEquals(new int[] {6, 4, 2}, new RegisterTile(6, 2).rowCounts());
    assertArrayEquals(new int[] {5, 4, 3, 2, 1}, new RegisterTile(5, 1).rowCounts());
    assertArrayEquals(new int[] {1}, new RegisterTile(1, 1).rowCounts());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "17, 1", "-1, 1", "4, 0"})
  void shapesThatAreNoneAreRefused(int rows, int vectors) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new RegisterTile(rows, vectors));
    assertEquals(
        "tile: " + rows + "x" + vectors + "; allowed: 1 to 16 rows, at least 1 vector",
        e.getMessage());
  }

  @Test
  void chunksAreWholeBlocksOfRows() {
    assertEquals(512, CacheChunk.backwardCoordinates(128, 8));
    assertEquals(510, CacheChunk.backwardCoordinates(128, 6));
    assertEquals(8, CacheChunk.backwardCoordinates(1 << 20, 8));
  }
}
