package org.quadrant.benchmarks.peers;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.training.TrainingConfiguration;

/**
 * A step whose minibatch is shared out among threads, each of which sums its own gradients: single
 * precision, whatever the matrix products come from.
 */
final class SharedStep implements PeerStep {
  private final String library;
  private final TrainingConfiguration configuration;
  private final int dimension;
  private final int neurons;
  private final List<Share> shares;
  private final List<Rows> fresh;
  private final ExecutorService helpers;
  private final float[] weights;
  private final float[] outputWeights;

  /**
   * A step with parameters all zero.
   *
   * @param library text of {@link PeerStep#library}
   * @param configuration shape and rate
   * @param threads number of threads, at least 1
   * @param share makes a thread's share
   * @param fresh makes a thread's source of fresh inputs from a seed
   */
  SharedStep(
      String library,
      TrainingConfiguration configuration,
      int threads,
      Supplier<Share> share,
      LongFunction<Rows> fresh) {
    this.library = library + ", " + threads + (threads == 1 ? " thread" : " threads");
    this.configuration = configuration;
    this.dimension = configuration.dimension();
    this.neurons = configuration.neurons();
    this.shares = Stream.generate(share).limit(threads).toList();
    this.fresh =
        IntStream.range(0, threads).mapToObj(i -> fresh.apply(configuration.seed() + i)).toList();
    this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    this.weights = new float[dimension * neurons];
    this.outputWeights = new float[neurons];
  }

  @Override
  public String library() {
    return library;
  }

  @Override
  public void load(Network network) {
    configuration.requireShape(network);
    for (int j = 0; j < neurons; j++) {
      for (int k = 0; k < dimension; k++) {
        weights[k * neurons + j] = (float) network.weight(j, k);
      }
      outputWeights[j] = (float) network.outputWeight(j);
    }
  }

  @Override
  public void step(float[] x) {
    step(Stream.<Rows>generate(() -> new GivenRows(dimension, x)).limit(shares.size()).toList());
  }

  @Override
  public void freshStep() {
    step(fresh);
  }

  private void step(List<Rows> rows) {
    int m = configuration.batch();
    int threads = shares.size();
    List<Future<?>> running =
        IntStream.range(1, threads)
            .<Future<?>>mapToObj(i -> helpers.submit(() -> sum(i, rows.get(i))))
            .toList();
    sum(0, rows.get(0));
    for (Future<?> each : running) {
      await(each);
    }
    for (int i = 1; i < threads; i++) {
      add(shares.get(0).gradient(), shares.get(i).gradient());
      add(shares.get(0).outputGradient(), shares.get(i).outputGradient());
    }
    update((float) (configuration.learningRate() / m));
  }

  private void sum(int thread, Rows rows) {
    int m = configuration.batch();
    int first = (int) ((long) m * thread / shares.size());
    int end = (int) ((long) m * (thread + 1) / shares.size());
    shares.get(thread).sum(rows, first, end - first, weights, outputWeights);
  }

  private static void await(Future<?> task) {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread of the peer failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void add(float[] total, float[] part) {
    for (int i = 0; i < total.length; i++) {
      total[i] += part[i];
    }
  }

  private void update(float rate) {
    subtract(weights, rate, shares.get(0).gradient());
    subtract(outputWeights, rate, shares.get(0).outputGradient());
  }

  private static void subtract(float[] parameters, float rate, float[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * gradient[i];
    }
  }

  @Override
  public Network network() {
    double[] w = new double[weights.length];
    double[] a = new double[neurons];
    for (int j = 0; j < neurons; j++) {
      for (int k = 0; k < dimension; k++) {
        w[j * dimension + k] = weights[k * neurons + j];
      }
      a[j] = outputWeights[j];
    }
    return new Network(dimension, w, a, Precision.SINGLE);
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
