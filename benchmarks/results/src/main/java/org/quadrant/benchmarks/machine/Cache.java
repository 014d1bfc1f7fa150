package org.quadrant.benchmarks.machine;

/**
 * One cache as the first logical processor sees it.
 *
 * @param level 1 for the one nearest to the processor
 * @param type {@code Data}, {@code Instruction} or {@code Unified}
 * @param bytes size
 * @param sharedBy logical processors that share it; null where unknown
 */
public record Cache(int level, String type, long bytes, Integer sharedBy) {}
