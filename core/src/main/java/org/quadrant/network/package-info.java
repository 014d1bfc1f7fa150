/**
 * The two-layer ReLU network f(x) = (1/p) Σⱼ aⱼ max(0, wⱼ·x): its parameters, the scale of its
 * output and its loss.
 */
package org.quadrant.network;
