/**
 * What training is, whatever computes it: the settings of a run ({@link
 * org.quadrant.training.TrainingConfiguration}), its start ({@link
 * org.quadrant.training.Initialisation}), and a run in progress ({@link
 * org.quadrant.training.Training}) as started by an {@link org.quadrant.training.Engine}, whose
 * state goes out and in as {@link org.quadrant.training.Parameters}.
 *
 * <p>Letters: input dimension d, number of neurons p, samples per step m, learning rate η, initial
 * scale θ; time t is the sum of the steps' η.
 */
package org.quadrant.training;
