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
  private static final String ALLOWED =
      "ROWSxVECTORS, 1 to 16 by 1 to 8, or ROWSxVECTORSxUNROLLED, 1, 2, 4, 8 or 16";

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
    assertEquals("6x2x8", RegisterTile.preferred(false).toString());
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
  @ValueSource(
      strings = {"0x3", "17x1", "-1x1", "4x0", "4x9", "4", "8x3x3", "8x3x32", "8x3x", "8 x 3", ""})
  void shapesThatAreNoneAreRefused(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> RegisterTile.parse(text));
    assertEquals("tile: " + text + "; allowed: " + ALLOWED, e.getMessage());
  }

  @Test
  void shapesAreReadAsTheyAreWritten() {
    for (RegisterTile tile : RegisterTile.ALL) {
      assertEquals(tile, RegisterTile.parse(tile.toString()));
    }
    assertEquals(new RegisterTile(16, 8), RegisterTile.parse("16x8"));
    assertEquals(new RegisterTile(8, 3), RegisterTile.parse("8x3x1"));
    assertEquals(new RegisterTile(5, 2, 16), RegisterTile.parse("5x2x16"));
  }

  @ParameterizedTest
  @CsvSource({
    "16, 8x3, 192",
    "8, 8x3, 160",
    "4, 8x3, 160",
    "8, 6x2x8, 256",
    "4, 6x2x8, 256",
    "16, 1x8, 80"
  })
  void chunksOfWeightsAndInputsFitALevel1Cache(int lanes, String tile, int coordinates) {
    assertEquals(coordinates, CacheChunk.forwardCoordinates(lanes, RegisterTile.parse(tile)));
  }

  @Test
  void chunksAreWholeBlocksOfRows() {
    assertEquals(512, CacheChunk.backwardCoordinates(128, 8));
    assertEquals(510, CacheChunk.backwardCoordinates(128, 6));
    assertEquals(8, CacheChunk.backwardCoordinates(1 << 20, 8));
  }
}
