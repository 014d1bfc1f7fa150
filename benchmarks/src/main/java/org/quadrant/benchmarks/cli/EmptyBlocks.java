package org.quadrant.benchmarks.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.recording.RunSummary.BlockSummary;

/** What blocks without neurons mean: the others leave their quadrants on the wrong side. */
final class EmptyBlocks {
  private EmptyBlocks() {}

  /**
   * What to say of a network.
   *
   * @param blocks all of its blocks
   * @return one line without a full stop; empty if each of them has neurons
   */
  static Optional<String> note(List<BlockSummary> blocks) {
    List<String> empty =
        blocks.stream().filter(each -> each.size() == 0).map(BlockSummary::block).toList();
    if (empty.isEmpty()) {
      return Optional.empty();
    }
    boolean one = empty.size() == 1;
    return Optional.of(
        empty.stream().collect(Collectors.joining(", ", "no neuron in ", ": "))
            + (one ? "its quadrant stays wrong" : "their quadrants stay wrong")
            + (one ? ", an error of 0.25" : ", an error of 0.25 each")
            + " where all four are as likely; another seed or a larger p helps");
  }
}
