package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.training.Constraint;
import org.quadrant.training.TrainingConfiguration;
import org.w3c.dom.Document;

class BlocksFigureTest {
  private static final TrainingConfiguration CONFIGURATION =
      TrainingConfiguration.builder().build();
  private static final int BLUE = 0xFF0072B2;
  private static final int ORANGE = 0xFFE69F00;
  private static final int BLACK = 0xFF000000;

  @TempDir private Path folder;

  private static List<BlockHistory.Point> growing(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new BlockHistory.Point(
                    i,
                    new BlockValues(0.001, 0.002, 0.003 + i, 0.004 + i),
                    BlockValues.uniform(0.1 * i)))
        .toList();
  }

  private BufferedImage draw(List<BlockHistory.Point> points) throws IOException {
    Path file = folder.resolve("blocks.png");
    BlocksFigure.of(points, CONFIGURATION).write(folder.resolve("blocks.svg"), file);
    return ImageIO.read(file.toFile());
  }

  private static Set<Integer> colours(BufferedImage image, int fromRow, int toRow) {
    Set<Integer> colours = new HashSet<>();
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  /** The rate is known on fresh samples and without a constraint. */
  @Test
  void drawsNoGuideWhereTheRateIsNotKnown() {
    double c = BlocksFigure.growthRate(CONFIGURATION);
    assertTrue(c > 0.1);
    assertEquals(
        c - 0.1, growthRate(run -> run.weightDecay(0.1).outputRate(OptionalDouble.of(0.1))));
    assertEquals(0.5 * c, growthRate(run -> run.weightRate(OptionalDouble.of(0.05))), 1e-15);
    assertEquals(0, growthRate(run -> run.weightRate(OptionalDouble.of(0.05)).weightDecay(0.1)));
    assertEquals(0, growthRate(run -> run.samples(8000)));
    assertEquals(0, growthRate(run -> run.repeats(2)));
    assertEquals(0, growthRate(run -> run.constraint(Constraint.SPHERE)));
  }

  private static double growthRate(UnaryOperator<TrainingConfiguration.Builder> change) {
    return BlocksFigure.growthRate(change.apply(TrainingConfiguration.builder()).build());
  }

  @Test
  void drawsEveryBlockInBothPanels() throws IOException {
    BufferedImage image = draw(growing(20));
    assertEquals(1600, image.getWidth());
    assertEquals(1600, image.getHeight());
    Set<Integer> blocks = Set.of(BLUE, 0xFF56B4E9, 0xFFD55E00, ORANGE);
    assertTrue(colours(image, 0, 800).containsAll(blocks));
    assertTrue(colours(image, 800, 1600).containsAll(blocks));
  }

  @Test
  void writesWellFormedSvg() throws Exception {
    Path file = folder.resolve("blocks.svg");
    BlocksFigure.of(growing(5), CONFIGURATION).write(file, folder.resolve("blocks.png"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document svg = factory.newDocumentBuilder().parse(file.toFile());
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertEquals("800px", svg.getDocumentElement().getAttribute("height"));
    assertTrue(svg.getElementsByTagName("path").getLength() > 10);
  }

  /** Empty blocks, a single point, values that are not finite or too large for plain decimals. */
  @Test
  void drawsWhatADivergedRunLeaves() throws IOException {
    double nan = Double.NaN;
    BlockHistory.Point start =
        new BlockHistory.Point(
            0, new BlockValues(nan, 0.01, nan, 0), new BlockValues(0, 1, 0, 1e-300));
    BlockHistory.Point end =
        new BlockHistory.Point(
            1e12,
            new BlockValues(nan, 1e30, nan, Double.POSITIVE_INFINITY),
            new BlockValues(0, 1e60, nan, 0));
    BlockHistory.Point nothing =
        new BlockHistory.Point(0, BlockValues.uniform(nan), BlockValues.uniform(nan));
    for (List<BlockHistory.Point> points :
        List.of(List.of(start), List.of(start, end), List.of(nothing))) {
      assertTrue(colours(draw(points), 0, 1600).contains(BLACK));
    }
  }
}
