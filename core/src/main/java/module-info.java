/**
 * Neuron block dynamics on the zero-margin XOR problem: training engines, observables and theory.
 *
 * <p>What it computes is written down in {@code SPECIFICATION.md}, at the root of this module's
 * sources, which code cites by section: the problem and the step (2, 3), random numbers and the
 * order of operations that together fix the bits of a run (4 to 6), observations (7), the formulas
 * of the theory (8) and the bound of rounding errors (9).
 *
 * <p>Not exported are the vector kernels and what tunes them, {@code simd} and {@code tuning}: they
 * change with the processors that there are. The benchmarks, which measure them, have this module
 * on the class path.
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
  exports org.quadrant.theory;
  exports org.quadrant.training;
  exports org.quadrant.verification;
}
