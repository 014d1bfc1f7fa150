package org.quadrant.tuning;

/**
 * When and how threads share work: all numbers are chosen, for threads that wake up within some
 * microseconds and cores of the last years. Costs are in multiply-adds of single precision, of
 * which a core does some 50 in a nanosecond.
 */
public final class Sharing {
  /** Networks with fewer packed weights than this are updated by one thread. */
  public static final int UPDATED_WEIGHTS = 1 << 16;

  /** Networks with fewer neurons than this have one thread for the algebra of the Gram engine. */
  public static final int ALGEBRA_NEURONS = 64;

  /** How often a thread looks for what it waits for before it offers its processor to others. */
  public static final int SPINS = 2_000;

  /** How often a thread looks for what it waits for before it sleeps. */
  public static final int TURNS = 20_000;

  /** Blocks of samples that a thread may have summed up before those before them are added. */
  public static final int SLOTS = 2;

  /** Weights, two gradients and a tile that take more leave a level-2 cache: then it is one. */
  public static final int CACHE_BYTES = 1 << 20;

  /**
   * Tiles that the gradients of a thread may take. A block's gradient goes to another core where
   * threads take whole blocks, a part of inputs and activations where they share: about as much for
   * as many tiles.
   */
  public static final int TILES = 3;

  /**
   * Runs of samples that a thread draws before it waits for others: fewer waits for more memory,
   * since each costs what the slowest is behind.
   */
  public static final int RUNS = 4;

  /** Most that one worker may have to do of what the average one has, and be called even. */
  public static final double EVEN = 1.05;

  /** How much longer whole blocks may take by the estimate, since less goes to other cores. */
  public static final double UNEVEN = 1.1;

  /** Loading an operand from where another thread has left it: 16 bytes a cycle, 32 products. */
  public static final int OPERAND_COST = 8;

  /** Drawing a deviate: half a nanosecond. */
  public static final int DEVIATE_COST = 25;

  /** Waiting for each other in one chunk of samples: up to five times, two microseconds each. */
  public static final int CHUNK_COST = 500_000;

  private Sharing() {}
}
