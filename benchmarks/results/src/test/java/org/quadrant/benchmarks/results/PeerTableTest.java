package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a session of two shapes: {@code peers.json}, in JMH's format. */
class PeerTableTest {
  private static final List<String> LIBRARIES = List.of("openblas: OpenBLAS 0.3.31, 1 thread");

  private static JmhResults results() throws IOException {
    try {
      return JmhResults.read(Path.of(PeerTableTest.class.getResource("peers.json").toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * 4·4096·1024·256 operations in 32 ms are 134 GFLOP/s, 81 % of a peak of 165, the better of two.
   */
  @Test
  void comparesAtEachShapeAndNumberOfThreads() throws IOException {
    assertEquals(
        """
        |         shape | threads | step by           |    ms |       ± | % of FMA peak | times quadrant's |
        |--------------:|--------:|-------------------|------:|--------:|--------------:|-----------------:|
        | 4096x1024x256 |       1 | quadrant          | 32.00 |  0.5000 |            81 |            1.000 |
        | 4096x1024x256 |       1 | openblas          | 40.00 |   1.000 |            65 |            1.250 |
        | 4096x1024x256 |       1 | libtorch          | 64.00 |   2.000 |            41 |            2.000 |
        | 4096x1024x256 |       1 | quadrant, 8 lanes | 80.00 |   1.000 |             – |            2.500 |
        | 4096x1024x256 |       1 | java-nosuperword  | 320.0 |   8.000 |             8 |            10.00 |
        | 4096x1024x256 |       1 | quadrant, scalar  | 512.0 |       – |             5 |            16.00 |
        | 4096x1024x256 |       2 | libtorch          | 48.00 |   2.000 |             – |                – |
        |   65536x20x16 |       1 | quadrant          | 2.000 | 0.05000 |            25 |            1.000 |
        |   65536x20x16 |       1 | libtorch          | 12.80 |  0.2500 |             4 |            6.400 |
        """,
        new PeerTable(results(), 16, LIBRARIES).steps().text());
  }

  @Test
  void comparesNormals() throws IOException {
    assertEquals(
        """
        | normals by | ns each |       ± | times quadrant's |
        |------------|--------:|--------:|-----------------:|
        | quadrant   |  0.8000 | 0.01000 |            1.000 |
        | libtorch   |   4.000 |  0.1000 |            5.000 |
        """,
        new PeerTable(results(), 16, LIBRARIES).deviates().text());
  }

  @Test
  void saysWhatWasMeasuredAndHowThePeakMoved() throws IOException {
    String text = new PeerTable(results(), 16, LIBRARIES).text();

    assertEquals(
        List.of(
            "- ms: one step on fresh samples; % of FMA peak: 4·m·d·p operations a step; times"
                + " quadrant's: this time over quadrant's in the same session.",
            "- FMA peak, 16 lanes, 1 thread: 154.7 GFLOP/s before, 165.3 after",
            "- openblas: OpenBLAS 0.3.31, 1 thread"),
        text.lines().filter(line -> line.startsWith("- ")).toList());
  }

  @Test
  void leavesOutATableWithoutRows() {
    assertEquals(1, new PeerTable(new JmhResults(List.of()), 16, List.of()).text().lines().count());
  }

  /** Ours is what the others are compared with. */
  @Test
  void marksMultiplesOfATimeThatIsNoResult() throws IOException {
    List<JmhResult> results = new ArrayList<>(results().results());
    results.replaceAll(
        result ->
            result.shortName().equals("StepBenchmark.step")
                    && result.params().get("shape").equals("65536x20x16")
                ? unsteady(result)
                : result);
    PeerTable table = new PeerTable(new JmhResults(results), 16, LIBRARIES);
    List<List<String>> rows = table.steps().rows();
    assertEquals(
        List.of("2.000 †", "0.05000", "25 †", "1.000 †"), rows.get(7).subList(3, 7), "ours");
    assertEquals(List.of("12.80", "0.2500", "4", "6.400 †"), rows.get(8).subList(3, 7));
    assertTrue(
        rows.subList(0, 7).stream().flatMap(List::stream).noneMatch(cell -> cell.contains("†")));
    assertTrue(
        table.text().contains("- † StepBenchmark.step engine=vector lanes=16"), table.text());
  }

  private static JmhResult unsteady(JmhResult result) {
    JmhMetric score = result.primaryMetric();
    return new JmhResult(
        result.benchmark(),
        result.mode(),
        result.threads(),
        result.forks(),
        result.jdkVersion(),
        result.vmName(),
        result.vmVersion(),
        result.jvmArgs(),
        result.params(),
        new JmhMetric(
            score.score(), score.scoreError(), score.scoreUnit(), List.of(List.of(100.0, 900.0))),
        result.secondaryMetrics(),
        result.forksPerMeasurement(),
        result.settings());
  }
}
