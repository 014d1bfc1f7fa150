/**
 * The training step by other libraries, and in plain Java, to be measured beside ours. Every peer
 * computes the step of core/SPECIFICATION.md, section 3.3, on Gaussian inputs with the logistic
 * loss, and draws a fresh minibatch for every step, as ours does. Each is written as its expert
 * would write it; where a library brings matrix products only, our own sampling and element-wise
 * code go with them.
 *
 * <p>Two of the native libraries here have crashed a JVM that loaded both, so a JVM opens one.
 */
package org.quadrant.benchmarks.peers;
