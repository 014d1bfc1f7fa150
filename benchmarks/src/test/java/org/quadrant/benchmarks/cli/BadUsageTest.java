package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong option: one line that names it, its value and what is allowed; exit code 2. */
class BadUsageTest {
  private static final String HINT = " (see quadrant train --help)";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --d=2                   | --d: 2; allowed: d >= 3
          --d=-7                  | --d: -7; allowed: d >= 3
          --d=x                   | --d: x; allowed: whole numbers of at most 32 bits
          --d=3.0                 | --d: 3.0; allowed: whole numbers of at most 32 bits
          --d=3000000000          | --d: 3000000000; allowed: whole numbers of at most 32 bits
          --d=2147483647          | --d: 2147483647; allowed: 3 <= d <= 33554428
          --p=0                   | --p: 0; allowed: 1 <= p <= 33554416
          --p=2000000000          | --p: 2000000000; allowed: 1 <= p <= 33554416
          --m=0                   | --m: 0; allowed: 1 <= m <= 1073741824
          --m=-1                  | --m: -1; allowed: 1 <= m <= 1073741824
          --eta=0                 | --eta: 0.0; allowed: finite numbers > 0
          --eta=-0.1              | --eta: -0.1; allowed: finite numbers > 0
          --eta=NaN               | --eta: NaN; allowed: finite numbers > 0
          --eta=Infinity          | --eta: Infinity; allowed: finite numbers > 0
          --eta=0,1               | --eta: 0,1; allowed: numbers
          --theta=0               | --theta: 0.0; allowed: finite numbers > 0
          --theta=NaN             | --theta: NaN; allowed: finite numbers > 0
          --theta=1e39            | --theta: 1.0E39; allowed: finite numbers > 0
          --steps=0               | --steps: 0; allowed: 1 <= steps <= 1099511627776
          --steps=-3              | --steps: -3; allowed: 1 <= steps <= 1099511627776
          --steps=1e3             | --steps: 1e3; allowed: whole numbers of at most 64 bits
          --observe-every=0       | --observe-every: 0; allowed: 1 <= observe-every <= 1099511627776
          --test-samples=0        | --test-samples: 0; allowed: 1 <= test-samples <= 1073741824
          --zeta=0                | --zeta: 0.0; allowed: finite numbers > 0
          --zeta=NaN              | --zeta: NaN; allowed: finite numbers > 0
          --label-noise=0.6       | --label-noise: 0.6; allowed: 0 <= epsilon <= 0.5
          --label-noise=NaN       | --label-noise: NaN; allowed: 0 <= epsilon <= 0.5
          --seed=one              | --seed: one; allowed: whole numbers of at most 64 bits
          --law=cauchy            | --law: cauchy; allowed: gaussian, rademacher, uniform, laplace, student-t:NU, ar1:RHO, xor-mixture:R:SIGMA
          --law=student-t         | --law: student-t; allowed: gaussian, rademacher, uniform, laplace, student-t:NU, ar1:RHO, xor-mixture:R:SIGMA
          --law=student-t:2       | --law student-t: 2.0; allowed: 2.25 <= nu <= 1e6, where the samples have at least 99 % of the unit variance
          --law=ar1:1             | --law ar1: 1.0; allowed: -1 < rho < 1
          --law=xor-mixture:1:0   | --law xor-mixture sigma: 0.0; allowed: 0 < sigma <= 1e6
          --loss=hinge            | --loss: hinge; allowed: logistic, first-order
          --scale=max             | --scale: max; allowed: mean, sum
          --eta-a=fast            | --eta-a: fast; allowed: numbers >= 0, or eta
          --eta-w=-1              | --eta-w: -1.0 with m: 8000; allowed: 0, or 1.1754944E-38 m <= eta-w <= 3.4028235E38
          --schedule=linear       | --schedule: linear; allowed: constant, warm-up:N, stairs:N:FACTOR, cosine:N, power:N:ALPHA
          --schedule=warm-up:0    | --schedule warm-up length: 0; allowed: 1 <= N <= 2^40
          --weight-decay=10       | --weight-decay: 10.0; allowed: numbers >= 0 and below 1/0.1, the inverse of the learning rate
          --weight-decay=1e-8     | --weight-decay: 1.0E-8; allowed: 0, or numbers >= 5.960464477539062E-7, of which a step at the learning rate 0.1 takes 2^-24 of a weight, so that rounding does not lose it
          --constraint=ball       | --constraint: ball; allowed: none, sphere
          --samples=100           | --samples: 100 with m: 8000; allowed: multiples of m up to 2^34, or 0 for fresh samples
          --order=random          | --order: random; allowed: in-order, shuffled
          --repeat=0              | --repeat: 0; allowed: 1 <= repeat <= 1048576
          --epochs=2              | --epochs: 2 with samples: 0; allowed: only with samples > 0
          --preset=braun          | --preset: braun; allowed: glasgow, labonte-muthukumar, xor-clusters-weak, xor-clusters-strong, benign-overfitting
          --overlaps-every=7      | --overlaps-every: 7 with observe-every: 10; allowed: multiples of observe-every, or 0
          --engine=gpu            | --engine: gpu; allowed: reference, scalar, vector, gram
          --lanes=5               | --lanes: 5; allowed: 4, 8, 16
          --lanes=0               | --lanes: 0; allowed: 4, 8, 16
          --threads=0             | --threads: 0; allowed: 1 <= threads <= 1024
          --threads=1025          | --threads: 1025; allowed: 1 <= threads <= 1024
          --steps                 | --steps: missing; allowed: whole numbers of at most 64 bits
          --stepz=3               | --stepz=3: no such option; did you mean --steps?
          --qqq                   | --qqq: no such option
          now                     | now: not an option; allowed: options only
          """)
  void isOneLine(String option, String message) {
    Path out = folder.resolve("run");
    Cli.run("train", "--out", out, option).assertOneLine(2, message + HINT);
    assertFalse(Files.exists(out));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reference | --threads | 2  | threads: 2 with engine reference; allowed: 1
          reference | --lanes   | 8  | lanes: 8 with engine reference; allowed: only with engine vector or gram
          scalar    | --lanes   | 16 | lanes: 16 with engine scalar; allowed: only with engine vector or gram
          """)
  void choicesFitTogether(String engine, String option, String value, String message) {
    Cli.run("train", "--engine", engine, option, value).assertOneLine(2, "--" + message + HINT);
  }

  @Test
  void namesWhatIsMissingOrDoubled() {
    Cli.run()
        .assertOneLine(
            2, "a subcommand is missing; allowed: " + subcommands() + " (see quadrant --help)");
    Cli.run("trian")
        .assertOneLine(
            2, "trian: no such subcommand; allowed: " + subcommands() + " (see quadrant --help)");
    Cli.run("train", "--samples=8000", "--epochs=2", "--steps=3")
        .assertOneLine(2, "--epochs: 2 with --steps; allowed: one of them" + HINT);
    Cli.run("train", "--engine=gram", "--d=900", "--samples=8000")
        .assertOneLine(
            2,
            "--samples: 8000, repeat: 1 with engine gram; allowed: samples 0 and repeat 1, since it"
                + " draws what a step adds outside of the span of the w, which only fresh samples"
                + " leave independent of the w"
                + HINT);
    Cli.run("train", "--engine=gram", "--d=900", "--schedule=cosine:5", "--constraint=sphere")
        .assertOneLine(
            2,
            "--schedule: cosine:5 with engine gram; allowed: the plain step at one learning rate,"
                + " or engines that keep the weights"
                + HINT);
    Cli.run("train", "--d", "5", "--d", "6")
        .assertOneLine(2, "--d: given more than once; allowed: once" + HINT);
    Cli.run("train", "--out", "--force").assertOneLine(2, "--out: missing; allowed: a path" + HINT);
    Cli.run("replay")
        .assertOneLine(2, "--case: missing; allowed: a path (see quadrant replay --help)");
  }

  private static String subcommands() {
    return String.join(", ", QuadrantCommand.commandLine().getSubcommands().keySet());
  }

  /** At most 2^31 weights, in double precision. */
  @Test
  @EnabledIf("heapIsSmallerThanTheWeights")
  void tooLittleMemory() {
    Cli.Outcome outcome =
        Cli.run("train", "--d", 2_000_000, "--p", 1000, "--out", folder.resolve("run"));
    assertEquals(2, outcome.exitCode());
    assertEquals(1, outcome.err().lines().count());
    assertTrue(outcome.err().startsWith("quadrant: --d: 2000000; a run of d = 2000000, p = 1000"));
    assertTrue(outcome.err().contains("; allowed: d <= "), outcome.err());
    assertFalse(Files.exists(folder.resolve("run")));
  }

  static boolean heapIsSmallerThanTheWeights() {
    return Runtime.getRuntime().maxMemory() < 8L * 2_000_000 * 1000;
  }

  @Test
  void tooManyWeights() {
    Cli.run("train", "--d", 100_000, "--p", 100_000, "--out", folder.resolve("run"))
        .assertOneLine(
            2,
            "--p: 100000 with d = 100000; allowed: p <= 21472, so that the weights fit into one"
                + " array"
                + HINT);
  }
}
