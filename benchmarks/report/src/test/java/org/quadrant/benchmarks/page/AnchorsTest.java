package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AnchorsTest {
  @Test
  void givesEachNameOnce() {
    Anchors anchors = new Anchors();
    assertEquals("run-a-b", anchors.next("run", "A/b"));
    assertEquals("run-a-b-2", anchors.next("run", "a b"));
    assertEquals("run-a-b-2-2", anchors.next("run-a-b-2"));
    assertEquals("run-a-b-3", anchors.next("run.a.b."));
  }
}
