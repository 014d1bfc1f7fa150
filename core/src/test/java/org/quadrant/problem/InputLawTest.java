package org.quadrant.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.support.Laws;

class InputLawTest {
  static final List<String> LAWS = Laws.ALL;

  @ParameterizedTest
  @FieldSource("LAWS")
  void textIsReadBack(String text) {
    InputLaw law = InputLaw.parse(text);
    assertEquals(law, InputLaw.parse(law.text()));
    assertEquals(law, InputLaw.parse("  " + text.toUpperCase(java.util.Locale.ROOT) + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "normal",
        "gaussian:1",
        "student-t",
        "student-t:",
        "student-t:x",
        "ar1:0.5:1",
        "xor-mixture:2",
        ":"
      })
  void unknownFormsAreNamed(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> InputLaw.parse(text));
    assertEquals("law: " + text + "; allowed: " + InputLaw.FORMS, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "student-t:2            | law student-t: 2.0; allowed: 2.25 <= nu <= 1e6, where the"
            + " samples have at least 99 % of the unit variance",
        "student-t:2.2499999999 | law student-t: 2.2499999999; allowed: 2.25 <= nu <= 1e6, where"
            + " the samples have at least 99 % of the unit variance",
        "ar1:1                  | law ar1: 1.0; allowed: -1 < rho < 1",
        "ar1:-1                 | law ar1: -1.0; allowed: -1 < rho < 1",
        "xor-mixture:-1:1       | law xor-mixture radius: -1.0; allowed: 0 <= r <= 1e6",
        "xor-mixture:1:0        | law xor-mixture sigma: 0.0; allowed: 0 < sigma <= 1e6",
      })
  void parametersOutOfRangeAreNamed(String text, String message) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> InputLaw.parse(text));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, -1",
    "1, -1, 1",
    "-1, 1, 1",
    "-1, -1, -1",
    "0.0, 1, -1",
    "-0.0, 1, 1",
    "1e-45, -1e-45, 1",
    "1e-45, 1e-45, -1"
  })
  void labelsComeFromTheSignBits(float x1, float x2, float y) {
    assertEquals(y, Problem.label(x1, x2));
  }
}
