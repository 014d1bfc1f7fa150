package org.quadrant.benchmarks.peers;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.quadrant.network.Network;
import org.quadrant.training.TrainingConfiguration;

/**
 * LibTorch with autograd, as most people write it: the loss by its formula, the gradients from the
 * library. Their size differs from core/SPECIFICATION.md, section 3.3, by the scaling's divisor,
 * which the update takes out.
 */
final class LibTorchAutogradStep implements PeerStep {
  private final String library;
  private final int dimension;
  private final int batch;
  private final LibTorchParameters parameters;
  private final Scalar scaling;
  private final Scalar minusRate;

  /**
   * A step with parameters not yet set.
   *
   * @param configuration shape, rate and scaling
   * @param threads number of threads
   */
  LibTorchAutogradStep(TrainingConfiguration configuration, int threads) {
    library = LibTorch.load(threads) + ", autograd";
    torch.manual_seed(configuration.seed());
    dimension = configuration.dimension();
    batch = configuration.batch();
    parameters = new LibTorchParameters(configuration);
    parameters.weights().set_requires_grad(true);
    parameters.outputWeights().set_requires_grad(true);
    int divisor = configuration.scaling().divisor(configuration.neurons());
    scaling = new Scalar(1f / divisor);
    // Twice the mean of softplus(-y f) is the mean loss.
    minusRate = new Scalar((float) (-2 * configuration.learningRate() * divisor));
  }

  @Override
  public String library() {
    return library;
  }

  @Override
  public void load(Network network) {
    parameters.load(network);
  }

  @Override
  @SuppressWarnings("try") // The scope frees every tensor made in it.
  public void step(float[] inputs) {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = torch.empty(batch, dimension);
      LibTorchParameters.write(inputs, x);
      step(x);
    }
  }

  @Override
  @SuppressWarnings("try") // The scope frees every tensor made in it.
  public void freshStep() {
    try (PointerScope scope = new PointerScope()) {
      step(torch.randn(batch, dimension));
    }
  }

  private void step(Tensor x) {
    Tensor weights = parameters.weights();
    Tensor outputWeights = parameters.outputWeights();
    Tensor f = x.mm(weights.t()).relu().mv(outputWeights).mul(scaling);
    Tensor minusLabel = x.select(1, 0).sign().mul(x.select(1, 1).sign());
    Tensor loss = torch.softplus(minusLabel.mul(f)).mean();
    TensorVector gradients =
        torch.grad(new TensorVector(loss), new TensorVector(weights, outputWeights));
    NoGradGuard noGradient = new NoGradGuard();
    weights.add_(gradients.get(0), minusRate);
    outputWeights.add_(gradients.get(1), minusRate);
    noGradient.close();
  }

  @Override
  public Network network() {
    return parameters.network();
  }

  @Override
  public void close() {
    scaling.close();
    minusRate.close();
    parameters.close();
  }
}
