package org.quadrant.benchmarks.peers;

import org.quadrant.network.Network;

/** Training by a peer: its parameters, and the step that changes them. For one thread's use. */
public interface PeerStep extends AutoCloseable {
  /**
   * Which library computes, and how.
   *
   * @return one line: names, versions, the kernels chosen for this CPU, the number of threads
   */
  String library();

  /**
   * Replaces the parameters.
   *
   * @param network parameters of the run's shape, rounded to the peer's precision
   */
  void load(Network network);

  /**
   * Takes one step on a given minibatch.
   *
   * @param x m inputs, row-major [m][d]; labels follow from the signs of their first two
   *     coordinates
   */
  void step(float[] x);

  /** Takes one step on m fresh samples from N(0, I). */
  void freshStep();

  /**
   * The parameters as they are now.
   *
   * @return a snapshot
   */
  Network network();

  /** Frees native memory and ends threads. */
  @Override
  void close();
}
