package org.quadrant.random;

/** Which of a sample's random quantities is drawn. */
public enum Stream {
  /** The input coordinates. */
  COORDINATES(0),
  /** The centre of a mixture component. */
  CENTRE(1),
  /** Whether the label is flipped. */
  LABEL_NOISE(2),
  /** Where in the tail a Student-t deviate lies whose radius word is zero. */
  STUDENT_TAIL(3),
  /** Words of χ² deviates. */
  CHI_SQUARE(4);

  private final int code;

  Stream(int code) {
    this.code = code;
  }

  /**
   * The stream's word of the generator's key. It is part of the recorded streams: it never changes.
   *
   * @return fourth key word
   */
  public int code() {
    return code;
  }
}
