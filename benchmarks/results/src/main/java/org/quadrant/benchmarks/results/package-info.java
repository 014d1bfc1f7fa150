/**
 * Files of results: what they hold, how they are written whole or not at all, how they are read.
 */
package org.quadrant.benchmarks.results;
