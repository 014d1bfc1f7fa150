package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.session.FakeJmh.Fork;

class SessionTest {
  private static final int LANES = 8;
  private static final String KERNELS = "org.quadrant.benchmarks.KernelBenchmark.";
  private static final Fork RAMP = new Fork(0, 2.66, 77.1, 820.7);
  private static final Fork DROP = new Fork(0, 200, 200, 20);
  private static final Fork SLOW = new Fork(0, 50, 50, 51);
  private static final Fork BOXED = new Fork(393_000, 60, 60, 60);

  private final FakeJmh jmh = new FakeJmh();
  private final StringWriter console = new StringWriter();
  private final List<JsonNode> kept = new ArrayList<>();
  private boolean interrupted;

  private static BenchmarkCase kernel(String name) {
    return new BenchmarkCase(KERNELS + name, new TreeMap<>(Map.of("lanes", "8")), 1);
  }

  private SessionResults run(String words, String... kernels) {
    CaseSelection selection =
        new CaseSelection(Stream.of(kernels).map(SessionTest::kernel).toList(), List.of());
    return new Session(
            JmhArguments.parse(BenchExtent.STANDARD, List.of(words.split(" ", -1))),
            new PrintWriter(console, true),
            () -> interrupted,
            jmh)
        .run(selection, LANES, SessionOrder.LISTED, soFar -> kept.add(soFar.json()));
  }

  private static JsonNode result(SessionResults results, String method) {
    for (JsonNode result : results.json()) {
      if (result.path("benchmark").asText().endsWith("." + method)) {
        return result;
      }
    }
    throw new AssertionError("no " + method + " in " + results.json());
  }

  private static String forks(JsonNode result) {
    return result.path("primaryMetric").path("rawData").toString();
  }

  @Test
  void aCleanSessionMeasuresNothingTwice() {
    SessionResults results = run("Kernel -f 2", "mask", "add");
    assertEquals(List.of("peak 1 2", "mask 2 2", "add 2 2", "peak 1 2"), jmh.calls());
    assertEquals(0, result(results, "mask").path("forksMeasuredAgain").asInt(-1));
    assertEquals(0, result(results, "mask").path("marks").size());
    assertFalse(console.toString().contains("again"), console.toString());
    assertFalse(results.table(LANES).text().contains("†"));
  }

  @Test
  void measuresAForkAgainThatWasNotSteady() {
    jmh.prepare("mask", SLOW, RAMP, SLOW);
    SessionResults results = run("Kernel -f 2", "mask", "add");
    assertEquals(
        List.of("peak 1 2", "mask 2 2", "mask 1 4", "add 2 2", "peak 1 2"),
        jmh.calls(),
        "one fork, with a longer warm-up");
    JsonNode mask = result(results, "mask");
    assertEquals("[[50.0,50.0,51.0],[50.0,50.0,51.0]]", forks(mask));
    assertEquals(1, mask.path("forksMeasuredAgain").asInt());
    assertEquals(0, mask.path("marks").size());
    assertTrue(
        console.toString().contains("fork 2 not steady: 2.660, 77.10, 820.7 ops/s; measured again"),
        console.toString());
    assertFalse(results.table(LANES).text().contains("†"));
  }

  @Test
  void measuresAForkAgainThatAllocated() {
    jmh.prepare("mask", BOXED, SLOW);
    SessionResults results = run("Kernel -f 1", "mask");
    assertEquals("[[50.0,50.0,51.0]]", forks(result(results, "mask")));
    assertTrue(
        console.toString().contains("fork 1 allocated 393000 B/op; measured again"),
        console.toString());
  }

  /** The second further try comes after all other cases, when a neighbour may have gone. */
  @Test
  void marksWhatIsNoResultAfterTwoFurtherTries() {
    jmh.prepare("mask", RAMP, DROP, RAMP);
    SessionResults results = run("Kernel -f 1 -wi 3", "mask", "add", "update");
    assertEquals(
        List.of(
            "peak 1 3", "mask 1 3", "mask 1 6", "add 1 3", "update 1 3", "mask 1 6", "peak 1 3"),
        jmh.calls());
    JsonNode mask = result(results, "mask");
    assertEquals(2, mask.path("forksMeasuredAgain").asInt());
    assertEquals(
        "[\"fork 1 not steady: 2.660, 77.10, 820.7 ops/s\"]", mask.path("marks").toString());
    assertEquals("[[2.66,77.1,820.7]]", forks(mask));
    String table = results.table(LANES).text();
    assertTrue(
        table.contains("- † KernelBenchmark.mask lanes=8: fork 1 not steady: 2.660, 77.10"), table);
    assertTrue(table.lines().anyMatch(line -> line.matches(".*\\.mask +\\| .* 300\\.2 † .*")));
    assertTrue(console.toString().contains("; once more at the end"), console.toString());
    assertTrue(console.toString().contains("; marked"), console.toString());
    assertFalse(results.failed(), "a mark is no failure");
  }

  /** Of forks that are no results the last one stays, however fast the ones before it were. */
  @Test
  void theLastTryStandsWhateverItGives() {
    Fork fast = new Fork(0, 9000, 9000, 900);
    jmh.prepare("mask", fast, fast, SLOW);
    assertEquals("[[50.0,50.0,51.0]]", forks(result(run("Kernel -f 1", "mask"), "mask")));
    jmh.prepare("add", fast, SLOW, fast);
    assertEquals("[[50.0,50.0,51.0]]", forks(result(run("Kernel -f 1", "add"), "add")));
  }

  /** A steady fork stays, however slow it is beside the others. */
  @Test
  void doesNotSelectFastForks() {
    Fork fast = new Fork(0, 500, 500, 510);
    jmh.prepare("mask", fast, SLOW, fast);
    run("Kernel -f 3", "mask");
    assertEquals(List.of("peak 2 2", "mask 3 2", "peak 2 2"), jmh.calls());
  }

  /** What is measured before all others is not to be replaced by what comes after them. */
  @Test
  void peaksAreMeasuredAgainAtOnce() {
    jmh.prepare("peak", RAMP, RAMP, SLOW);
    SessionResults results = run("Kernel -f 1 -wi 1", "mask");
    assertEquals(List.of("peak 1 1", "peak 1 2", "peak 1 2", "mask 1 1", "peak 1 1"), jmh.calls());
    assertEquals("[[50.0,50.0,51.0],[100.0,101.0,99.0]]", forks(result(results, "peak")));
  }

  /** Ten cases of three forks of 4.5 s are 135 s and the peak 13.5 s; a try takes 6.5 s. */
  @Test
  void furtherTriesTakeNoMoreThanAQuarterOfTheTime() {
    String[] kernels = {"add", "mask", "update", "forward", "backward", "a", "b", "c", "d", "e"};
    for (String kernel : kernels) {
      for (int i = 0; i < 9; i++) {
        jmh.prepare(kernel, RAMP);
      }
    }
    SessionResults results = run("Kernel", kernels);
    assertEquals((int) (148.5 / 4 / 6.5), jmh.calls().size() - 12);
    assertTrue(
        console.toString().contains("about 2.5 minutes, and at most 0.6 for further tries"),
        console.toString());
    assertTrue(console.toString().contains("; no time for a further try, marked"));
    for (String kernel : kernels) {
      assertEquals(3, result(results, kernel).path("marks").size());
    }
  }

  /** A quarter of two cases of one fork would be 2.25 s. */
  @Test
  void thereIsAlwaysTimeForBothTriesOfOneFork() {
    jmh.prepare("mask", RAMP, RAMP, SLOW);
    assertEquals(0, result(run("Kernel -f 1", "mask"), "mask").path("marks").size());
    assertTrue(console.toString().contains("at most 0.2 for further tries"), console.toString());
  }

  /** In the JVM of the session itself, code is as warm as it will ever be. */
  @Test
  void withoutForksNothingIsMeasuredAgain() {
    run("Kernel -f 0", "mask");
    assertEquals(3, jmh.calls().size());
  }

  @Test
  void keepsTheForkIfAFurtherTryFails() {
    jmh.prepare("mask", DROP, new Fork(0));
    SessionResults results = run("Kernel -f 1", "mask");
    assertEquals("[[200.0,200.0,20.0]]", forks(result(results, "mask")));
    assertEquals(1, result(results, "mask").path("marks").size());
    assertFalse(results.failed());
    assertTrue(console.toString().contains("further try failed"), console.toString());
  }

  /** Whatever ends the session while a fork is measured again, what there was before is kept. */
  @Test
  void keepsWhatThereIsBeforeAFurtherTry() {
    jmh.prepare("mask", DROP, SLOW);
    run("Kernel -f 1", "mask");
    assertEquals(
        List.of("[[200.0,200.0,20.0]]", "[[50.0,50.0,51.0]]"),
        kept.stream()
            .filter(json -> json.size() > 1)
            .map(json -> forks(json.get(1)))
            .limit(2)
            .toList());
  }

  @Test
  void anInterruptedSessionTriesNothingFurther() {
    jmh.prepare("mask", DROP);
    CaseSelection selection = new CaseSelection(List.of(kernel("mask")), List.of());
    SessionResults results =
        new Session(
                JmhArguments.parse(BenchExtent.STANDARD, List.of("Kernel", "-f", "1")),
                new PrintWriter(console, true),
                () -> interrupted,
                jmh)
            .run(
                selection,
                LANES,
                SessionOrder.LISTED,
                soFar -> interrupted = soFar.json().size() > 1);
    assertEquals(List.of("peak 1 2", "mask 1 2"), jmh.calls());
    assertEquals(1, result(results, "mask").path("marks").size());
    assertTrue(results.failed());
  }
}
