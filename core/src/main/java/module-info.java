/**
 * Neuron block dynamics on the zero-margin XOR problem: training engines, observables and theory.
 */
module org.quadrant.core {
  requires commons.math3;
  requires transitive jdk.incubator.vector;
  requires jdk.management;

  exports org.quadrant.dynamics;
  exports org.quadrant.engine;
  exports org.quadrant.kernels;
  exports org.quadrant.math;
  exports org.quadrant.network;
  exports org.quadrant.problem;
  exports org.quadrant.random;
  exports org.quadrant.reference;
  exports org.quadrant.simd;
  exports org.quadrant.theory;
  exports org.quadrant.training;
  exports org.quadrant.tuning;
  exports org.quadrant.verification;
}
