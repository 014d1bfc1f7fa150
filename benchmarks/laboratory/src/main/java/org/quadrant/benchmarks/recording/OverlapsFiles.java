package org.quadrant.benchmarks.recording;

import java.io.Closeable;
import java.io.IOException;
import org.quadrant.benchmarks.output.NpyWriter;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Precision;
import org.quadrant.training.Snapshot;

/**
 * The overlaps of every neuron over time, as NumPy arrays of doubles: {@code overlaps.npy}
 * [records][p][4] with ⟨wⱼ, μ̂₁⟩, ⟨wⱼ, μ̂₂⟩, ‖w⊥ⱼ‖ and aⱼ, and {@code overlaps-times.npy}
 * [records][2] with the number of steps taken and the time t. The records are of the start, of
 * every so many steps, and of the end.
 */
final class OverlapsFiles implements Closeable {
  static final String OVERLAPS = "overlaps.npy";
  static final String TIMES = "overlaps-times.npy";

  private static final int FIGURES = 4;

  private final RunSettings settings;
  private final NpyWriter overlaps;
  private final NpyWriter times;
  private Snapshot last;
  private long written = -1;

  private OverlapsFiles(RunSettings settings, NpyWriter overlaps, NpyWriter times) {
    this.settings = settings;
    this.overlaps = overlaps;
    this.times = times;
  }

  static OverlapsFiles create(RunFolder folder, RunSettings settings) throws IOException {
    int p = settings.training().neurons();
    NpyWriter overlaps = NpyWriter.create(folder.file(OVERLAPS), Precision.DOUBLE, p, FIGURES);
    try {
      NpyWriter times = NpyWriter.create(folder.file(TIMES), Precision.DOUBLE, 2);
      return new OverlapsFiles(settings, overlaps, times);
    } catch (IOException e) {
      overlaps.close();
      throw e;
    }
  }

  /** Writes an observation, if it is one of those to be recorded. */
  void append(Snapshot snapshot) throws IOException {
    last = snapshot;
    if (snapshot.step() % settings.overlapsEvery() == 0) {
      write(snapshot);
    }
  }

  /** Writes the last observation, unless it is there. */
  void end() throws IOException {
    if (last != null && written != last.step()) {
      write(last);
    }
  }

  private void write(Snapshot snapshot) throws IOException {
    NeuronStates neurons = snapshot.neurons();
    double[] row = new double[FIGURES * neurons.neurons()];
    for (int j = 0; j < neurons.neurons(); j++) {
      boolean ownIsFirst = neurons.outputWeight(j) >= 0;
      row[FIGURES * j] = ownIsFirst ? neurons.signal(j) : neurons.opposite(j);
      row[FIGURES * j + 1] = ownIsFirst ? neurons.opposite(j) : neurons.signal(j);
      row[FIGURES * j + 2] = neurons.orthogonalNorm(j);
      row[FIGURES * j + 3] = neurons.outputWeight(j);
    }
    overlaps.append(row);
    times.append((double) snapshot.step(), snapshot.time());
    written = snapshot.step();
  }

  @Override
  public void close() throws IOException {
    try (times) {
      overlaps.close();
    }
  }
}
