package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.quadrant.training.TrainingConfiguration;

@DisabledOnOs(value = OS.MAC, disabledReason = "it does not come for ARM64")
class MklStepTest extends PeerStepContract {
  MklStepTest() {
    super(Peer.MKL);
  }

  @Test
  void saysWhatComputes() {
    TrainingConfiguration small =
        TrainingConfiguration.builder().batch(64).dimension(4).neurons(4).build();
    try (PeerStep step = Peer.MKL.open(small, 2)) {
      assertTrue(
          step.library().matches("oneMKL 20\\d\\d update \\d+ for .*processors, 2 threads"),
          step.library());
    }
  }
}
