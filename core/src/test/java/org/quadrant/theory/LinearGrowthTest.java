package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;

class LinearGrowthTest {
  @ParameterizedTest
  @CsvSource({
    "gaussian, 0.253975",
    "rademacher, 0.398942",
    "uniform, 0.299207",
    "laplace, 0.199471",
    "student-t:5, 0.215580"
  })
  void isKnownForIndependentCoordinates(String law, double rate) {
    Problem problem = new Problem(InputLaw.parse(law), 10);
    assertEquals(rate, LinearGrowth.rate(problem).orElseThrow(), 5e-7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar1:0.5", "xor-mixture:2:1"})
  void isNotKnownForOthers(String law) {
    assertTrue(LinearGrowth.rate(new Problem(InputLaw.parse(law), 10)).isEmpty());
  }

  @Test
  void isSlowedByLabelNoise() {
    Problem problem = new Problem(new InputLaw.Rademacher(), 10, 0.25);
    assertEquals(0.5 / Math.sqrt(2 * Math.PI), LinearGrowth.rate(problem).orElseThrow(), 1e-15);
  }
}
