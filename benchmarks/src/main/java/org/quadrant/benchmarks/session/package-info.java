/**
 * A session of benchmarks: which cases are possible on this machine, the FMA peak measured beside
 * them, and what is written of it.
 */
package org.quadrant.benchmarks.session;
