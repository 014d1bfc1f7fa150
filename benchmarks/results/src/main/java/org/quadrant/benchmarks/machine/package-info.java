/** What a result was measured on. */
package org.quadrant.benchmarks.machine;
