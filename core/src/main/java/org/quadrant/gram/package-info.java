/**
 * The algebra of the Gram engine, in double precision: a step of the factor of the Gram matrix of
 * the w⊥, given the sums over a minibatch. SPECIFICATION.md, section 10.
 *
 * <p>Matrices are arrays of rows, and lie so that the neurons run along a row. Every loop over
 * neighbouring elements then works on each of them alone, without a sum along the row: the bits do
 * not depend on whether it uses vectors, or how wide they are.
 */
package org.quadrant.gram;
