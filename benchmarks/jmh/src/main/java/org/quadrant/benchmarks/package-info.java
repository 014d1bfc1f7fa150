/**
 * The JMH benchmarks, each described by {@link
 * org.quadrant.benchmarks.catalogue.BenchmarkDescription}. Names of parameters and counters are
 * stable, since scripts read them: {@code engine}, {@code shape}, {@code threads}, {@code lanes},
 * {@code law}, {@code generator}, {@code function}, {@code level}, {@code peer}; {@code flops},
 * {@code samples}, {@code bytes} and {@code operations}, all per second.
 */
package org.quadrant.benchmarks;
