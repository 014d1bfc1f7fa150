package org.quadrant.benchmarks.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.regression.Arm;
import org.quadrant.benchmarks.regression.BenchmarkJar;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkFailedException;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.ForkOrder;
import org.quadrant.benchmarks.regression.GateCases;
import org.quadrant.benchmarks.regression.JmhHost;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.session.JmhLock;

/** Measures all builds of the study in turns, for as many rounds as are asked for. */
public final class StudyRecording {
  private final Path jar;
  private final GateCases cases;
  private final ForkOrder order;
  private int measured;

  /**
   * A recording that has not begun.
   *
   * @param jar build to take apart
   * @param cases what to measure; the ruler stays as it is in all builds
   */
  public StudyRecording(Path jar, GateCases cases, ForkOrder order) {
    this.jar = jar;
    this.cases = cases;
    this.order = order;
  }

  /**
   * Adds rounds to a log.
   *
   * @param file created, or gone on with: what its last round lacks counts as a round
   * @param progress receives a line for each round
   * @throws BadInputException if the file holds something else or a benchmark fails
   * @throws IOException if a file cannot be read or written
   */
  public void execute(Path file, int rounds, PrintWriter progress) throws IOException {
    boolean begun = Files.exists(file) && Files.size(file) > 0;
    StudyRecord record = new StudyRecord(begun ? ForkLog.read(file) : List.of());
    Path folder = Files.createTempDirectory("quadrant-study");
    Map<StudyArm, BenchmarkJar> jars = new LinkedHashMap<>();
    Map<StudyArm, JmhHost> hosts = new LinkedHashMap<>();
    try (JmhLock _ = JmhLock.await(progress, () -> false);
        ForkLog log = ForkLog.append(file)) {
      for (StudyArm arm : StudyArm.ALL) {
        Path copy = folder.resolve(jars.size() + ".jar");
        try {
          SlowedJar.write(
              jar,
              cases.cases().stream().map(BenchmarkCase::benchmark).toList(),
              arm.percent(),
              copy);
          jars.put(arm, BenchmarkJar.open("--jar", copy));
        } finally {
          Files.deleteIfExists(copy);
        }
        hosts.put(arm, new JmhHost(jars.get(arm), GateCases::settings));
      }
      double passed = begun ? record.ended() + StudyRecord.BREAK_SECONDS : 0;
      long start = System.nanoTime() - (long) (1e9 * passed);
      int done = 0;
      for (int round = record.lastRound(); done < rounds; round++) {
        if (measure(round, record, hosts, log, start)) {
          done++;
          progress.printf(
              Locale.ROOT, "round %d, %.0f s%n", round, (System.nanoTime() - start) / 1e9);
          progress.flush();
        }
      }
    } catch (ForkFailedException e) {
      throw new BadInputException("--jar: a benchmark fails: " + e.getMessage(), e);
    } finally {
      for (JmhHost host : hosts.values()) {
        host.close();
      }
      for (BenchmarkJar each : jars.values()) {
        each.close();
      }
      folder.toFile().deleteOnExit();
    }
  }

  /**
   * What is in the log by now.
   *
   * @return number of forks that were added
   */
  public int measured() {
    return measured;
  }

  /** Measures what is not whole yet, and says whether there was anything. */
  private boolean measure(
      int round, StudyRecord record, Map<StudyArm, JmhHost> hosts, ForkLog log, long start)
      throws IOException, ForkFailedException {
    List<BenchmarkCase> pending = new ArrayList<>(cases.cases());
    pending.add(cases.ruler());
    pending.removeIf(each -> record.isWhole(round, cases.name(each)));
    for (BenchmarkCase each : pending) {
      for (StudyArm arm : order.of(cases.name(each), round, StudyArm.ALL)) {
        Fork fork = hosts.get(arm).fork(each, cases.name(each), Arm.BASELINE, round, start);
        log.add(fork, arm.name());
        measured++;
      }
    }
    return !pending.isEmpty();
  }
}
