package org.quadrant.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.figure.Panel.Legend;

class FigureTest {
  private static final PlotAxis UNIT = PlotAxis.linear("x", 0, 1);

  @TempDir private Path folder;

  private String svg(Figure figure) throws IOException {
    figure.write(folder.resolve("f.svg"), folder.resolve("f.png"));
    return Files.readString(folder.resolve("f.svg"));
  }

  private BufferedImage image(Figure figure) throws IOException {
    svg(figure);
    return ImageIO.read(folder.resolve("f.png").toFile());
  }

  @Test
  void theSameDataGivesTheSameBytes() throws IOException {
    String first = svg(Figure.grid(2, 400, 300, List.of(EveryLayer.panel(), EveryLayer.panel())));
    String second = svg(Figure.grid(2, 400, 300, List.of(EveryLayer.panel(), EveryLayer.panel())));
    assertEquals(first, second);
    assertTrue(first.length() < 200_000, "size " + first.length());
  }

  /** Dashes run on from point to point only if the line is one path. */
  @Test
  void aLineIsOnePath() throws IOException {
    double[] xs = IntStream.range(0, 200).mapToDouble(i -> i / 200.0).toArray();
    Panel panel =
        new Panel("", UNIT, UNIT)
            .legend(Legend.NONE)
            .line("line", xs, xs, LineStyle.dashed(Colours.PURPLE));
    String drawn = svg(Figure.column(panel));
    assertEquals(1, drawn.split("stroke:rgb\\(204,121,167\\)", -1).length - 1);
  }

  @Test
  void aLineIsBrokenWhereItHasNoPlace() throws IOException {
    double[] xs = {0, 0.2, 0.4, 0.6, 0.8, 1};
    double[] ys = {0.5, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 0.5, 0.5};
    BufferedImage image = image(oneColour(UNIT, xs, ys));
    int row = rowOf(image, Colours.PURPLE);
    int pixels = countInRow(image, row, Colours.PURPLE);
    int width = (int) (0.4 * (1600 - 240));
    assertTrue(pixels > 0.9 * width && pixels < 1.1 * width, pixels + " of " + width);
  }

  private static Figure oneColour(PlotAxis x, double[] xs, double[] ys) {
    return Figure.column(
        new Panel("", x, PlotAxis.linear("y", 0, 1))
            .legend(Legend.NONE)
            .line("line", xs, ys, LineStyle.solid(Colours.PURPLE)));
  }

  private static int rowOf(BufferedImage image, Colour colour) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> countInRow(image, y, colour) > 0)
        .findFirst()
        .orElseThrow();
  }

  private static int pixel(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  private static int countInRow(BufferedImage image, int row, Colour colour) {
    return (int)
        IntStream.range(0, image.getWidth())
            .filter(x -> pixel(image, x, row) == colour.rgb())
            .count();
  }

  private static int count(BufferedImage image, Colour colour) {
    return IntStream.range(0, image.getHeight()).map(y -> countInRow(image, y, colour)).sum();
  }

  /** On a logarithmic axis 10 is half-way between 1 and 100. */
  @Test
  void layersFollowTheScale() throws IOException {
    Colour tint = Colours.tint(Colours.GREEN, 0.5);
    double[] half = {1, 10};
    double[] all = {1, 100};
    int pixelsOfHalf = count(image(band(half, tint)), tint);
    int pixelsOfAll = count(image(band(all, tint)), tint);
    assertEquals(0.5, (double) pixelsOfHalf / pixelsOfAll, 0.01);
  }

  private static Figure band(double[] xs, Colour colour) {
    double[] zeros = {0.25, 0.25};
    double[] ones = {0.75, 0.75};
    return Figure.column(
        new Panel("", PlotAxis.logarithmic("x", 1, 100), PlotAxis.linear("y", 0, 1))
            .legend(Legend.NONE)
            .band("band", xs, zeros, ones, colour));
  }

  @Test
  void aMapColoursItsCellsByClass() throws IOException {
    List<ClassMap.Shade> classes =
        List.of(
            new ClassMap.Shade("low", 0.5, Colours.SKY_BLUE),
            new ClassMap.Shade("high", 1, Colours.ORANGE));
    double[][] values = {{0.1, 0.9, 0.5, Double.NaN}, {0.2, 2, 0.7, Double.NaN}};
    Panel panel =
        new Panel("", PlotAxis.linear("x", 0, 4), PlotAxis.linear("y", 0, 2))
            .legend(Legend.NONE)
            .map(new ClassMap(0, 4, 0, 2, values, classes));
    BufferedImage image = image(Figure.column(panel));
    // Three cells of each class, two blank.
    assertEquals(1.0, (double) count(image, Colours.SKY_BLUE) / count(image, Colours.ORANGE), 0.02);
    // The upper row is drawn above the lower: at its right end it is high, the lower one low.
    int top = rowOf(image, Colours.SKY_BLUE) + 5;
    assertTrue(countInRow(image, top, Colours.ORANGE) > countInRow(image, top, Colours.SKY_BLUE));
  }

  @Test
  void whatLiesOutsideIsCutOff() throws IOException {
    double[] xs = {-5, 0.5};
    double[] ys = {0.5, 0.5};
    BufferedImage image = image(oneColour(UNIT, xs, ys));
    int row = rowOf(image, Colours.PURPLE);
    for (int x = 0; x < 150; x++) {
      assertFalse(pixel(image, x, row) == Colours.PURPLE.rgb(), "pixel " + x);
    }
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    Panel panel = new Panel("", UNIT, UNIT);
    assertThrows(
        IllegalArgumentException.class,
        () -> panel.line("", new double[3], new double[2], LineStyle.theory()));
    assertThrows(
        IllegalArgumentException.class, () -> new ClassMap(0, 1, 0, 1, new double[0][], List.of()));
  }

  @Test
  void leavesNoHalfFigure() {
    Path missing = folder.resolve("missing");
    Figure figure = Figure.column(EveryLayer.panel());
    assertThrows(
        IOException.class, () -> figure.write(folder.resolve("f.svg"), missing.resolve("f.png")));
    assertFalse(Files.exists(folder.resolve("f.svg")));
  }

  @Test
  void theLocaleChangesNoByte() throws IOException {
    EveryLayer.main(folder.toString());
    byte[] svg = Files.readAllBytes(folder.resolve("every.svg"));
    byte[] png = Files.readAllBytes(folder.resolve("every.png"));
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      EveryLayer.main(folder.toString());
    } finally {
      Locale.setDefault(usual);
    }
    assertArrayEquals(svg, Files.readAllBytes(folder.resolve("every.svg")));
    assertArrayEquals(png, Files.readAllBytes(folder.resolve("every.png")));
  }

  @Test
  void refusesATextThatItCannotShow() {
    Figure figure = Figure.column(new Panel("CPU 漢", UNIT, UNIT));
    IllegalStateException error = assertThrows(IllegalStateException.class, () -> svg(figure));
    assertEquals("DejaVu Sans has no glyph for U+6F22 in \"CPU 漢\"", error.getMessage());
    assertFalse(Files.exists(folder.resolve("f.svg")));
  }
}
