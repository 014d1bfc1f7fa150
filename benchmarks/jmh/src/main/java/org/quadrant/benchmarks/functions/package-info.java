/**
 * JMH benchmarks of elementary functions: ours, those of {@link Math} and the Vector API's own,
 * each with the largest error that it was seen to make. Parameters: {@code function}, {@code
 * lanes}; profiler: {@code maxUlp}.
 */
package org.quadrant.benchmarks.functions;
