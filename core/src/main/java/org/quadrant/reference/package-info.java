/** Training in double precision, written to be read against the formulas; the judge of the rest. */
package org.quadrant.reference;
