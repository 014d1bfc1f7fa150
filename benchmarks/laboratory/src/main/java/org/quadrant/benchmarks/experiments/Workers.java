package org.quadrant.benchmarks.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A fixed number of threads for independent jobs. Results come in the order of the inputs, so that
 * nothing depends on the number of threads or on which job ends first.
 */
final class Workers implements AutoCloseable {
  private final ExecutorService pool;

  Workers(int threads) {
    pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
  }

  /**
   * Does a job for every input; the first failure, in the order of the inputs, is thrown.
   *
   * @param inputs what to do the job for
   * @param job must not use these workers itself
   * @return results, in the order of the inputs
   */
  <S, T> List<T> map(List<S> inputs, Function<? super S, ? extends T> job) {
    List<Future<T>> futures = new ArrayList<>();
    for (S input : inputs) {
      futures.add(pool.submit(() -> job.apply(input)));
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(true));
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      futures.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return switch (cause) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      default -> new IllegalStateException(cause);
    };
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
