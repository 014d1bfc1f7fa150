/** The report over all machines, made from the files that each of them left in the results. */
package org.quadrant.benchmarks.report;
