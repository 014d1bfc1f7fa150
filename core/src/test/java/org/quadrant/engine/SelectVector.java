package org.quadrant.engine;

/** Prints the error of choosing an engine, for a JVM that cannot give it. */
final class SelectVector {
  private SelectVector() {}

  /**
   * Selects the engine.
   *
   * @param arguments the number of lanes, and the engine if it is not the vector engine
   */
  public static void main(String[] arguments) {
    try {
      String engine = arguments.length > 1 ? arguments[1] : "vector";
      Engines.select(engine, Integer.parseInt(arguments[0]), 1);
      System.out.println("no error");
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
  }
}
