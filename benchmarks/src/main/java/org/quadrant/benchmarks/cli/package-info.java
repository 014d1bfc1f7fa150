/**
 * The {@code quadrant} command: options, messages and exit codes. What the subcommands do is in the
 * packages beside this one.
 */
package org.quadrant.benchmarks.cli;
