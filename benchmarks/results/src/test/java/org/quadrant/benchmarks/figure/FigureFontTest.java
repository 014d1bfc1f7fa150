package org.quadrant.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureFontTest {
  /** Those in comments, too: more than is needed. */
  @Test
  void showsEveryCharacterOfTheSourcesThatDraw() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
        files.filter(FigureFontTest::draws).forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 10, sources.toString());
    for (Path source : sources) {
      for (String line : Files.readAllLines(source)) {
        assertDoesNotThrow(() -> FigureFont.loaded().requireShown(line), source.toString());
      }
    }
  }

  /** Not one that a system may have in its place. */
  @Test
  void isTheOneThatComesWithTheProgram() {
    assertEquals("DejaVu Sans", FigureFont.loaded().plain(13).getFontName());
    assertEquals("DejaVu Sans Bold", FigureFont.loaded().bold(13).getFontName());
  }

  /** This one, and those that draw by means of it. */
  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    }
  }

  private static boolean draws(Path file) {
    try {
      return file.toString().endsWith(".java") && Files.readString(file).contains("PlotAxis");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void showsNumbersAndNamesOfBlocksAndRefusesOthers() {
    FigureFont font = FigureFont.loaded();
    font.requireShown("0.123456789E−5 +μ₁ −μ₁ +μ₂ −μ₂ ‖w⊥‖ √ ½ ° … ν σ ⁻¹ μ̂");
    assertThrows(IllegalStateException.class, () -> font.requireShown("語"));
    // Hieroglyphs lie beyond sixteen bits.
    assertTrue(
        assertThrows(IllegalStateException.class, () -> font.requireShown("a\uD80C\uDC00"))
            .getMessage()
            .contains("U+13000"));
  }
}
