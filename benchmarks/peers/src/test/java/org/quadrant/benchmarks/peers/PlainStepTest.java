package org.quadrant.benchmarks.peers;

class PlainStepTest extends PeerStepContract {
  PlainStepTest() {
    super(Peer.JAVA);
  }
}
