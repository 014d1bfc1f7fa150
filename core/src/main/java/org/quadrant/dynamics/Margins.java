package org.quadrant.dynamics;

import org.quadrant.network.Scaling;

/** Margins of a network at the centres of the four label regions. */
public final class Margins {
  private Margins() {}

  /**
   * y·f at the four unit vectors ±μ̂₁ (label +1) and ±μ̂₂ (label −1): positive where the centre of
   * a region is classified correctly.
   *
   * @param states all p neurons of the network
   * @param scaling whether f carries the factor 1/p
   * @return y·f at the direction of each block
   */
  public static BlockValues of(NeuronStates states, Scaling scaling) {
    double[] outputs = new double[Block.values().length];
    for (int j = 0; j < states.neurons(); j++) {
      Axis own = Axis.own(states.outputWeight(j));
      // Of +μ̂ and −μ̂ a neuron sees only one: max(0, ±w·μ̂) is zero for the other.
      Block seenOnOwn = Block.of(own, states.signal(j));
      Block seenOnOther = Block.of(own.other(), states.opposite(j));
      outputs[seenOnOwn.ordinal()] += states.outputWeight(j) * Math.abs(states.signal(j));
      outputs[seenOnOther.ordinal()] += states.outputWeight(j) * Math.abs(states.opposite(j));
    }
    double[] margins = new double[outputs.length];
    for (Block block : Block.values()) {
      margins[block.ordinal()] =
          block.label() * outputs[block.ordinal()] / scaling.divisor(states.neurons());
    }
    return BlockValues.of(margins);
  }
}
