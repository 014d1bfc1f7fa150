package org.quadrant.benchmarks.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.quadrant.benchmarks.output.Csv;
import org.quadrant.dynamics.NeuronStates;

/**
 * Every neuron at the start and at the end of a run as comma-separated values, one row each. The
 * columns are neuron, its index from 0, and then, each with the prefix start_ or end_: block; s and
 * o, the components along the neuron's own axis and along the other; w_perp, ‖w⊥‖; norm, ‖w‖; a.
 */
final class NeuronsFile {
  static final String NAME = "neurons.csv";

  private static final List<String> FIGURES = List.of("block", "s", "o", "w_perp", "norm", "a");

  private NeuronsFile() {}

  static void write(Path file, NeuronStates start, NeuronStates end) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file), Csv.FORMAT)) {
      csv.printRecord(columns());
      for (int j = 0; j < start.neurons(); j++) {
        csv.print(j);
        print(csv, start, j);
        print(csv, end, j);
        csv.println();
      }
    }
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("neuron"));
    FIGURES.forEach(figure -> columns.add("start_" + figure));
    FIGURES.forEach(figure -> columns.add("end_" + figure));
    return columns;
  }

  private static void print(CSVPrinter csv, NeuronStates states, int j) throws IOException {
    csv.print(TrajectoryFile.name(states.block(j)));
    csv.print(states.signal(j));
    csv.print(states.opposite(j));
    csv.print(states.orthogonalNorm(j));
    csv.print(states.norm(j));
    csv.print(states.outputWeight(j));
  }
}
