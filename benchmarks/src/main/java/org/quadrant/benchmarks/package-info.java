/**
 * The JMH benchmarks. Names of parameters and counters are stable, since scripts read them: {@code
 * engine}, {@code shape}, {@code threads}, {@code lanes}, {@code law}, {@code generator}, {@code
 * peer}; {@code flops} and {@code samples}, both per second.
 */
package org.quadrant.benchmarks;
