package org.quadrant.benchmarks.peers;

class OpenBlasStepTest extends PeerStepContract {
  OpenBlasStepTest() {
    super(Peer.OPENBLAS);
  }
}
