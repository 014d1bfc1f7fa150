package org.quadrant.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryLinesTest {
  private final ByteArrayOutputStream passedOn = new ByteArrayOutputStream();
  private final List<String> libraries = new ArrayList<>();

  private void print(String text) {
    try (PrintStream stream =
        new PrintStream(new LibraryLines(passedOn, libraries::add), true, UTF_8)) {
      stream.print(text);
    }
  }

  @Test
  void picksOutWhatLibrariesSay() {
    print("# library: a: µ 1\nother\nIteration   1: # library: b: 2\r\n# library: unfinished");

    assertEquals(List.of("a: µ 1", "b: 2"), libraries);
  }

  @Test
  void passesEverythingOn() {
    String text = "# library: a: µ 1\nother";
    print(text);

    assertEquals(text, passedOn.toString(UTF_8));
  }
}
