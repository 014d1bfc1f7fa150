package org.quadrant.benchmarks.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Engine;

/** All checks of the library's numbers. */
public final class Validation {
  private final Extent extent;
  private final List<CheckFamily> families;

  /**
   * A validation by given checks.
   *
   * @param extent how much they compute
   */
  public Validation(Extent extent, List<CheckFamily> families) {
    this.extent = extent;
    this.families = families;
  }

  /**
   * The validation of this library on this machine. Statistics are taken of what the vector form
   * draws at the width the CPU prefers.
   *
   * @return the checks, not yet carried out
   * @throws UnsupportedOperationException if the JVM gives no vectors; the message says why
   */
  public static Validation of(Extent extent) {
    Width preferred = Width.preferred();
    List<CheckFamily> families = new ArrayList<>();
    // First: see there.
    families.add(allocation(extent, preferred));
    families.addAll(numbers(extent, preferred));
    return new Validation(extent, families);
  }

  private static CheckFamily allocation(Extent extent, Width preferred) {
    List<InputLaw> laws =
        extent == Extent.QUICK
            ? List.of(new InputLaw.Gaussian())
            : LawModel.all().stream().map(LawModel::law).toList();
    List<Engine> engines =
        Stream.of(1, 2)
            .<Engine>map(threads -> Engines.of(preferred.kernels(), threads, 0))
            .toList();
    return new AllocationChecks(engines, laws, AllocationChecks.PATIENCE);
  }

  /** All checks whose outcome does not depend on what the compiler does. */
  static List<CheckFamily> numbers(Extent extent, Width preferred) {
    List<Width> widths = Width.all();
    DeviateKernels deviates = preferred.kernels().deviates();
    List<LawModel> laws = LawModel.all();
    return List.of(
        new GeneratorChecks(widths, extent),
        new MomentChecks(deviates, laws, extent),
        new DistributionChecks(deviates, laws, extent),
        new IndependenceChecks(deviates, laws, extent),
        new StructureChecks(deviates, laws, extent),
        new FunctionChecks(FunctionChecks.all(), extent),
        new VectorFunctionChecks(widths, Transform.all(), extent),
        new EngineBitsChecks(widths, laws, extent),
        new RoundingChecks(Engines.of(preferred.kernels(), 2, 0), extent),
        new TheoryChecks());
  }

  /**
   * Carries the checks out.
   *
   * @param listener receives each result as soon as it is known
   */
  public ValidationReport run(Consumer<CheckResult> listener) {
    long begin = System.nanoTime();
    List<CheckResult> checks = new ArrayList<>();
    for (CheckFamily family : families) {
      family.run(listener.andThen(checks::add));
    }
    double seconds = (System.nanoTime() - begin) * 1e-9;
    return new ValidationReport(
        Build.current(),
        Machine.describe(),
        extent,
        seconds,
        FalseAlarms.RATE,
        List.copyOf(checks));
  }
}
