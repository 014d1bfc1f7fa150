package org.quadrant.training;

/** What the first-layer weights of each neuron are held to. */
public enum Constraint {
  /** Nothing. */
  NONE,
  /** ‖wⱼ‖ = θ after every step: the step is taken, then each w is scaled to that norm. */
  SPHERE
}
