package org.quadrant.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SvgTextTest {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  @Test
  void numbersClipPathsInOrderOfAppearance() {
    assertEquals(
        HEAD
            + "<svg>\n<clipPath id=\"clip0\"/><clipPath id=\"clip1\"/><g a=\"url(#clip0)\"/></svg>",
        SvgText.tidy(
            HEAD
                + "<svg>\n   <clipPath id=\"clip894191857\"/><clipPath id=\"clip-7\"/>"
                + "<g a=\"url(#clip894191857)\"/></svg>"));
  }

  @Test
  void roundsCoordinatesToHundredths() {
    assertEquals(
        HEAD + "<svg d=\"M1.23,-4.57 L0,10 L0 7\"></svg>",
        SvgText.tidy(HEAD + "<svg d=\"M1.2345,-4.5678 L-0.001,10.000 L1.5E-7 7\"></svg>"));
  }

  @Test
  void leavesTheHeadAlone() {
    assertEquals(HEAD + "<svg/>", SvgText.tidy(HEAD + "<svg/>"));
  }
}
