/**
 * Checks of the numbers, on the machine at hand: generator, laws, elementary functions, equality of
 * the engines, rounding errors, allocation and theory.
 */
package org.quadrant.benchmarks.validation;
