package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;

class ObservationTest {
  /** Neurons in +μ₁, −μ₁, +μ₂, −μ₂ with signals 1, −2, 3, −4 (times √2), the last two with w⊥. */
  private static final NeuronStates FOUR =
      states(new double[] {1, -1, 0, -2, 2, 0, 3, 3, 1, -4, -4, 7}, new double[] {1, 0.5, -1, -2});

  private static NeuronStates states(double[] weights, double[] outputWeights) {
    return NeuronStates.of(new Network(3, weights, outputWeights, Precision.DOUBLE));
  }

  @Test
  void startHasChangedNothing() {
    Observation observation = BlockObserver.startingAt(FOUR, Scaling.MEAN, 0.5).observe(FOUR);
    assertEquals(0, observation.changedBlock());
  }

  @Test
  void neuronsInAnotherBlockThanAtTheStartAreCounted() {
    // The first neuron's signal and the third's output weight change sign.
    NeuronStates later =
        states(new double[] {-1, 1, 0, -2, 2, 0, 3, 3, 1, -4, -4, 7}, new double[] {1, 0.5, 1, -2});
    assertEquals(
        2, BlockObserver.startingAt(FOUR, Scaling.MEAN, 0.5).observe(later).changedBlock());
  }

  @Test
  void fourNeuronsByHand() {
    Observation observation = BlockObserver.startingAt(FOUR, Scaling.SUM, 0.5).observe(FOUR);
    double r = Math.sqrt(2);
    // ‖w⊥‖/|s| is 0, 0, 1/(3√2) and 7/(4√2): three of the four are below ζ = 0.5.
    assertEquals(0.75, observation.signalHeavyShare());
    BlockValues masses = observation.masses();
    assertEquals(r / 4, masses.plusMu1(), 1e-15);
    assertEquals(r / 4, masses.minusMu1(), 1e-15);
    assertEquals(Math.sqrt(19) / 4, masses.plusMu2(), 1e-15);
    assertEquals(2 * 9 / 4.0, masses.minusMu2(), 1e-15);
    // With one aligned neuron per block and nothing opposite, y f at ±μ̂ is |a s|.
    assertEquals(r, observation.margins().plusMu1(), 1e-15);
    assertEquals(r, observation.margins().minusMu1(), 1e-15);
    assertEquals(3 * r, observation.margins().plusMu2(), 1e-14);
    assertEquals(8 * r, observation.margins().minusMu2(), 1e-14);
    for (Block block : Block.values()) {
      assertEquals(block, observation.block(block).block());
      assertEquals(1, observation.block(block).size());
    }
    assertEquals(Alignment.of(FOUR), observation.alignment());
  }

  @Test
  void massesCarryOneOverPWhateverTheScaling() {
    Observation mean = BlockObserver.startingAt(FOUR, Scaling.MEAN, 0.5).observe(FOUR);
    Observation sum = BlockObserver.startingAt(FOUR, Scaling.SUM, 0.5).observe(FOUR);
    assertEquals(mean.masses(), sum.masses());
    assertEquals(4 * mean.margins().plusMu2(), sum.margins().plusMu2(), 1e-15);
  }

  @Test
  void misfitsAreRefused() {
    List<Block> three = FOUR.blocks().subList(0, 3);
    assertThrows(
        IllegalArgumentException.class, () -> Observation.of(FOUR, three, Scaling.MEAN, 0.5));
    Observation good = Observation.of(FOUR, FOUR.blocks(), Scaling.MEAN, 0.5);
    List<BlockStatistics> shuffled = new ArrayList<>(good.blocks());
    Collections.swap(shuffled, 0, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Observation(shuffled, good.alignment(), good.margins(), 0, 0));
  }
}
