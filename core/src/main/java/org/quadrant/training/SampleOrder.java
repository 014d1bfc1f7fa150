package org.quadrant.training;

/** In which order the samples of a fixed sample come, in each of its epochs. */
public enum SampleOrder {
  /** The same minibatches in the same order. */
  IN_ORDER,
  /** Groups of 64 samples in an order that is drawn anew for each epoch. */
  SHUFFLED
}
