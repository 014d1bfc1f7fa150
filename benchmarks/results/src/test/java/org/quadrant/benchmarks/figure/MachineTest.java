package org.quadrant.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.HeadlessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a machine and its Java runtime lack must not change a figure, nor cost more than it. */
class MachineTest {
  private static final String NO_FONTS = "<?xml version=\"1.0\"?><fontconfig></fontconfig>";

  @TempDir private Path folder;

  /** Draws in a JVM of its own; returns what it printed. */
  private String draw(Path to, List<String> flags, String fonts) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(flags);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EveryLayer.class.getName(), Files.createDirectories(to).toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Path configuration = Files.writeString(folder.resolve("fonts.conf"), fonts);
    builder.environment().put("FONTCONFIG_FILE", configuration.toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  /**
   * The system's library of fonts is told that there is none, as in a container with a JDK only.
   */
  @Test
  void aMachineWithoutFontsDrawsTheSame() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path there = folder.resolve("there");
    assertEquals("", draw(there, List.of("-Djava.io.tmpdir=" + temporary), NO_FONTS));
    Path here = Files.createDirectory(folder.resolve("here"));
    EveryLayer.main(here.toString());
    for (String name : List.of("every.svg", "every.png")) {
      assertArrayEquals(
          Files.readAllBytes(here.resolve(name)), Files.readAllBytes(there.resolve(name)), name);
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList(), "the font is removed at the end");
    }
  }

  @Test
  void aRuntimeWithoutTheModuleSaysSo() throws Exception {
    Path there = folder.resolve("there");
    String printed = draw(there, List.of("--limit-modules=java.base"), NO_FONTS);
    assertEquals(
        "true figures are left out, since this Java runtime cannot draw: it lacks the module"
            + " java.desktop",
        printed);
    try (Stream<Path> files = Files.list(there)) {
      assertEquals(List.of(), files.toList());
    }
  }

  /** As on a full disk: the runtime can draw, so that a figure is due. */
  @Test
  void withoutRoomForTheFontTheFigureFails() throws Exception {
    Path temporary = folder.resolve("missing");
    Path there = folder.resolve("there");
    String printed = draw(there, List.of("-Djava.io.tmpdir=" + temporary), NO_FONTS);
    // The JVM may say before that there is no such folder.
    assertTrue(printed.contains("false every.svg, every.png: not drawn: " + temporary), printed);
    try (Stream<Path> files = Files.list(there)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private static Stream<Throwable> failures() {
    return Stream.of(
        new UnsatisfiedLinkError("no\nawt"),
        new NoClassDefFoundError("no\nawt"),
        new InternalError("around", new RuntimeException("no\nawt")),
        new ExceptionInInitializerError(new IllegalStateException("no\nawt")),
        new HeadlessException("no\nawt"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverJavasGraphicsThrowIsOneLine(Throwable failure) {
    Optional<String> obstacle =
        Graphics.obstacle(
            () -> {
              switch (failure) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new AssertionError(failure);
              }
            });
    assertTrue(obstacle.orElseThrow().endsWith(": no awt"), obstacle.toString());
    assertEquals(Optional.empty(), Graphics.obstacle(() -> {}));
  }

  @Test
  void aFileThatCannotBeWrittenIsNoFaultOfTheRuntime() throws IOException {
    Path svg = folder.resolve("f.svg");
    Path png = Files.createDirectory(folder.resolve("f.png")).resolve("missing/f.png");
    MissingFigure missing = Drawing.here().write(EveryLayer.figure(), svg, png).orElseThrow();
    assertTrue(missing.text().startsWith("f.svg, f.png: not drawn: "), missing.text());
    assertEquals(false, missing.impossible());
    assertTrue(Files.notExists(svg));
  }

  @Test
  void aFigureThatIsWrongIsAFailure() {
    Figure figure =
        Figure.column(new Panel("漢", PlotAxis.linear("x", 0, 1), PlotAxis.linear("y", 0, 1)));
    MissingFigure missing =
        Drawing.here()
            .write(figure, folder.resolve("f.svg"), folder.resolve("f.png"))
            .orElseThrow();
    assertTrue(missing.text().contains("U+6F22"), missing.text());
    assertEquals(false, missing.impossible());
  }
}
