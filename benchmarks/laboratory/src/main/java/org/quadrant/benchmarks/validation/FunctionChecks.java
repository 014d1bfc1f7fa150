package org.quadrant.benchmarks.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.quadrant.math.FloatFunctions;
import org.quadrant.math.LargestErrors;
import org.quadrant.math.UlpError;

/**
 * Errors of the elementary functions in units in the last place, against the same functions in
 * double precision, whose own errors are below 10⁻⁸ of these units.
 */
final class FunctionChecks implements CheckFamily {
  /** Below 2⁻³¹ the functions are as good as linear, above 2⁷ as good as constant or linear. */
  private static final int LEAST_EXPONENT = -31;

  private static final int LARGEST_EXPONENT = 6;

  /** Coprime to powers of two, so that all low bits occur. */
  private static final int COARSE = 257;

  private static final int QUICK = 4099;

  private final List<Function> functions;
  private final Extent extent;

  FunctionChecks(List<Function> functions, Extent extent) {
    this.functions = functions;
    this.extent = extent;
  }

  /**
   * A function to measure.
   *
   * @param function single precision
   * @param truth double precision
   * @param everywhere whether arguments of all magnitudes are alike
   * @param bound largest error allowed, in units in the last place
   */
  record Function(
      String name,
      UlpError.FloatUnaryOperator function,
      DoubleUnaryOperator truth,
      float from,
      float to,
      boolean everywhere,
      double bound) {}

  /** The functions that samples, losses and slopes are made of. */
  static List<Function> all() {
    float min = FloatFunctions.EXP_MIN;
    float max = FloatFunctions.EXP_MAX;
    return List.of(
        new Function(
            "log",
            FloatFunctions::log,
            Math::log,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            true,
            LargestErrors.LOG),
        new Function(
            "sinTurns",
            FloatFunctions::sinTurns,
            t -> Math.sin(2 * Math.PI * t),
            -0.25f,
            0.25f,
            false,
            LargestErrors.SIN_TURNS),
        new Function("exp", FloatFunctions::exp, Math::exp, min, max, false, LargestErrors.EXP),
        new Function(
            "expm1", FloatFunctions::expm1, Math::expm1, min, max, false, LargestErrors.EXPM1),
        new Function(
            "log1pUnit",
            FloatFunctions::log1pUnit,
            Math::log1p,
            0,
            1,
            false,
            LargestErrors.LOG1P_UNIT),
        new Function(
            "softplus",
            FloatFunctions::softplus,
            v -> Math.max(0, v) + Math.log1p(Math.exp(-Math.abs(v))),
            min,
            Float.MAX_VALUE,
            false,
            LargestErrors.SOFTPLUS),
        new Function(
            "sigmoid",
            FloatFunctions::sigmoid,
            v -> 1 / (1 + Math.exp(-v)),
            min,
            Float.MAX_VALUE,
            false,
            LargestErrors.SIGMOID));
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (Function function : functions) {
      results.accept(check(function));
    }
  }

  private CheckResult check(Function function) {
    List<UlpError> errors =
        ranges(function).parallelStream().map(range -> measure(function, range)).toList();
    UlpError largest =
        errors.stream().max(Comparator.comparingDouble(UlpError::maxUlp)).orElseThrow();
    long evaluated = errors.stream().mapToLong(UlpError::evaluated).sum();
    return CheckResult.of(
        "error of " + function.name(),
        largest.maxUlp(),
        function.bound(),
        "ulp",
        String.format(
            Locale.ROOT, "largest at %s, of %d arguments", largest.atArgument(), evaluated));
  }

  private UlpError measure(Function function, Range range) {
    return UlpError.measure(
        function.function(), function.truth(), range.from(), range.to(), stride(function, range));
  }

  private int stride(Function function, Range range) {
    if (extent == Extent.QUICK) {
      return QUICK;
    }
    int exponent = Math.getExponent(Math.min(Math.abs(range.from()), Math.abs(range.to())));
    boolean interesting = exponent >= LEAST_EXPONENT && exponent <= LARGEST_EXPONENT;
    return function.everywhere() || interesting ? 1 : COARSE;
  }

  /** Arguments from one to another, both included. */
  private record Range(float from, float to) {}

  /** The range cut at powers of two. */
  private static List<Range> ranges(Function function) {
    List<Range> ranges = new ArrayList<>();
    float from = function.from();
    while (from < function.to()) {
      float to = Math.min(function.to(), next(from));
      ranges.add(new Range(from, to));
      from = to;
    }
    return ranges;
  }

  /** The next power of two, zero or minus a power of two above a number. */
  private static float next(float x) {
    if (x < 0) {
      float power = Math.scalb(1f, Math.getExponent(x));
      return -x > power ? -power : power > Float.MIN_NORMAL ? -power / 2 : 0;
    }
    return x < Float.MIN_NORMAL ? Float.MIN_NORMAL : 2 * Math.scalb(1f, Math.getExponent(x));
  }
}
