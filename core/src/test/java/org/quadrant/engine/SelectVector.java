package org.quadrant.engine;

/** Prints the error of choosing the vector engine, for a JVM that cannot give it. */
final class SelectVector {
  private SelectVector() {}

  /**
   * Selects the engine.
   *
   * @param arguments the number of lanes
   */
  public static void main(String[] arguments) {
    try {
      Engines.select("vector", Integer.parseInt(arguments[0]), 1);
      System.out.println("no error");
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
  }
}
