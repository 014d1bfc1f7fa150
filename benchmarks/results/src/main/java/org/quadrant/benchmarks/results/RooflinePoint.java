package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Optional;
import org.quadrant.benchmarks.catalogue.Work;
import org.quadrant.benchmarks.machine.MemoryLevel;

/**
 * A kernel or step under its roof: what it reaches, and what the machine allows at its arithmetic
 * intensity. The model is that of S. Williams, A. Waterman and D. Patterson, <i>Roofline: an
 * insightful visual performance model for multicore architectures</i>, Communications of the ACM
 * 52(4), 2009.
 *
 * @param work what it asks of the machine
 * @param level memory that its working set lies in; empty if unknown
 * @param peak fused-multiply-add peak of its lanes and threads, operations per second; NaN if it
 *     was not measured
 * @param bandwidth highest that was measured of that memory at its lanes and threads, bytes per
 *     second; NaN if there is none
 */
public record RooflinePoint(
    JmhResult result, Work work, Optional<MemoryLevel> level, Capacity peak, Capacity bandwidth) {
  /**
   * What the machine allows.
   *
   * @return the lower of the peak and of intensity times bandwidth, operations per second; NaN if
   *     one of them is unknown
   */
  public double roof() {
    return Math.min(peak.perSecond(), work.intensity() * bandwidth.perSecond());
  }

  /**
   * What is wrong with that.
   *
   * @return the flaws of the limit that binds
   */
  List<String> roofFlaws() {
    return isPeakBinding() ? peak.flaws() : bandwidth.flaws();
  }

  private boolean isPeakBinding() {
    return roof() == peak.perSecond();
  }

  /**
   * How much of that is reached.
   *
   * @return share from 0 to about 1; NaN if the roof is unknown
   */
  public double shareOfRoof() {
    return result.flopsPerSecond() / roof();
  }

  /**
   * Which limit binds.
   *
   * @return its name; a dash if it is unknown
   */
  public String limit() {
    if (Double.isNaN(roof())) {
      return "–";
    }
    return isPeakBinding() ? "FMA peak" : level.orElseThrow() + " bandwidth";
  }
}
