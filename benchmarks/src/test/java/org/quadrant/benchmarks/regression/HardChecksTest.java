package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.problem.InputLaw;

class HardChecksTest {
  /** The contract of bits, at whatever width this machine prefers. */
  @Test
  void theEnginesGiveTheCommittedDigests() throws IOException {
    Map<String, String> golden;
    try (InputStream stream =
        EngineProbe.class.getClassLoader().getResourceAsStream(EngineProbe.GOLDEN)) {
      golden = new ObjectMapper().readValue(stream, new TypeReference<Map<String, String>>() {});
    }
    EngineProbe.Answer answer = EngineProbe.answer();
    assertEquals(golden, answer.digests().get("scalar"));
    assertEquals(golden, answer.digests().get("vector"));
    assertEquals(InputLaw.EXAMPLES, List.copyOf(golden.keySet()));
    assertEquals(golden.size(), golden.values().stream().distinct().count());
  }

  private static EngineProbe.Answer answer(String engine, int lanes, String digest) {
    return new EngineProbe.Answer(engine, lanes, Map.of(engine, Map.of("gaussian", digest)));
  }

  private static List<HardCheck> checks(
      EngineProbe.Answer baseline, EngineProbe.Answer candidate, Map<String, String> golden) {
    return EngineChecks.of(Optional.ofNullable(baseline), Optional.ofNullable(candidate), golden);
  }

  @Test
  void bitsMustBeTheCommittedOnes() {
    EngineProbe.Answer build = answer("vector", 8, "aa");
    Map<String, String> golden = Map.of("gaussian", "aa");
    HardCheck sound = checks(build, build, golden).getFirst();
    assertTrue(sound.passed());
    assertEquals(
        "1 trainings give the committed digests, the same as the baseline's", sound.detail());
    HardCheck other = checks(build, answer("vector", 8, "bb"), golden).getFirst();
    assertTrue(other.failed());
    assertEquals("vector engine, gaussian: not the committed digest", other.detail());
    HardCheck changed =
        checks(build, answer("vector", 8, "bb"), Map.of("gaussian", "bb")).getFirst();
    assertTrue(changed.passed());
    assertTrue(changed.detail().endsWith(", other than the baseline's"));
    assertTrue(checks(build, build, Map.of("gaussian", "aa", "laplace", "cc")).getFirst().failed());
  }

  @Test
  void engineAndLanesMustNotFallBack() {
    Map<String, String> golden = Map.of("gaussian", "aa");
    EngineProbe.Answer wide = answer("vector", 16, "aa");
    assertTrue(checks(wide, answer("vector", 8, "aa"), golden).get(1).failed());
    assertTrue(checks(wide, answer("scalar", 1, "aa"), golden).get(1).failed());
    assertFalse(checks(answer("vector", 8, "aa"), wide, golden).get(1).failed());
  }

  @Test
  void otherSuitesAreNotAsked() {
    for (HardCheck check : checks(null, null, Map.of())) {
      assertNull(check.passed());
    }
  }

  /** What the baseline answers for, the candidate has to answer for. */
  @Test
  void nothingThatWasCheckedMayVanish() {
    EngineProbe.Answer build = answer("vector", 8, "aa");
    Map<String, String> golden = Map.of("gaussian", "aa");
    assertEquals(2, checks(build, null, golden).size());
    assertTrue(checks(build, null, golden).stream().allMatch(HardCheck::failed));
    HardCheck undocumented = checks(build, build, Map.of()).getFirst();
    assertTrue(undocumented.failed());
    assertEquals("the candidate has no committed digests", undocumented.detail());
    EngineProbe.Answer empty = new EngineProbe.Answer("vector", 8, Map.of("vector", Map.of()));
    assertTrue(checks(build, empty, Map.of()).getFirst().failed());
    EngineProbe.Answer other =
        new EngineProbe.Answer("vector", 8, Map.of("vector", Map.of("laplace", "bb")));
    HardCheck fewer = checks(build, other, Map.of("laplace", "bb")).getFirst();
    assertTrue(fewer.failed());
    assertEquals("vector engine: no longer checked: gaussian", fewer.detail());
    EngineProbe.Answer none = new EngineProbe.Answer("vector", 8, Map.of());
    assertTrue(checks(build, none, golden).getFirst().failed());
    // No baseline that could tell.
    assertTrue(checks(null, none, golden).getFirst().failed());
    assertTrue(checks(null, empty, Map.of()).getFirst().failed());
    HardCheck first = checks(null, build, golden).getFirst();
    assertTrue(first.passed());
    assertNull(checks(null, build, golden).get(1).passed());
  }

  private static HardCheck allocation(double[] baseline, double[] candidate) {
    List<Fork> forks = new ArrayList<>();
    for (double bytes : baseline) {
      forks.add(fork(Arm.BASELINE, bytes));
    }
    for (double bytes : candidate) {
      forks.add(fork(Arm.CANDIDATE, bytes));
    }
    return AllocationCheck.of("a", forks);
  }

  private static Fork fork(Arm arm, double bytes) {
    return new Fork("a", arm, 0, 0, 1, "ops/s", new double[] {1}, bytes, 1024);
  }

  private static double[] forks(double first, double others) {
    return new double[] {first, others, others, others, others};
  }

  /** Of JMH's own bytes, 16 fall on each of 1024 operations. */
  @Test
  void allocationMustNotGrow() {
    assertTrue(allocation(forks(100, 100), forks(117, 117)).passed());
    assertTrue(allocation(forks(100, 100), forks(118, 118)).failed());
  }

  /** One fork in five was compiled late; it neither blames nor excuses the others. */
  @Test
  void aForkThatWasCompiledLateDoesNotDecide() {
    assertTrue(allocation(forks(5000, 0), forks(118, 118)).failed());
    assertTrue(allocation(forks(0, 0), forks(0, 5000)).failed());
    assertTrue(allocation(forks(0, 0), forks(5000, 3)).passed());
  }

  @Test
  void allocationNeedsForks() {
    assertNull(allocation(new double[] {0, 0, 0}, forks(9000, 9000)).passed());
    assertNull(allocation(forks(0, 0), new double[] {9000, 9000, 9000}).passed());
    assertNull(allocation(forks(Double.NaN, Double.NaN), forks(7, 7)).passed());
    assertNull(allocation(forks(Double.NaN, Double.NaN), forks(Double.NaN, Double.NaN)).passed());
  }

  @Test
  void bytesThatTheBaselineTellsTheCandidateMustTell() {
    HardCheck silent = allocation(forks(0, 0), forks(Double.NaN, Double.NaN));
    assertTrue(silent.failed());
    assertEquals("measured in the baseline, and not in the candidate", silent.detail());
  }

  /** A fork so slow that JMH's own bytes fall on a single operation. */
  @Test
  void aSlowForkExcusesNoOther() {
    List<Fork> forks = new ArrayList<>();
    for (Arm arm : Arm.values()) {
      double bytes = arm == Arm.CANDIDATE ? 5000 : 0;
      for (int i = 0; i < 7; i++) {
        forks.add(new Fork("a", arm, i, 0, 1, "ops/s", new double[] {1}, bytes, 1024));
      }
      forks.add(new Fork("a", arm, 7, 0, 1, "ops/s", new double[] {1}, bytes, 1));
    }
    assertTrue(AllocationCheck.of("a", forks).failed());
  }

  @Test
  void committedDigestsThatMakeNoSenseAreNone(@TempDir Path folder) throws IOException {
    for (String content : List.of("{", "[]", "{}", "{\"gaussian\": {}}")) {
      Path jar =
          SmallJar.listing(
              folder.resolve("digests.jar"), line -> line, Map.of(EngineProbe.GOLDEN, content));
      try (BenchmarkJar opened = BenchmarkJar.open("--candidate", jar)) {
        assertEquals(Map.of(), EngineChecks.golden(opened), content);
      }
    }
  }

  @Test
  void answersOfOtherBuildsAreUnderstood() throws Exception {
    EngineProbe.Answer answer =
        ProbeRun.read(
            """
            {"engine": "vector", "lanes": 8, "digests": {"vector": {"gaussian": "aa"}}, "new": 1}
            """);
    assertEquals(answer("vector", 8, "aa"), answer);
    for (String lacking :
        List.of(
            "null",
            "{}",
            "{\"engine\": \"vector\"}",
            "{\"engine\": \"vector\", \"digests\": {\"vector\": null}}",
            "{\"engine\": \"vector\", \"digests\": {\"vector\": {\"gaussian\": null}}}")) {
      assertThrows(ForkFailedException.class, () -> ProbeRun.read(lacking), lacking);
    }
  }
}
