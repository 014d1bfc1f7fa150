package org.quadrant.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 15", "4, 16", "5, 17", "513, 33"})
  void weightsHavePlacesOfTheirOwn(int d, int p) {
    StripLayout layout = new StripLayout(d, p);
    BitSet taken = new BitSet();
    for (int j = 0; j < layout.paddedNeurons(); j++) {
      for (int k = 0; k < layout.paddedDimension(); k++) {
        int index = layout.index(j, k);
        assertTrue(index < layout.size() && !taken.get(index));
        taken.set(index);
      }
    }
    assertEquals(layout.size(), taken.cardinality());
    assertEquals(Math.ceilDiv(d, 4) * 4, layout.paddedDimension());
    assertEquals(Math.ceilDiv(p, 16) * 16, layout.paddedNeurons());
  }

  @Test
  void aGroupOfSamplesMustFitIntoOneArray() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new StripLayout(1 << 25, 1));
    assertEquals("d: 33554432; allowed: 1 <= d <= 33554428", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new StripLayout(Integer.MAX_VALUE, 1));
    assertEquals(33554428, new StripLayout(StripLayout.MOST_DIMENSION, 16).paddedDimension());
    e = assertThrows(IllegalArgumentException.class, () -> new StripLayout(1, 1 << 25));
    assertEquals("p: 33554432; allowed: 1 <= p <= 33554416", e.getMessage());
    assertEquals(33554416, new StripLayout(1, StripLayout.MOST_NEURONS).paddedNeurons());
  }

  @Test
  void tooManyWeightsAreRefused() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new StripLayout(1 << 16, 1 << 15));
    assertEquals((1 << 16) * 32752, new StripLayout(1 << 16, 32752).size());
    assertEquals(
        "p: 32768 with d = 65536; allowed: p <= 32752, so that the weights fit into one array",
        e.getMessage());
  }

  @Test
  void inputsHavePlacesOfTheirOwn() {
    Tile tile = new Tile(new StripLayout(5, 1), 128);
    BitSet taken = new BitSet();
    for (int i = 0; i < 128; i++) {
      for (int k = 0; k < 5; k++) {
        int index = tile.inputIndex(i, k);
        assertTrue(index < tile.x.length && !taken.get(index));
        taken.set(index);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -64, 1, 63, 65})
  void tilesHoldWholeGroups(int capacity) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Tile(new StripLayout(5, 1), capacity));
    assertEquals("tile: " + capacity + "; allowed: positive multiples of 64", e.getMessage());
  }
}
