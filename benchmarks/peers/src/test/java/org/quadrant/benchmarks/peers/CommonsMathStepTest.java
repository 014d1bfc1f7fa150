package org.quadrant.benchmarks.peers;

class CommonsMathStepTest extends PeerStepContract {
  CommonsMathStepTest() {
    super(Peer.COMMONS_MATH);
  }
}
