package org.quadrant.benchmarks.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.Round;

/**
 * The forks of a study by round, benchmark and build. A sitting that was cut short leaves part of a
 * benchmark's forks; the next one measures them all again, and the later ones count.
 */
final class StudyRecord {
  /** What a record's clock shows between two sittings; forks of one follow each other at once. */
  static final double BREAK_SECONDS = 100;

  private final Map<Integer, Map<String, List<ForkLog.Line>>> rounds = new TreeMap<>();
  private double ended;

  /**
   * Sorts a log.
   *
   * @param lines in the order of measurement
   */
  StudyRecord(List<ForkLog.Line> lines) {
    for (ForkLog.Line line : lines) {
      rounds
          .computeIfAbsent(line.fork().round(), round -> new LinkedHashMap<>())
          .computeIfAbsent(line.fork().benchmark(), benchmark -> new ArrayList<>())
          .add(line);
      ended = Math.max(ended, line.fork().ended());
    }
  }

  /** Names of all benchmarks, the ruler included, in the order of measurement. */
  Set<String> benchmarks() {
    return rounds.values().stream()
        .flatMap(benchmarks -> benchmarks.keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** When the last fork ended, in seconds since the first began; 0 without forks. */
  double ended() {
    return ended;
  }

  /** Number of the last round that has forks; 0 without forks. */
  int lastRound() {
    return rounds.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Whether all forks of a benchmark and round were measured, without a break. */
  boolean isWhole(int round, String benchmark) {
    List<ForkLog.Line> lines =
        rounds.getOrDefault(round, Map.of()).getOrDefault(benchmark, List.of());
    return arms(lines).values().stream().mapToInt(List::size).sum()
        == Round.FORKS * StudyArm.ALL.size();
  }

  /**
   * Rounds in which all of some benchmarks are whole.
   *
   * @return forks by round, benchmark and name of the build
   */
  Map<Integer, Map<String, Map<String, List<Fork>>>> wholeRounds(List<String> benchmarks) {
    Map<Integer, Map<String, Map<String, List<Fork>>>> whole = new TreeMap<>();
    for (int round : rounds.keySet()) {
      if (benchmarks.stream().allMatch(benchmark -> isWhole(round, benchmark))) {
        Map<String, Map<String, List<Fork>>> forks = new LinkedHashMap<>();
        benchmarks.forEach(
            benchmark -> forks.put(benchmark, arms(rounds.get(round).get(benchmark))));
        whole.put(round, forks);
      }
    }
    return whole;
  }

  /** Of the last sitting: as many forks as a whole one has. */
  private static Map<String, List<Fork>> arms(List<ForkLog.Line> lines) {
    int whole = Round.FORKS * StudyArm.ALL.size();
    Map<String, List<Fork>> arms = new LinkedHashMap<>();
    List<ForkLog.Line> last = lines.subList(Math.max(0, lines.size() - whole), lines.size());
    for (int i = 1; i < last.size(); i++) {
      if (last.get(i).fork().started() - last.get(i - 1).fork().ended() >= BREAK_SECONDS) {
        return Map.of();
      }
    }
    for (ForkLog.Line line : last) {
      arms.computeIfAbsent(line.arm(), arm -> new ArrayList<>()).add(line.fork());
    }
    boolean balanced =
        arms.size() == StudyArm.ALL.size()
            && arms.values().stream().allMatch(forks -> forks.size() == Round.FORKS);
    return balanced ? arms : Map.of();
  }
}
