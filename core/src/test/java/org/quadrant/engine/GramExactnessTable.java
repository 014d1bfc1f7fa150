package org.quadrant.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quadrant.engine.GramExactnessTest.Fault;
import org.quadrant.engine.GramExactnessTest.Shape;
import org.quadrant.training.Engine;

/**
 * The full form of {@link GramExactnessTest}: 1000 runs of each engine and shape, and the same with
 * each planted error. Writes the probabilities, and ends with an error if the engine is told from
 * the direct one, or an error is not.
 */
final class GramExactnessTable {
  private static final int RUNS = 1000;

  /** What the whole table may give by chance, if the laws are the same. */
  private static final double FALSE_ALARMS = 1e-3;

  private static final String RIGHT = "none";

  private GramExactnessTable() {}

  /**
   * Makes the table.
   *
   * @param arguments the file to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("FILE: missing; allowed: the file to write");
      System.exit(2);
    }
    Map<Shape, double[][]> direct = new EnumMap<>(Shape.class);
    for (Shape shape : Shape.values()) {
      direct.put(shape, GramExactnessTest.observe(Engines.vector(1), shape, 3_000_000, RUNS));
    }
    int comparisons = Shape.values().length * GramExactnessTest.OBSERVABLES.size();
    double alarm = FALSE_ALARMS / comparisons;
    boolean sound = true;
    Path file = Path.of(arguments[0]);
    try (PrintWriter table = new PrintWriter(Files.newBufferedWriter(file))) {
      table.println("planted_error,shape,observable,runs,probability,told_apart");
      for (Map.Entry<String, Engine> engine : engines().entrySet()) {
        boolean found = false;
        for (Shape shape : Shape.values()) {
          double[][] gram = GramExactnessTest.observe(engine.getValue(), shape, 4_000_000, RUNS);
          double[] probabilities = GramExactnessTest.probabilities(direct.get(shape), gram);
          print(table, engine.getKey(), shape, probabilities, alarm);
          found |= Arrays.stream(probabilities).anyMatch(p -> p < alarm);
        }
        boolean right = engine.getKey().equals(RIGHT);
        sound &= found != right;
        System.out.println(engine.getKey() + (found ? ": told apart" : ": not told apart"));
      }
    }
    System.out.printf(
        Locale.ROOT, "alarm below %.3g each, for %d comparisons%n", alarm, comparisons);
    if (!sound) {
      System.exit(1);
    }
  }

  private static Map<String, Engine> engines() {
    Map<String, Engine> engines = new LinkedHashMap<>();
    engines.put(RIGHT, Engines.gram(1));
    for (Fault fault : Fault.values()) {
      engines.put(
          fault.name().toLowerCase(Locale.ROOT),
          new GramEngine(GramExactnessTest.kernels(), 1, 0, fault.change));
    }
    engines.put("samples_used_again", GramExactnessTest.withSamplesUsedAgain());
    return engines;
  }

  private static void print(
      PrintWriter table, String error, Shape shape, double[] probabilities, double alarm) {
    List<String> names = GramExactnessTest.OBSERVABLES;
    for (int k = 0; k < names.size(); k++) {
      table.printf(
          Locale.ROOT,
          "%s,%s,%s,%d,%.3g,%s%n",
          error,
          shape.name().toLowerCase(Locale.ROOT),
          names.get(k),
          RUNS,
          probabilities[k],
          probabilities[k] < alarm ? "yes" : "no");
    }
  }
}
