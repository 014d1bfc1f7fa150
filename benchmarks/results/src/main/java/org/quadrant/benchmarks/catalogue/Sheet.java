package org.quadrant.benchmarks.catalogue;

import static org.quadrant.benchmarks.catalogue.Parameters.ENGINE;
import static org.quadrant.benchmarks.catalogue.Parameters.FUNCTION;
import static org.quadrant.benchmarks.catalogue.Parameters.LANES;
import static org.quadrant.benchmarks.catalogue.Parameters.LAW;
import static org.quadrant.benchmarks.catalogue.Parameters.SHAPE;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Warm;

/**
 * What is written down of a benchmark, fact by fact; {@link BenchmarkDescription} says what each
 * means.
 */
final class Sheet {
  /**
   * What the gate measures of a kernel. It is small, since the first calls of vector code are
   * interpreted, at a hundredth of the speed.
   */
  static final String GATE_KERNEL = "engine=vector lanes=0 law=gaussian shape=4096x128x64";

  private static final String EVERY_WIDTH = "lanes=4,8,16";

  final String name;
  final Kind kind;
  final Set<String> parameters;
  Limit limit;
  Function<StepShape, Work> work;
  String implementation = "";
  boolean mayAllocate;
  OptionalInt warmUps = OptionalInt.empty();
  Map<String, String> gate;
  Warm warm = Warm.LATE;
  List<Map<String, List<String>>> quick = List.of(Map.of());
  List<Map<String, List<String>>> standard = List.of(Map.of());
  List<Map<String, List<String>>> full = List.of(Map.of());

  private Sheet(Kind kind, String name, Stream<String> parameters) {
    this.kind = kind;
    this.name = name;
    this.parameters = Set.of(parameters.toArray(String[]::new));
  }

  /** A benchmark, by its name after {@link BenchmarkDescription#PACKAGE}. */
  static Sheet of(Kind kind, String name, String... parameters) {
    return new Sheet(kind, name, Stream.of(parameters));
  }

  static Sheet limit(Limit limit, String name, String... parameters) {
    Sheet sheet = of(Kind.LIMIT, name, parameters).full(EVERY_WIDTH);
    sheet.limit = limit;
    return sheet;
  }

  static Sheet kernel(Kernel kernel) {
    return of(Kind.KERNEL, "KernelBenchmark." + kernel.method(), ENGINE, LANES, LAW, SHAPE)
        .work(shape -> Work.of(kernel, shape))
        .quick("engine=vector shape=8192x256x128")
        .standard(
            "engine=vector shape=8192x256x128,4096x1021x251", "engine=scalar shape=8192x256x128")
        .full("engine=vector " + EVERY_WIDTH, "engine=scalar");
  }

  static Sheet function(String method, String implementation, String... furtherParameters) {
    Sheet sheet =
        new Sheet(
                Kind.FUNCTION,
                "functions.ElementaryFunctionBenchmark." + method,
                Stream.concat(Stream.of(FUNCTION), Stream.of(furtherParameters)))
            .quick("function=log");
    sheet.implementation = implementation;
    return sheet.parameters.contains(LANES) ? sheet.full(EVERY_WIDTH) : sheet;
  }

  Sheet work(Function<StepShape, Work> ofShape) {
    work = ofShape;
    return this;
  }

  Sheet mayAllocate() {
    mayAllocate = true;
    return this;
  }

  Sheet warmUps(int iterations) {
    warmUps = OptionalInt.of(iterations);
    return this;
  }

  Sheet warm(Warm soon) {
    warm = soon;
    return this;
  }

  Sheet gate(String values) {
    Map<String, String> single = new TreeMap<>();
    parse(values).forEach((parameter, given) -> single.put(parameter, given.getFirst()));
    gate = Collections.unmodifiableMap(single);
    return this;
  }

  Sheet quick(String... alternatives) {
    quick = alternatives(alternatives);
    return this;
  }

  Sheet standard(String... alternatives) {
    standard = alternatives(alternatives);
    return this;
  }

  Sheet full(String... alternatives) {
    full = alternatives(alternatives);
    return this;
  }

  private List<Map<String, List<String>>> alternatives(String... alternatives) {
    return Stream.of(alternatives).map(this::parse).toList();
  }

  /** Words such as {@code lanes=4,8}, as on JMH's command line. */
  private Map<String, List<String>> parse(String alternative) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String word : alternative.split(" ", -1)) {
      String[] parts = word.split("=", 2);
      values.put(parts[0], List.of(parts[1].split(",", -1)));
    }
    if (!parameters.containsAll(values.keySet())) {
      throw new IllegalArgumentException(
          name + " " + alternative + "; allowed: " + String.join(", ", new TreeSet<>(parameters)));
    }
    return Collections.unmodifiableMap(values);
  }
}
