package org.quadrant.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.support.Laws;

class InputLawTest {
  static final List<String> LAWS = Laws.ALL;

  /** The records of the laws, in the order of their declaration. */
  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(InputLawTest::records)
        : Stream.of(type);
  }

  /** A law that one of the lists does not have would be left out by all that go through it. */
  @Test
  void everyLawIsInTheLists() {
    Set<Class<?>> all = records(InputLaw.class).collect(Collectors.toSet());
    for (List<String> laws : List.of(InputLaw.EXAMPLES, Laws.ALL)) {
      assertEquals(
          all,
          laws.stream().map(law -> InputLaw.parse(law).getClass()).collect(Collectors.toSet()));
    }
    assertEquals(all.size(), InputLaw.EXAMPLES.size());
    assertEquals(
        Arrays.stream(InputLaw.FORMS.split(", ", -1)).map(form -> form.split(":", -1)[0]).toList(),
        InputLaw.EXAMPLES.stream().map(law -> law.split(":", -1)[0]).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uniform             | uniform",
        "student-t:5         | Student-t, ν = 5",
        "student-t:2.50      | Student-t, ν = 2.5",
        "student-t:1e6       | Student-t, ν = 1000000",
        "ar1:-0.5            | AR(1), ρ = −0.5",
        "xor-mixture:1.5:1.0 | XOR mixture, r = 1.5, σ = 1",
      })
  void titlesHaveParametersAsPeopleWriteThem(String text, String title) {
    assertEquals(title, InputLaw.parse(text).title());
  }

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
