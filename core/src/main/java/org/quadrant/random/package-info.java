/**
 * Random numbers as a pure function of (seed, purpose, stream, step, sample, slot): the
 * counter-based generator {@link org.quadrant.random.Threefry4x32}, the layout of its counters
 * ({@link org.quadrant.random.SampleCounter}) and the maps from words to deviates.
 */
package org.quadrant.random;
