package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    assertEquals(7, golden.size());
    assertEquals(7, golden.values().stream().distinct().count());
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
    for (HardCheck check : checks(null, null, null)) {
      assertNull(check.passed());
    }
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

  /** Of JMH's own bytes, 16 fall on each of 1024 operations. */
  @Test
  void allocationMustNotGrow() {
    assertTrue(allocation(new double[] {100, 0}, new double[] {117, 117}).passed());
    assertTrue(allocation(new double[] {100, 0}, new double[] {118, 118}).failed());
    assertTrue(allocation(new double[] {0, 0}, new double[] {5000, 3}).passed());
    assertNull(allocation(new double[] {0}, new double[] {}).passed());
    assertNull(allocation(new double[] {Double.NaN}, new double[] {7}).passed());
  }
}
