package org.quadrant.benchmarks.figure;

import java.awt.Color;

/**
 * An opaque colour. Figures are described without a class of java.desktop, so that a Java runtime
 * that lacks it still does everything but draw them.
 *
 * @param rgb red, green and blue, eight bits each
 */
public record Colour(int rgb) {
  private static final int CHANNEL = 0xFF;
  private static final int RED_SHIFT = 16;
  private static final int GREEN_SHIFT = 8;

  /** A colour mixed with white; share from 0 (white) to 1. */
  Colour mixedWithWhite(double share) {
    return new Colour(
        mix(RED_SHIFT, share) << RED_SHIFT
            | mix(GREEN_SHIFT, share) << GREEN_SHIFT
            | mix(0, share));
  }

  private int mix(int shift, double share) {
    int channel = rgb >> shift & CHANNEL;
    return (int) Math.round(CHANNEL + share * (channel - CHANNEL));
  }

  Color paint() {
    return new Color(rgb);
  }
}
