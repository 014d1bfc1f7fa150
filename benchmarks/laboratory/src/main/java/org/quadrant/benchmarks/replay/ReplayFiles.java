package org.quadrant.benchmarks.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.NpyWriter;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.Engine;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;

/**
 * Writes a replayed run in the format of {@link ReplayCase}: W, a and f in the engine's precision,
 * X in that of the given case, the loss in double precision.
 */
final class ReplayFiles implements Closeable {
  private final RunFolder folder;
  private final List<NpyWriter> writers = new ArrayList<>();
  private final NpyWriter inputs;
  private final NpyWriter weights;
  private final NpyWriter outputWeights;
  private final NpyWriter outputs;
  private final NpyWriter losses;

  ReplayFiles(RunFolder folder, ReplayCase replayCase, Precision precision) throws IOException {
    int d = replayCase.configuration().dimension();
    int p = replayCase.configuration().neurons();
    int m = replayCase.configuration().batch();
    this.folder = folder;
    this.inputs = create("X.npy", replayCase.inputPrecision(), m, d);
    this.weights = create("W.npy", precision, p, d);
    this.outputWeights = create("a.npy", precision, p);
    this.outputs = create("f.npy", precision, m);
    this.losses = create("loss.npy", Precision.DOUBLE);
  }

  private NpyWriter create(String name, Precision precision, int... rowShape) throws IOException {
    NpyWriter writer = NpyWriter.create(folder.file(name), precision, rowShape);
    writers.add(writer);
    return writer;
  }

  void append(Network network) throws IOException {
    weights.append(network.weights());
    outputWeights.append(network.outputWeights());
  }

  void append(Minibatch minibatch, StepRecord step) throws IOException {
    inputs.append(minibatch.inputs());
    outputs.append(step.outputs());
    losses.append(step.loss());
    folder.keep();
  }

  /** Ends the arrays and moves everything to its final name. */
  void publish(CaseDescription description, int steps, Engine engine) throws IOException {
    close();
    ObjectNode json = description.json().deepCopy();
    json.put("steps", steps);
    json.put(
        "note",
        "computed by Quadrant "
            + Build.current().version()
            + ", engine "
            + engine.name()
            + "; W[t], a[t] before step t, t = 0..steps");
    Json.write(folder.file(CaseDescription.NAME), json);
    folder.publish();
  }

  @Override
  public void close() throws IOException {
    for (NpyWriter writer : writers) {
      writer.close();
    }
  }
}
