package org.quadrant.network;

/** Floating-point format in which an engine keeps its parameters. */
public enum Precision {
  /** IEEE binary32, 4 bytes. */
  SINGLE(Float.BYTES, "<f4"),
  /** IEEE binary64, 8 bytes. */
  DOUBLE(Double.BYTES, "<f8");

  private final int bytes;
  private final String numpyType;

  Precision(int bytes, String numpyType) {
    this.bytes = bytes;
    this.numpyType = numpyType;
  }

  /**
   * Size of one value.
   *
   * @return bytes per value
   */
  public int bytes() {
    return bytes;
  }

  /**
   * NumPy's name of the format, little-endian.
   *
   * @return {@code <f4} or {@code <f8}
   */
  public String numpyType() {
    return numpyType;
  }
}
