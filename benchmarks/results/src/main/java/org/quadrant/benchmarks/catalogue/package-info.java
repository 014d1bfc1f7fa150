/**
 * What each benchmark is: its name, its parameters, what it measures, which sizes a session takes.
 * Sessions, tables, the roofline and the gate read it here, and none of them needs a class of a
 * benchmark or of JMH for that.
 */
package org.quadrant.benchmarks.catalogue;
