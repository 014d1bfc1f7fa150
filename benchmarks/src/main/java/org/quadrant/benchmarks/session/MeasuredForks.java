package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.quadrant.benchmarks.results.Flaws;

/** The forks of one case and mode, some of which may be measured again. */
final class MeasuredForks {
  private final BenchmarkParams params;
  private final List<BenchmarkResult> forks;
  private int measuredAgain;

  /** What is published of them; null where they have changed since. */
  private PublishedResult published;

  /** Forks of a first measurement. */
  MeasuredForks(RunResult measured) {
    params = measured.getParams();
    forks = new ArrayList<>(measured.getBenchmarkResults());
  }

  /** Of JMH. */
  BenchmarkParams params() {
    return params;
  }

  /** How many there are. */
  int size() {
    return forks.size();
  }

  /** Adds the forks of a further measurement. */
  void add(Collection<BenchmarkResult> more) {
    forks.addAll(more);
    published = null;
  }

  /** Puts a further try in the place of a fork. */
  void replace(int fork, BenchmarkResult again) {
    forks.set(fork, again);
    measuredAgain++;
    published = null;
  }

  /**
   * What is wrong with a fork.
   *
   * @param fork its number, from 0
   * @return the words; empty for a clean fork
   */
  Optional<String> flaw(int fork) {
    return Flaws.ofFork(published().result(), fork);
  }

  /** All forks, as one result. */
  PublishedResult published() {
    if (published == null) {
      published = PublishedResult.of(new RunResult(params, forks), measuredAgain);
    }
    return published;
  }
}
