/**
 * Choosing an engine, and the single-precision engines: the step of minibatch SGD as a stream of
 * tiles, shared by threads in a way that leaves no trace in the numbers. The way in is {@link
 * org.quadrant.engine.Engines}.
 */
package org.quadrant.engine;
