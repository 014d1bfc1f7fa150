/**
 * Figures for print and screen: panels of lines, points, error bars, bands and maps, written as SVG
 * and PNG. XChart draws axes, grid, titles and legends; what lies between the axes is drawn by
 * layers, each line as one path, so that dashes run on from point to point.
 *
 * <p>The same data gives the same bytes of SVG.
 */
package org.quadrant.benchmarks.figure;
