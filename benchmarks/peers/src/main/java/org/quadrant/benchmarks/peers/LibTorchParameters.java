package org.quadrant.benchmarks.peers;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.TrainingConfiguration;

/** A network's parameters as tensors: W, [p][d], and a, [p], in single precision. */
final class LibTorchParameters implements AutoCloseable {
  private final TrainingConfiguration configuration;
  private final Tensor weights;
  private final Tensor outputWeights;

  /**
   * Parameters not yet set.
   *
   * @param configuration shape of the network
   */
  LibTorchParameters(TrainingConfiguration configuration) {
    this.configuration = configuration;
    this.weights = torch.empty(configuration.neurons(), configuration.dimension());
    this.outputWeights = torch.empty(configuration.neurons());
  }

  /**
   * First layer.
   *
   * @return W, [p][d]
   */
  Tensor weights() {
    return weights;
  }

  /**
   * Second layer.
   *
   * @return a, [p]
   */
  Tensor outputWeights() {
    return outputWeights;
  }

  /**
   * Sets both layers.
   *
   * @param network of the configuration's shape
   */
  void load(Network network) {
    configuration.requireShape(network);
    write(floats(network.weights()), weights);
    write(floats(network.outputWeights()), outputWeights);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /**
   * Copies an array into a tensor.
   *
   * @param values as many as the tensor has
   * @param tensor dense, in single precision
   */
  static void write(float[] values, Tensor tensor) {
    try (FloatPointer data = tensor.data_ptr_float()) {
      data.put(values);
    }
  }

  /**
   * Both layers as they are now.
   *
   * @return a snapshot
   */
  Network network() {
    return new Network(
        configuration.dimension(), read(weights), read(outputWeights), Precision.SINGLE);
  }

  private static double[] read(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.numel())];
    try (FloatPointer data = tensor.data_ptr_float()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = data.get(i);
      }
    }
    return values;
  }

  @Override
  public void close() {
    weights.close();
    outputWeights.close();
  }
}
