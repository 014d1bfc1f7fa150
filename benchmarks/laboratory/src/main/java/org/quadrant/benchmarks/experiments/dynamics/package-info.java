/**
 * Experiments on what neurons and blocks do during training: its phases, the clustering of
 * directions, the coherence of blocks, and neurons one by one. They share the same trainings.
 */
package org.quadrant.benchmarks.experiments.dynamics;
