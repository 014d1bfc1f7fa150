package org.quadrant.engine;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.engine.AreaCutter.Area;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.random.SampleCounter;
import org.quadrant.tuning.Sharing;

/**
 * Who does what of a chunk of samples that all workers share: a function of the network's shape,
 * the number of samples and the number of workers, and of nothing else. No sum is divided, so
 * nobody's results have to be added to anybody else's:
 *
 * <ul>
 *   <li>samples are drawn by groups of {@value SampleCounter#GROUP}, which share random words;
 *   <li>pre-activations are an area of samples × neurons, the first layer's gradient is one of
 *       coordinates × neurons: each is cut into one rectangle for each worker;
 *   <li>outputs belong to samples, sums over neurons to strips of neurons.
 * </ul>
 *
 * @param samples number of samples in the chunk
 * @param aligned whether each worker draws just the samples whose pre-activations and outputs it
 *     computes, of all neurons: it need not wait for others in between
 * @param shares one for each worker
 * @param pieces the samples in order, in runs of one block each
 */
record ChunkPlan(int samples, boolean aligned, List<Share> shares, List<Span> pieces) {

  /**
   * What one worker does. Spans of samples are of the tile, all others of the network.
   *
   * @param drawn samples, in runs that one core's caches suit
   * @param activated samples whose pre-activations it computes
   * @param activatedStrips for these neurons
   * @param responded samples whose outputs it computes
   * @param strips neurons whose sums it computes
   * @param weightStrips neurons of the weights whose sums it computes
   * @param coordinates of these weights
   */
  record Share(
      List<Span> drawn,
      Span activated,
      Span activatedStrips,
      Span responded,
      Span strips,
      Span weightStrips,
      Span coordinates) {}

  /**
   * Shares a chunk.
   *
   * @param layout of the network
   * @param samples number of samples, at least 1
   * @param run most samples of a piece, a multiple of 64
   * @param workers how many share it, at least 1
   * @return the plan
   */
  static ChunkPlan of(StripLayout layout, int samples, int run, int workers) {
    Span all = Span.first(samples);
    Span strips = Span.first(layout.strips());
    int groups = Math.ceilDiv(samples, SampleCounter.GROUP);
    int most = Math.ceilDiv(groups, workers);
    boolean aligned = (double) most * workers <= Sharing.EVEN * groups;
    List<Area> activated =
        aligned ? List.of() : new AreaCutter(Kernels.ROW_UNIT).cut(new Area(all, strips), workers);
    Area gradient = new Area(Span.first(layout.paddedDimension()), strips);
    List<Area> weights = new AreaCutter(StripLayout.DIMENSION_MULTIPLE).cut(gradient, workers);
    List<Share> shares = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      Span drawn = all.part(worker, workers, SampleCounter.GROUP);
      Area activation = aligned ? new Area(drawn, strips) : activated.get(worker);
      // In the other order, which often evens out what the cuts leave.
      Area gradientPart = weights.get(workers - 1 - worker);
      shares.add(
          new Share(
              runs(drawn, run),
              activation.rows(),
              activation.strips(),
              aligned ? drawn : all.part(worker, workers, SampleCounter.STRIP),
              strips.part(worker, workers, 1),
              gradientPart.strips(),
              gradientPart.rows()));
    }
    return new ChunkPlan(samples, aligned, List.copyOf(shares), pieces(samples, run));
  }

  private static List<Span> runs(Span samples, int run) {
    List<Span> runs = new ArrayList<>();
    for (int begin = samples.begin(); begin < samples.end(); begin += run) {
      runs.add(new Span(begin, Math.min(begin + run, samples.end())));
    }
    return List.copyOf(runs);
  }

  /** A chunk begins with a block, or lies within one. */
  private static List<Span> pieces(int samples, int run) {
    List<Span> pieces = new ArrayList<>();
    for (int begin = 0; begin < samples; begin = pieces.getLast().end()) {
      int block = begin / Kernels.BLOCK * Kernels.BLOCK + Kernels.BLOCK;
      pieces.add(new Span(begin, Math.min(Math.min(begin + run, block), samples)));
    }
    return List.copyOf(pieces);
  }
}
