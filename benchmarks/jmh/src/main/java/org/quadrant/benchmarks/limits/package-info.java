/**
 * JMH benchmarks of what the hardware gives to Java: memory traffic at each level, integer
 * operations, divisions and square roots. With the FMA peak they are the limits that the kernels
 * are held against. Parameters: {@code lanes} and {@code level}; counters: {@code bytes} and {@code
 * operations}, both per second.
 */
package org.quadrant.benchmarks.limits;
