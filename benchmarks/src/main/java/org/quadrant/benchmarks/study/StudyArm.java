package org.quadrant.benchmarks.study;

import java.util.List;

/**
 * A build of the study.
 *
 * @param name its name in the record
 * @param percent by how much its benchmarks are slowed
 */
record StudyArm(String name, int percent) {
  /** The build that others are compared with. */
  static final StudyArm BASELINE = new StudyArm("baseline", 0);

  /** A build that is equal to it. */
  static final StudyArm EQUAL = new StudyArm("equal", 0);

  /** All builds. */
  static final List<StudyArm> ALL =
      List.of(
          BASELINE,
          EQUAL,
          new StudyArm("slower 3 %", 3),
          new StudyArm("slower 10 %", 10),
          new StudyArm("slower 30 %", 30));
}
