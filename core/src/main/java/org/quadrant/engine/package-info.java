/**
 * Choosing an engine, and the single-precision engines: the step of minibatch SGD as a stream of
 * tiles, shared by threads in a way that leaves no trace in the numbers. The way in is {@link
 * org.quadrant.engine.Engines}.
 *
 * <p>Of a run, the state (parameters, gradient, steps taken), the schedule (who does which block of
 * samples when, and who adds when) and the arithmetic ({@link org.quadrant.kernels.Kernels} on one
 * tile) are kept apart, so that each can be exchanged without the others.
 */
package org.quadrant.engine;
