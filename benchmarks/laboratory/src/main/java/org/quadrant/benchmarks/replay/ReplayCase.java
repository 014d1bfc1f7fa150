package org.quadrant.benchmarks.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.NpyReader;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

/**
 * A training run given as NumPy arrays in a folder: {@code case.json}; {@code X.npy} [steps][m][d],
 * the samples of each step; {@code W.npy} [steps + 1][p][d] and {@code a.npy} [steps + 1][p], the
 * parameters before each step and after the last; {@code f.npy} [steps][m] and {@code loss.npy}
 * [steps], the outputs and the mean loss of each step before its update. The last two may be
 * missing, and W and a may hold only the start, [1][p][d] and [1][p].
 *
 * <p>The arrays are read step by step, in order; they need not fit into memory.
 */
public final class ReplayCase implements Closeable {
  private final String option;
  private final CaseDescription description;
  private final List<NpyReader> readers = new ArrayList<>();
  private NpyReader inputs;
  private NpyReader weights;
  private NpyReader outputWeights;
  private Optional<NpyReader> outputs;
  private Optional<NpyReader> losses;
  private int step;

  private ReplayCase(String option, CaseDescription description) {
    this.option = option;
    this.description = description;
  }

  /**
   * Opens a case and checks all its arrays' shapes.
   *
   * @param option what the folder was given as, for messages
   * @param folder of the case
   * @return the case, before its first step
   * @throws BadInputException if a file is missing, malformed or does not fit the others
   * @throws IOException if a file cannot be read
   */
  public static ReplayCase open(String option, Path folder) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        throw new BadInputException(
            folder
                + (Files.exists(folder) ? ": not a folder" : ": no such folder")
                + "; allowed: a folder with case.json, X.npy, W.npy and a.npy");
      }
      return openFolder(option, folder);
    } catch (BadInputException e) {
      throw new BadInputException(option + ": " + e.getMessage(), e);
    }
  }

  private static ReplayCase openFolder(String option, Path folder) throws IOException {
    ReplayCase opened = new ReplayCase(option, CaseDescription.read(folder));
    try {
      opened.openArrays(folder);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void openArrays(Path folder) throws IOException {
    int d = configuration().dimension();
    int p = configuration().neurons();
    int m = configuration().batch();
    int steps = steps();
    inputs = openArray(folder.resolve("X.npy"));
    require(inputs, List.of(List.of(steps, m, d)));
    weights = openArray(folder.resolve("W.npy"));
    require(weights, List.of(List.of(steps + 1, p, d), List.of(1, p, d)));
    outputWeights = openArray(folder.resolve("a.npy"));
    require(outputWeights, List.of(List.of(weights.shape().getFirst(), p)));
    outputs = openIfPresent(folder.resolve("f.npy"));
    if (outputs.isPresent()) {
      require(outputs.get(), List.of(List.of(steps, m)));
    }
    losses = openIfPresent(folder.resolve("loss.npy"));
    if (losses.isPresent()) {
      require(losses.get(), List.of(List.of(steps)));
    }
    requireOneArray("m * d", (long) m * d);
    requireOneArray("p * d", (long) p * d);
  }

  private NpyReader openArray(Path file) throws IOException {
    NpyReader reader = NpyReader.open(file);
    readers.add(reader);
    return reader;
  }

  private Optional<NpyReader> openIfPresent(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(openArray(file)) : Optional.empty();
  }

  private void require(NpyReader reader, List<List<Integer>> allowed) throws BadInputException {
    if (!allowed.contains(reader.shape())) {
      String shapes = String.join(" or ", allowed.stream().map(List::toString).toList());
      TrainingConfiguration settings = configuration();
      throw new BadInputException(
          reader.file()
              + (": shape " + reader.shape() + "; allowed: " + shapes)
              + (", since case.json has d = " + settings.dimension())
              + (", p = " + settings.neurons() + ", m = " + settings.batch())
              + (", steps = " + steps()));
    }
  }

  private static void requireOneArray(String product, long values) throws BadInputException {
    if (values > Integer.MAX_VALUE - 64) {
      throw new BadInputException(product + ": " + values + "; allowed: fewer than 2^31");
    }
  }

  /** Settings of the run. */
  public TrainingConfiguration configuration() {
    return description.configuration();
  }

  /**
   * Number of steps.
   *
   * @return steps, at least 1
   */
  public int steps() {
    return description.steps();
  }

  /**
   * Whether the case says what should come out.
   *
   * @return false if it holds the start and the inputs alone
   */
  public boolean hasExpectations() {
    return hasParameters() || outputs.isPresent() || losses.isPresent();
  }

  private boolean hasParameters() {
    return weights.shape().getFirst() > 1;
  }

  CaseDescription description() {
    return description;
  }

  /** Format of the given inputs. */
  Precision inputPrecision() {
    return inputs.precision();
  }

  /** The parameters before the first step; to be called once, before all others. */
  Network readStart() throws IOException {
    int d = configuration().dimension();
    int p = configuration().neurons();
    double[] w = finite(weights, p * d);
    double[] a = finite(outputWeights, p);
    return new Network(d, w, a, weights.precision());
  }

  /** The start, if the case also says what comes after it. */
  Optional<double[]> expected(double[] start) {
    return hasParameters() ? Optional.of(start) : Optional.empty();
  }

  /** The samples of the next step. */
  Minibatch readMinibatch() throws IOException {
    int d = configuration().dimension();
    Minibatch minibatch = new Minibatch(d, finite(inputs, configuration().batch() * d));
    step++;
    return minibatch;
  }

  private double[] finite(NpyReader reader, int count) throws IOException {
    double[] values = reader.next(count);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new BadInputException(
            (option + ": " + reader.file())
                + (": " + value + " at step " + step + "; allowed: finite numbers"));
      }
    }
    return values;
  }

  /** W before the next step, or empty if the case does not say. */
  Optional<double[]> readWeights() throws IOException {
    int count = configuration().neurons() * configuration().dimension();
    return hasParameters() ? Optional.of(weights.next(count)) : Optional.empty();
  }

  /** The output weights before the next step, or empty if the case does not say. */
  Optional<double[]> readOutputWeights() throws IOException {
    return hasParameters()
        ? Optional.of(outputWeights.next(configuration().neurons()))
        : Optional.empty();
  }

  /** Outputs of the next step, or empty if the case does not say. */
  Optional<double[]> readOutputs() throws IOException {
    return outputs.isPresent()
        ? Optional.of(outputs.get().next(configuration().batch()))
        : Optional.empty();
  }

  /** Mean loss of the next step, length 1, or empty if the case does not say. */
  Optional<double[]> readLoss() throws IOException {
    return losses.isPresent() ? Optional.of(losses.get().next(1)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (NpyReader reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
