package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.quadrant.benchmarks.statistics.Block;

/** A machine whose noise is made up, for forks by the thousand. */
enum SyntheticMachine {
  /** Forks are independent, with a standard deviation of 3 %. */
  QUIET {
    @Override
    DoubleSupplier noise(Random random) {
      return () -> 0.03 * random.nextGaussian();
    }
  },
  /** Student's law with 2 degrees of freedom: no variance. */
  HEAVY_TAILS {
    @Override
    DoubleSupplier noise(Random random) {
      return () -> {
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        return 0.02 * random.nextGaussian() / Math.sqrt((a * a + b * b) / 2);
      };
    }
  },
  /** The clock goes up and down by a fifth within minutes, and the whole machine slows down. */
  DRIFT {
    @Override
    DoubleSupplier noise(Random random) {
      int[] time = {random.nextInt(1000)};
      return () -> {
        time[0]++;
        return 0.1 * Math.sin(time[0] / 30.0) + 0.0005 * time[0] + 0.02 * random.nextGaussian();
      };
    }
  },
  /** Each fork resembles the one before: correlation 0.9, standard deviation 6 %. */
  CORRELATED {
    @Override
    DoubleSupplier noise(Random random) {
      double[] state = {0};
      return () -> {
        state[0] = 0.9 * state[0] + 0.06 * Math.sqrt(1 - 0.81) * random.nextGaussian();
        return state[0] + 0.01 * random.nextGaussian();
      };
    }
  },
  /** A neighbour comes for five forks on average, a fifth of the time, and takes a third. */
  SLOW_NEIGHBOUR {
    @Override
    DoubleSupplier noise(Random random) {
      boolean[] there = {false};
      return () -> {
        there[0] = random.nextDouble() < (there[0] ? 0.8 : 0.05);
        return (there[0] ? 0.3 : 0) + 0.02 * random.nextGaussian();
      };
    }
  },
  /** One fork in ten was compiled late and is slower, by a quarter on average. */
  LATE_COMPILATION {
    @Override
    DoubleSupplier noise(Random random) {
      return () ->
          0.02 * random.nextGaussian()
              - (random.nextInt(10) == 0 ? 0.25 * Math.log(1 - random.nextDouble()) : 0);
    }
  },
  /** One fork in four is compiled badly and a quarter slower. */
  TWO_MODES {
    @Override
    DoubleSupplier noise(Random random) {
      return () -> (random.nextInt(4) == 0 ? 0.25 : 0) + 0.01 * random.nextGaussian();
    }
  },
  /**
   * A neighbour that is there whenever a fixed order would measure the candidate: A B B A or B A A
   * B, by the sequence of Thue and Morse. No fixed order withstands the one that is made for it.
   */
  ADVERSARY {
    @Override
    DoubleSupplier noise(Random random) {
      int[] fork = {0};
      return () -> {
        int place = fork[0] % 4;
        int round = fork[0] / (4 * (BENCHMARKS.size() + 1));
        fork[0]++;
        boolean inner = place == 1 || place == 2;
        boolean there = inner == (Integer.bitCount(round) % 2 == 0);
        return (there ? 0.2 : 0) + 0.01 * random.nextGaussian();
      };
    }
  };

  static final List<String> BENCHMARKS = List.of("a", "b", "c", "d", "e");
  static final String RULER = "ruler";
  static final double BUDGET = 300;
  private static final double FORK_SECONDS = 1.75;

  /** Relative errors of the times of forks that follow each other. */
  abstract DoubleSupplier noise(Random random);

  /**
   * A run of 9 rounds, more than the budget allows.
   *
   * @param slowDown of the candidate's benchmark a
   * @param random source of the noise
   * @return its rounds
   */
  List<Round> run(double slowDown, Random random) {
    DoubleSupplier noise = noise(random);
    ForkOrder order = new ForkOrder(random.nextLong());
    List<Round> rounds = new ArrayList<>();
    double seconds = 0;
    for (int round = 0; round < 9; round++) {
      Map<String, Block> blocks = new LinkedHashMap<>();
      List<String> all = new ArrayList<>(BENCHMARKS);
      all.add(RULER);
      for (String benchmark : all) {
        double[][] times = new double[2][2];
        int[] count = new int[2];
        for (Arm arm : order.of(benchmark, round, List.of(Arm.values()))) {
          boolean slowed = arm == Arm.CANDIDATE && benchmark.equals("a");
          times[arm.ordinal()][count[arm.ordinal()]++] =
              noise.getAsDouble() + (slowed ? Math.log1p(slowDown) : 0);
          seconds += FORK_SECONDS;
        }
        blocks.put(benchmark, new Block(times[0], times[1]));
      }
      rounds.add(new Round(seconds, blocks));
    }
    return rounds;
  }
}
