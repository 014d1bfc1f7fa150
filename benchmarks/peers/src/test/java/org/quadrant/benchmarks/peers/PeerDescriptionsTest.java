package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;

class PeerDescriptionsTest {
  /** So that whatever is renamed shows here, and not in a table that has become empty. */
  @Test
  void everyBenchmarkHasOneDescription() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of())) {
      listed.put(entry.getUsername(), Set.copyOf(entry.getParams().orElse(Map.of()).keySet()));
    }
    listed.keySet().removeIf(name -> !name.startsWith(getClass().getPackageName() + "."));
    Map<String, Set<String>> described = new TreeMap<>();
    for (BenchmarkDescription each : BenchmarkDescription.values()) {
      if (each.isPeer()) {
        described.put(each.benchmark(), each.parameters());
      }
    }
    assertEquals(described, listed);
  }
}
