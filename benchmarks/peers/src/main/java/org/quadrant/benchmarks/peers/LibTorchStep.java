package org.quadrant.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.quadrant.network.Network;
import org.quadrant.training.TrainingConfiguration;

/**
 * LibTorch without autograd: every tensor is made once, every operation writes into one of them or
 * works in place, and no operation that makes another pass over the minibatch is left in.
 *
 * <p>With u = −y, dℓ/df = 2 u sigmoid(u f). The factor 2 goes into the rate, and aⱼ into the
 * update, which is smaller than the minibatch.
 */
final class LibTorchStep implements PeerStep {
  private final String library;
  private final LibTorchParameters parameters;
  private final List<Pointer> owned = new ArrayList<>();

  private final Tensor x;
  private final Tensor x1;
  private final Tensor x2;
  private final Tensor z;
  private final Tensor zTransposed;
  private final Tensor g;
  private final Tensor gTransposed;
  private final Tensor f;
  private final Tensor u;
  private final Tensor sign2;
  private final Tensor slopes;
  private final Tensor slopesColumn;
  private final Tensor weightsTransposed;
  private final Tensor outputWeightsColumn;
  private final Tensor gradient;
  private final Tensor outputGradient;
  private final Scalar zero;
  private final Scalar scaling;
  private final Scalar minusRate;

  /**
   * A step with parameters not yet set.
   *
   * @param configuration shape, rate and scaling
   * @param threads number of threads
   */
  LibTorchStep(TrainingConfiguration configuration, int threads) {
    library = LibTorch.load(threads);
    torch.manual_seed(configuration.seed());
    int m = configuration.batch();
    int d = configuration.dimension();
    int p = configuration.neurons();
    parameters = new LibTorchParameters(configuration);
    x = own(torch.empty(m, d));
    x1 = own(x.select(1, 0));
    x2 = own(x.select(1, 1));
    z = own(torch.empty(m, p));
    zTransposed = own(z.t());
    g = own(torch.empty(m, p));
    gTransposed = own(g.t());
    f = own(torch.empty(m));
    u = own(torch.empty(m));
    sign2 = own(torch.empty(m));
    slopes = own(torch.empty(m));
    slopesColumn = own(slopes.unsqueeze(1));
    weightsTransposed = own(parameters.weights().t());
    outputWeightsColumn = own(parameters.outputWeights().unsqueeze(1));
    gradient = own(torch.empty(p, d));
    outputGradient = own(torch.empty(p));
    zero = own(new Scalar(0f));
    scaling = own(new Scalar(1f / configuration.scaling().divisor(p)));
    minusRate = own(new Scalar((float) (-2 * configuration.learningRate() / m)));
  }

  private <T extends Pointer> T own(T pointer) {
    owned.add(pointer);
    return pointer;
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
  public void step(float[] inputs) {
    LibTorchParameters.write(inputs, x);
    step(false);
  }

  @Override
  public void freshStep() {
    step(true);
  }

  @SuppressWarnings("try") // Scope and mode last until the step ends.
  private void step(boolean fresh) {
    try (PointerScope scope = new PointerScope();
        InferenceMode inference = new InferenceMode(true)) {
      if (fresh) {
        x.normal_();
      }
      torch.mm_out(z, x, weightsTransposed);
      z.relu_();
      torch.mv_out(f, z, parameters.outputWeights());
      f.mul_(scaling);
      torch.sign_out(u, x1);
      torch.sign_out(sign2, x2);
      u.mul_(sign2);
      torch.mul_out(slopes, u, f);
      slopes.sigmoid_();
      slopes.mul_(u);
      torch.threshold_backward_out(g, slopesColumn, z, zero);
      torch.mv_out(outputGradient, zTransposed, slopes);
      torch.mm_out(gradient, gTransposed, x);
      parameters.weights().addcmul_(gradient, outputWeightsColumn, minusRate);
      parameters.outputWeights().add_(outputGradient, minusRate);
    }
  }

  @Override
  public Network network() {
    return parameters.network();
  }

  @Override
  public void close() {
    owned.forEach(Pointer::close);
    parameters.close();
  }
}
