package org.quadrant.benchmarks.peers;

class LibTorchAutogradStepTest extends PeerStepContract {
  LibTorchAutogradStepTest() {
    super(Peer.LIBTORCH_AUTOGRAD);
  }
}
