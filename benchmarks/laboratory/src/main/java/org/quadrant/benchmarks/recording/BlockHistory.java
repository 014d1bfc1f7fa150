package org.quadrant.benchmarks.recording;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.dynamics.BlockValues;

/**
 * Signals and masses of the blocks over time, thinned evenly when there are more observations than
 * a figure can show, so that the memory it takes does not grow with the run.
 */
final class BlockHistory {
  /** More points than this are not told apart on paper. */
  static final int MOST = 2000;

  /**
   * The blocks at one time.
   *
   * @param time t = η · steps
   * @param signals mean |s| of each block; NaN for an empty one
   * @param masses q_B of each block
   */
  record Point(double time, BlockValues signals, BlockValues masses) {}

  private final List<Point> kept = new ArrayList<>();
  private Point latest;
  private long added;
  private long stride = 1;

  /** A history without points. */
  BlockHistory() {}

  /**
   * Adds an observation.
   *
   * @param point later than all points so far
   */
  void add(Point point) {
    if (added % stride == 0) {
      kept.add(point);
      if (kept.size() > MOST) {
        thin();
      }
    }
    latest = point;
    added++;
  }

  private void thin() {
    stride *= 2;
    for (int i = 1; i < kept.size(); i++) {
      kept.remove(i);
    }
  }

  /**
   * The history so far.
   *
   * @return points in order of time, the first and the last observation among them
   */
  List<Point> points() {
    List<Point> points = new ArrayList<>(kept);
    if (latest != null && !points.getLast().equals(latest)) {
      points.add(latest);
    }
    return points;
  }
}
