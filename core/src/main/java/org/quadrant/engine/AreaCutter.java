package org.quadrant.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.Sharing;

/**
 * Cuts the results of a matrix product into one rectangle for each worker, of which the slowest is
 * as fast as repeated halving makes it: it halves the workers and the area with them, along rows or
 * along strips of neurons, again and again, and tries the even cut and the next one.
 */
final class AreaCutter {
  private final int unit;
  private final Map<Size, Cut> best = new HashMap<>();

  /**
   * A rectangle of results.
   *
   * @param rows samples or coordinates
   * @param strips of neurons
   */
  record Area(Span rows, Span strips) {}

  /**
   * An area, and those who share it.
   *
   * @param rows in units
   * @param strips of neurons
   * @param workers how many share it
   */
  private record Size(int rows, int strips, int workers) {}

  /**
   * How an area is cut in two.
   *
   * @param time of the slowest worker
   * @param byRows whether rows are divided, or else strips
   * @param taken units of rows, or strips, of the first half of the workers
   */
  private record Cut(double time, boolean byRows, int taken) {}

  /**
   * A cutter.
   *
   * @param unit number of rows that are not divided
   */
  AreaCutter(int unit) {
    this.unit = unit;
  }

  /**
   * Cuts an area.
   *
   * @param area what is shared
   * @param workers how many share it, at least 1
   * @return one part for each worker, some of them empty if there are more workers than units
   */
  List<Area> cut(Area area, int workers) {
    List<Area> parts = new ArrayList<>();
    cut(area, workers, parts);
    return parts;
  }

  private void cut(Area area, int workers, List<Area> parts) {
    if (workers == 1) {
      parts.add(area);
      return;
    }
    Span rows = area.rows;
    Span strips = area.strips;
    Cut cut = best(new Size(Math.ceilDiv(rows.length(), unit), strips.length(), workers));
    Area first;
    Area second;
    if (cut.byRows) {
      int middle = (int) Math.min(rows.end(), rows.begin() + (long) cut.taken * unit);
      first = new Area(new Span(rows.begin(), middle), strips);
      second = new Area(new Span(middle, rows.end()), strips);
    } else {
      int middle = strips.begin() + cut.taken;
      first = new Area(rows, new Span(strips.begin(), middle));
      second = new Area(rows, new Span(middle, strips.end()));
    }
    cut(first, workers / 2, parts);
    cut(second, workers - workers / 2, parts);
  }

  private Cut best(Size size) {
    Cut known = best.get(size);
    if (known == null) {
      known = size.workers == 1 ? new Cut(time(size), true, size.rows) : search(size);
      best.put(size, known);
    }
    return known;
  }

  private Cut search(Size size) {
    Cut found = new Cut(Double.POSITIVE_INFINITY, true, 0);
    for (boolean byRows : new boolean[] {true, false}) {
      int length = byRows ? size.rows : size.strips;
      int even = (int) ((long) length * (size.workers / 2) / size.workers);
      for (int taken = even; taken <= Math.min(even + 1, length); taken++) {
        double time = Math.max(half(size, byRows, taken, true), half(size, byRows, taken, false));
        if (time < found.time) {
          found = new Cut(time, byRows, taken);
        }
      }
    }
    return found;
  }

  private double half(Size size, boolean byRows, int taken, boolean first) {
    int workers = first ? size.workers / 2 : size.workers - size.workers / 2;
    int part = first ? taken : (byRows ? size.rows : size.strips) - taken;
    return best(new Size(byRows ? part : size.rows, byRows ? size.strips : part, workers)).time;
  }

  /** In multiply-adds of a row and a neuron: those, and what it takes to load the operands. */
  private double time(Size size) {
    double height = (double) size.rows * unit;
    double width = (double) size.strips * StripLayout.STRIP;
    return height * width + Sharing.OPERAND_COST * (height + width);
  }
}
