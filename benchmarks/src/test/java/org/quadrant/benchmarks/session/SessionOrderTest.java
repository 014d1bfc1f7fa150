package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SessionOrderTest {
  private static final List<BenchmarkCase> CASES =
      List.of(
          benchmark("a", Map.of("shape", "s")),
          benchmark("b", Map.of("shape", "t")),
          benchmark("c", Map.of("shape", "s")),
          benchmark("d", Map.of()));

  private static BenchmarkCase benchmark(String name, Map<String, String> params) {
    return new BenchmarkCase(name, new TreeMap<>(params), 1);
  }

  private static String text(List<SessionOrder.Measurement> measurements) {
    return measurements.stream()
        .map(each -> each.what().benchmark() + each.forks())
        .collect(Collectors.joining(" "));
  }

  @Test
  void keepsTheListedOrder() {
    assertEquals("a3 b3 c3 d3", text(SessionOrder.LISTED.of(CASES, 3)));
  }

  @Test
  void goesToAndFroWithinAShape() {
    assertEquals(
        "a1 c1 c1 a1 a1 c1 b1 b1 b1 d1 d1 d1", text(SessionOrder.INTERLEAVED.of(CASES, 3)));
  }

  @Test
  void measuresOnceWithoutForks() {
    assertEquals("a0 c0 b0 d0", text(SessionOrder.INTERLEAVED.of(CASES, 0)));
  }
}
