/** Two files of results beside each other: what matches, what changed, and how sure that is. */
package org.quadrant.benchmarks.comparison;
