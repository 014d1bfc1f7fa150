package org.quadrant.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.random.Purpose;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepCount;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * A run of single-precision training by {@link Kernels}. Samples pass through the whole step tile
 * by tile, so nothing of size m × d or m × p is ever stored. Threads take blocks of {@link
 * Kernels#BLOCK} samples in order and add their gradients in the same order, so that the sums do
 * not depend on the number of threads.
 */
final class TiledTraining implements WeightTraining {
  /** Networks with fewer packed weights than this are updated by one thread. */
  private static final int SHARED_UPDATE = 1 << 16;

  private final TrainingConfiguration configuration;
  private final Kernels kernels;
  private final StripLayout layout;
  private final float[] weights;
  private final float[] outputWeights;
  private final float[] gradient;
  private final float[] outputGradient;
  private final Worker[] workers;
  private final WorkerTeam team;
  private final TileSource training;
  private final TileSource test;
  private final IntConsumer gradientTask = this::sumBlocks;
  private final IntConsumer updateTask = this::updateStrips;

  private final StepCount steps;
  private final AtomicLong nextBlock = new AtomicLong();
  private final AtomicLong turn = new AtomicLong();
  private final AtomicInteger strips = new AtomicInteger();

  // The step under way, read by the workers.
  private TileSource source;
  private long samples;
  private float rate;
  private double[] blockLosses = new double[0];
  private boolean measured;
  private double[] outputs;

  /** What one thread owns. */
  private static final class Worker {
    private final Tile tile;
    private final float[] gradient;
    private final float[] outputGradient;

    Worker(StripLayout layout, int tileSamples) {
      tile = new Tile(layout, tileSamples);
      gradient = new float[layout.size()];
      outputGradient = new float[layout.paddedNeurons()];
    }
  }

  TiledTraining(
      TrainingConfiguration configuration,
      Network initial,
      long steps,
      Kernels kernels,
      int threads,
      int tileSamples) {
    this.configuration = configuration;
    this.steps = new StepCount(steps);
    this.kernels = kernels;
    this.layout = new StripLayout(configuration.dimension(), configuration.neurons());
    this.weights = new float[layout.size()];
    this.outputWeights = new float[layout.paddedNeurons()];
    this.gradient = new float[layout.size()];
    this.outputGradient = new float[layout.paddedNeurons()];
    for (int j = 0; j < layout.neurons(); j++) {
      for (int k = 0; k < layout.dimension(); k++) {
        weights[layout.index(j, k)] = (float) initial.weight(j, k);
      }
      outputWeights[j] = (float) initial.outputWeight(j);
    }
    this.workers = new Worker[threads];
    for (int worker = 0; worker < threads; worker++) {
      workers[worker] = new Worker(layout, tileSamples);
    }
    this.training = source(Purpose.TRAINING);
    this.test = source(Purpose.TEST);
    this.team = new WorkerTeam(threads);
  }

  private TileSource source(Purpose purpose) {
    return new LawSource(
        kernels.deviates(), configuration.problem(), configuration.seed(), purpose);
  }

  @Override
  public TrainingConfiguration configuration() {
    return configuration;
  }

  @Override
  public long steps() {
    return steps.taken();
  }

  @Override
  public void step() {
    measured = false;
    sumGradient(training, configuration.batch());
    update();
  }

  @Override
  public double stepMeasured() {
    measured = true;
    sumGradient(training, configuration.batch());
    double loss = meanLoss();
    update();
    return loss;
  }

  @Override
  public StepRecord step(Minibatch minibatch) {
    if (minibatch.dimension() != layout.dimension()) {
      throw new IllegalArgumentException(
          "minibatch: d = " + minibatch.dimension() + "; allowed: d = " + layout.dimension());
    }
    measured = true;
    double[] recorded = new double[minibatch.samples()];
    outputs = recorded;
    try {
      sumGradient(new GivenSource(minibatch), minibatch.samples());
    } finally {
      outputs = null;
    }
    StepRecord step = new StepRecord(meanLoss(), recorded);
    update();
    return step;
  }

  /** The part of a step that leaves the parameters as they are: it may fail and be taken again. */
  private void sumGradient(TileSource from, int batch) {
    steps.requireWhole();
    source = from;
    samples = batch;
    rate = (float) (configuration.learningRate() / batch);
    nextBlock.set(0);
    turn.set(0);
    int blocks = Math.ceilDiv(batch, Kernels.BLOCK);
    if (measured && blockLosses.length != blocks) {
      blockLosses = new double[blocks];
    }
    team.run(gradientTask);
  }

  /** The rest of a step. */
  private void update() {
    steps.beginUpdate();
    if (layout.size() < SHARED_UPDATE) {
      update(0, layout.strips());
    } else {
      strips.set(0);
      try {
        team.run(updateTask);
      } catch (WorkerTeam.RefusedException e) {
        // Closed since the gradient was summed: nothing has begun.
        steps.withdrawUpdate();
        throw e;
      }
    }
    steps.endUpdate();
  }

  private double meanLoss() {
    double sum = 0;
    for (double blockLoss : blockLosses) {
      sum += blockLoss;
    }
    return sum / samples;
  }

  private void sumBlocks(int number) {
    Worker worker = workers[number];
    while (true) {
      long block = nextBlock.getAndIncrement();
      long first = block * Kernels.BLOCK;
      if (first >= samples || team.hasFailed()) {
        return;
      }
      int count = (int) Math.min(Kernels.BLOCK, samples - first);
      // The first block's sums are where the step's sums start.
      float[] blockGradient = block == 0 ? gradient : worker.gradient;
      float[] blockOutputGradient = block == 0 ? outputGradient : worker.outputGradient;
      double loss = 0;
      for (int done = 0; done < count; done += worker.tile.capacity()) {
        int inTile = Math.min(worker.tile.capacity(), count - done);
        loss =
            sumTile(
                worker.tile,
                first + done,
                inTile,
                blockGradient,
                blockOutputGradient,
                done > 0,
                loss);
      }
      if (measured) {
        blockLosses[(int) block] = loss;
      }
      addInOrder(block, worker);
    }
  }

  /** One tile through the whole step; returns the sum of losses so far. */
  private double sumTile(
      Tile tile,
      long first,
      int count,
      float[] blockGradient,
      float[] blockOutputGradient,
      boolean resume,
      double lossSoFar) {
    source.fill(steps.taken(), first, count, tile);
    kernels.forward(weights, tile, count);
    kernels.outputs(outputWeights, divisor(), tile, count);
    kernels.slopes(configuration.loss(), tile, count);
    double loss = lossSoFar;
    if (measured) {
      kernels.losses(configuration.loss(), tile, count);
      for (int i = 0; i < count; i++) {
        loss += tile.loss[i];
      }
      for (int i = 0; outputs != null && i < count; i++) {
        outputs[(int) first + i] = tile.f[i];
      }
    }
    kernels.mask(tile, count, blockOutputGradient, resume);
    kernels.backward(tile, count, blockGradient, resume);
    return loss;
  }

  private int divisor() {
    return configuration.scaling().divisor(layout.neurons());
  }

  private void addInOrder(long block, Worker worker) {
    for (int spins = 0; turn.get() != block; spins++) {
      if (team.hasFailed()) {
        return;
      }
      WorkerTeam.pause(spins);
    }
    if (block > 0) {
      kernels.add(gradient, worker.gradient);
      kernels.add(outputGradient, worker.outputGradient);
    }
    turn.set(block + 1);
  }

  private void updateStrips(int worker) {
    while (true) {
      int strip = strips.getAndIncrement();
      if (strip >= layout.strips()) {
        return;
      }
      update(strip, strip + 1);
    }
  }

  private void update(int begin, int end) {
    kernels.update(layout, rate, gradient, outputGradient, weights, outputWeights, begin, end);
  }

  @Override
  public NeuronStates neurons() {
    steps.requireWhole();
    return NeuronStates.of(
        layout.dimension(), (j, k) -> weights[layout.index(j, k)], outputWeightsNow());
  }

  @Override
  public Network network() {
    steps.requireWhole();
    int d = layout.dimension();
    double[] w = new double[layout.neurons() * d];
    for (int j = 0; j < layout.neurons(); j++) {
      for (int k = 0; k < d; k++) {
        w[j * d + k] = weights[layout.index(j, k)];
      }
    }
    return new Network(d, w, outputWeightsNow(), Precision.SINGLE);
  }

  private double[] outputWeightsNow() {
    double[] a = new double[layout.neurons()];
    for (int j = 0; j < a.length; j++) {
      a[j] = outputWeights[j];
    }
    return a;
  }

  @Override
  public Evaluation test(long testSamples) {
    steps.requireWhole();
    if (testSamples < 1) {
      throw new IllegalArgumentException("test-samples: " + testSamples + "; allowed: at least 1");
    }
    int blocks = Math.toIntExact(Math.ceilDiv(testSamples, Kernels.BLOCK));
    double[] losses = new double[blocks];
    double[] squares = new double[blocks];
    int[] errors = new int[blocks];
    nextBlock.set(0);
    team.run(
        worker -> {
          Tile tile = workers[worker].tile;
          for (long b = nextBlock.getAndIncrement(); b < blocks; b = nextBlock.getAndIncrement()) {
            int block = (int) b;
            long first = b * Kernels.BLOCK;
            int count = (int) Math.min(Kernels.BLOCK, testSamples - first);
            for (int done = 0; done < count; done += tile.capacity()) {
              int inTile = Math.min(tile.capacity(), count - done);
              test.fill(steps.taken(), first + done, inTile, tile);
              kernels.forward(weights, tile, inTile);
              kernels.outputs(outputWeights, divisor(), tile, inTile);
              kernels.losses(configuration.loss(), tile, inTile);
              for (int i = 0; i < inTile; i++) {
                double loss = tile.loss[i];
                losses[block] += loss;
                squares[block] += loss * loss;
                errors[block] += tile.y[i] * tile.f[i] > 0 ? 0 : 1;
              }
            }
          }
        });
    double lossSum = 0;
    double squareSum = 0;
    long errorSum = 0;
    for (int block = 0; block < blocks; block++) {
      lossSum += losses[block];
      squareSum += squares[block];
      errorSum += errors[block];
    }
    return Evaluation.ofSums(testSamples, errorSum, lossSum, squareSum);
  }

  @Override
  public void close() {
    team.close();
  }
}
