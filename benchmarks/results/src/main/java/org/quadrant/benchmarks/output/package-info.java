/**
 * Files that the suite reads and writes: NumPy arrays, JSON, and the folder of a run. A file
 * appears under its final name only when it is whole.
 */
package org.quadrant.benchmarks.output;
