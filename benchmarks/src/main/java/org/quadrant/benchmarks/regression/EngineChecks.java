package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The candidate's engines: that their bits are those committed with it, and that a user gets as
 * good an engine as from the baseline.
 */
final class EngineChecks {
  private static final String BITS = "output bits";
  private static final String ENGINE = "engine and lanes";

  private EngineChecks() {}

  /**
   * Checks both.
   *
   * @param baseline what the baseline's engines do; empty if it does not say
   * @param candidate what the candidate's engines do; empty if it does not say
   * @param golden committed digests by configuration; empty if the candidate has none
   * @return the checks: output bits, and engine and lanes
   */
  static List<HardCheck> of(
      Optional<EngineProbe.Answer> baseline,
      Optional<EngineProbe.Answer> candidate,
      Map<String, String> golden) {
    if (candidate.isEmpty()) {
      // What the baseline can say, the candidate must.
      Boolean passed = baseline.isPresent() ? false : null;
      String detail =
          baseline.isPresent()
              ? "the candidate has no engine to ask, and the baseline has"
              : "not a jar of Quadrant: no engine to ask";
      return List.of(new HardCheck(BITS, passed, detail), new HardCheck(ENGINE, passed, detail));
    }
    return List.of(
        golden.isEmpty()
            ? new HardCheck(BITS, false, "the candidate has no committed digests")
            : bits(baseline, candidate.get(), golden),
        baseline.isPresent()
            ? engine(baseline.get(), candidate.get())
            : new HardCheck(ENGINE, null, "the baseline has no engine to ask"));
  }

  /**
   * Digests that are committed with a build.
   *
   * @return digests by configuration; empty if it has none that can be understood
   * @throws IOException if the jar cannot be read
   */
  static Map<String, String> golden(BenchmarkJar jar) throws IOException {
    byte[] content = jar.resource(EngineProbe.GOLDEN);
    if (content == null) {
      return Map.of();
    }
    try {
      return new ObjectMapper().readValue(content, new TypeReference<Map<String, String>>() {});
    } catch (JacksonException e) {
      return Map.of();
    }
  }

  private static HardCheck bits(
      Optional<EngineProbe.Answer> baseline,
      EngineProbe.Answer candidate,
      Map<String, String> golden) {
    if (candidate.digests().isEmpty()) {
      return new HardCheck(BITS, false, "the candidate's engines give no digests");
    }
    for (Map.Entry<String, Map<String, String>> engine : candidate.digests().entrySet()) {
      for (Map.Entry<String, String> digest : engine.getValue().entrySet()) {
        if (!digest.getValue().equals(golden.get(digest.getKey()))) {
          return new HardCheck(
              BITS,
              false,
              engine.getKey() + " engine, " + digest.getKey() + ": not the committed digest");
        }
      }
      if (!engine.getValue().keySet().containsAll(golden.keySet())) {
        return new HardCheck(BITS, false, engine.getKey() + " engine: a configuration is missing");
      }
    }
    Map<String, Map<String, String>> before =
        baseline.map(EngineProbe.Answer::digests).orElse(Map.of());
    for (Map.Entry<String, Map<String, String>> engine : before.entrySet()) {
      Set<String> left = new TreeSet<>(engine.getValue().keySet());
      left.removeAll(candidate.digests().getOrDefault(engine.getKey(), Map.of()).keySet());
      if (!left.isEmpty()) {
        return new HardCheck(
            BITS,
            false,
            engine.getKey() + " engine: no longer checked: " + String.join(", ", left));
      }
    }
    String same =
        baseline.isPresent() && baseline.get().digests().equals(candidate.digests())
            ? ", the same as the baseline's"
            : ", other than the baseline's";
    return new HardCheck(
        BITS, true, golden.size() + " trainings give the committed digests" + same);
  }

  private static HardCheck engine(EngineProbe.Answer baseline, EngineProbe.Answer candidate) {
    String detail =
        candidate.engine()
            + ", "
            + candidate.lanes()
            + " lanes; baseline "
            + baseline.engine()
            + ", "
            + baseline.lanes()
            + " lanes";
    return new HardCheck(
        ENGINE,
        candidate.engine().equals(baseline.engine()) && candidate.lanes() >= baseline.lanes(),
        detail);
  }
}
