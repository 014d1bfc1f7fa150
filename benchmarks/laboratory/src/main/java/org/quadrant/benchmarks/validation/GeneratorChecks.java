package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Threefry4x32;

/**
 * Threefry4x32-20: the known answers that its authors publish with Random123, and the words of the
 * vector form against those of the scalar form.
 */
final class GeneratorChecks implements CheckFamily {
  private static final int[][][] KNOWN_ANSWERS = {
    {{0, 0, 0, 0}, {0, 0, 0, 0}, {0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8}},
    {{-1, -1, -1, -1}, {-1, -1, -1, -1}, {0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732}},
    {
      {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
      {0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89},
      {0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84}
    }
  };

  private final List<Width> widths;
  private final int trials;

  GeneratorChecks(List<Width> widths, Extent extent) {
    this.widths = widths;
    this.trials = extent.choose(300, 100_000);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    results.accept(knownAnswers());
    for (Width width : widths) {
      results.accept(words(width));
    }
  }

  private static CheckResult knownAnswers() {
    int wrong = 0;
    for (int[][] answer : KNOWN_ANSWERS) {
      int[] block = answer[0].clone();
      int[] key = answer[1];
      Threefry4x32.apply(Threefry4x32.keySchedule(key[0], key[1], key[2], key[3]), block);
      for (int word = 0; word < Threefry4x32.WORDS; word++) {
        wrong += block[word] == answer[2][word] ? 0 : 1;
      }
    }
    return CheckResult.of(
        "threefry known answers", wrong, 0, "wrong", "of 12 words of Random123's three answers");
  }

  private CheckResult words(Width width) {
    String name = "threefry words = scalar, " + width;
    if (!width.isGiven()) {
      return CheckResult.skipped(name, width.reason());
    }
    DeviateKernels scalar = new ScalarKernels().deviates();
    DeviateKernels vector = width.kernels().deviates();
    SplittableRandom random = new SplittableRandom(1);
    int length = DeviateKernels.SLOTS * SampleCounter.GROUP;
    int[] expected = new int[length];
    int[] actual = new int[length];
    long different = 0;
    for (int trial = 0; trial < trials; trial++) {
      int[] schedule =
          Threefry4x32.keySchedule(
              random.nextInt(), random.nextInt(), random.nextInt(), random.nextInt());
      int block = random.nextInt();
      int slot = random.nextInt();
      long step = random.nextLong();
      scalar.words(schedule, block, step, slot, DeviateKernels.SLOTS, expected);
      vector.words(schedule, block, step, slot, DeviateKernels.SLOTS, actual);
      for (int i = 0; i < length; i++) {
        different += expected[i] == actual[i] ? 0 : 1;
      }
    }
    return CheckResult.of(
        name, (double) different, 0, "different", "of " + (long) trials * length + " random words");
  }
}
