package org.quadrant.benchmarks.figure;

import java.awt.Graphics2D;

/** Something drawn between the axes of a panel. */
interface Layer {
  /**
   * Draws the layer.
   *
   * @param graphics clipped to the panel's plot
   * @param projection from values to points
   */
  void paint(Graphics2D graphics, Projection projection);
}
