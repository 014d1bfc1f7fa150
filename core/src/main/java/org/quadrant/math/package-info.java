/**
 * Elementary functions in single precision whose bits are fixed by their source, and the
 * measurement of their errors. The JDK's own functions, and the Vector API's, may give other bits
 * on another CPU or after compilation.
 */
package org.quadrant.math;
