package org.quadrant.benchmarks.peers;

class LibTorchStepTest extends PeerStepContract {
  LibTorchStepTest() {
    super(Peer.LIBTORCH);
  }
}
