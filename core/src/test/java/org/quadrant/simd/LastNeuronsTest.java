package org.quadrant.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.RegisterTile;

class LastNeuronsTest {
  private static final RegisterTile WIDE = RegisterTile.preferred(true);
  private static final RegisterTile NARROW = RegisterTile.preferred(false);

  private static int[] rows(int lanes, RegisterTile shape) {
    LastNeurons last = new LastNeurons(lanes, shape);
    return IntStream.range(0, 16).map(last::rows).toArray();
  }

  @Test
  void rowsAreFewerThanTheLanesTheyReplace() {
    assertArrayEquals(new int[] {0, 4, 4, 4, 4, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0}, rows(16, WIDE));
    assertArrayEquals(new int[] {0, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, rows(8, WIDE));
    assertArrayEquals(new int[16], rows(4, WIDE));
    assertArrayEquals(new int[] {0, 2, 2, 4, 4, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0}, rows(8, NARROW));
    assertArrayEquals(new int[] {0, 2, 2, 0, 0, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0}, rows(4, NARROW));
  }

  @Test
  void theLastStripIsCountedWhereItIsOneOfThose() {
    StripLayout layout = new StripLayout(3, 50);
    assertEquals(2, LastNeurons.count(new Span(0, 4), layout));
    assertEquals(2, LastNeurons.count(new Span(3, 4), layout));
    assertEquals(0, LastNeurons.count(new Span(0, 3), layout));
    assertEquals(0, LastNeurons.count(new Span(4, 4), layout));
    assertEquals(0, LastNeurons.count(new Span(0, 3), new StripLayout(3, 48)));
  }
}
