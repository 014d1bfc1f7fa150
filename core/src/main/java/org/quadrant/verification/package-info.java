/**
 * How far single-precision training may be from exact arithmetic: a bound derived from the
 * operations of the single-precision engines, and the comparison of an observed run with it.
 */
package org.quadrant.verification;
