package org.quadrant.benchmarks.figure;

import java.util.List;

/**
 * A rectangle of the plane in equal cells, each of which has one of a few classes, such as steps of
 * a probability. Classes instead of a continuous scale: a reader can tell them apart in print and
 * read their values off the legend.
 */
public final class ClassMap {
  private final double left;
  private final double bottom;
  private final double width;
  private final double height;
  private final double[][] values;
  private final List<Shade> classes;

  /**
   * One class.
   *
   * @param name in the legend
   * @param upTo largest value of the class; larger ones are in a later class
   * @param colour of its cells
   */
  public record Shade(String name, double upTo, Colour colour) {}

  /**
   * A map.
   *
   * @param left x of the left edge
   * @param values one for each cell, [row][column], rows from the bottom; NaN is left blank
   * @param classes in ascending order; values above the last are in the last
   * @throws IllegalArgumentException if there are no cells, or no classes
   */
  public ClassMap(
      double left,
      double right,
      double bottom,
      double top,
      double[][] values,
      List<Shade> classes) {
    if (values.length == 0 || values[0].length == 0 || classes.isEmpty()) {
      throw new IllegalArgumentException("a map needs cells and classes");
    }
    this.left = left;
    this.bottom = bottom;
    this.width = (right - left) / values[0].length;
    this.height = (top - bottom) / values.length;
    this.values = values;
    this.classes = List.copyOf(classes);
  }

  List<Shade> classes() {
    return classes;
  }

  int rows() {
    return values.length;
  }

  int columns() {
    return values[0].length;
  }

  double x(int column) {
    return left + column * width;
  }

  double y(int row) {
    return bottom + row * height;
  }

  /** Class of a cell; −1 if it is blank. */
  int shade(int row, int column) {
    double value = values[row][column];
    if (Double.isNaN(value)) {
      return -1;
    }
    int shade = 0;
    while (shade < classes.size() - 1 && value > classes.get(shade).upTo()) {
      shade++;
    }
    return shade;
  }
}
