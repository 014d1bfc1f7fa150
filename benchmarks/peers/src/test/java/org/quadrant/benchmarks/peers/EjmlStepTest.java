package org.quadrant.benchmarks.peers;

class EjmlStepTest extends PeerStepContract {
  EjmlStepTest() {
    super(Peer.EJML);
  }
}
