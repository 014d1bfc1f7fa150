package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.MemoryLevel;

class RooflineTest {
  private static final double GIGA = 1e9;

  private static final Machine MACHINE =
      machine(List.of(new Cache(1, "Data", 32 << 10, 1), new Cache(2, "Unified", 1 << 20, 1)));

  private static Machine machine(List<Cache> caches) {
    return new Machine(
        "CPU", 2, null, caches, null, 16, null, "os", "1", "a", "v", "25", "vm", "25", List.of(),
        null, true);
  }

  private static String result(String benchmark, String params, String counter, double rate) {
    return """
    { "benchmark" : "org.quadrant.benchmarks.%s", "mode" : "thrpt", "threads" : 1, "forks" : 1,
      "params" : { %s },
      "primaryMetric" : { "score" : 1.0, "scoreError" : 0.1, "scoreUnit" : "ops/s" },
      "secondaryMetrics" : { "%s" : { "score" : %s, "scoreUnit" : "ops/s" } } }\
    """
        .formatted(benchmark, params, counter, rate);
  }

  private static final String PEAK =
      result("FmaPeakBenchmark.peak", "\"lanes\" : \"16\"", "flops", 100 * GIGA);
  private static final String L1 =
      result(
          "limits.MemoryBandwidthBenchmark.load",
          "\"lanes\" : \"16\", \"level\" : \"L1\"",
          "bytes",
          200 * GIGA);
  private static final String L2 = L1.replace("L1", "L2").replace("2.0E11", "5.0E10");

  /** 2·128·100·50 operations on 4·27392 bytes: 11.68 a byte. Lies in L2. */
  private static final String FORWARD = kernel("forward", 60 * GIGA);

  /** 5000 operations on 4·19200 bytes: 0.0651 a byte. Lies in L2. */
  private static final String ADD = kernel("add", 2 * GIGA);

  /** 3200 operations on 4·384 bytes: 2.083 a byte. Lies in L1, beyond the knee at 0.5. */
  private static final String SLOPES = kernel("slopes", 25 * GIGA);

  private static String kernel(String name, double rate) {
    return result(
        "KernelBenchmark." + name,
        "\"engine\" : \"vector\", \"lanes\" : \"16\", \"shape\" : \"16384x100x50\"",
        "flops",
        rate);
  }

  private static Roofline roofline(Machine machine, String... results) {
    return new Roofline(
        JmhResults.of(JmhFiles.tree("[" + String.join(",", results) + "]")), machine);
  }

  @Test
  void theLowerLimitBinds() {
    List<RooflinePoint> points = roofline(MACHINE, PEAK, L1, L2, FORWARD, ADD, SLOPES).points();
    assertEquals(List.of("FMA peak", "L2 bandwidth", "FMA peak"), limits(points));
    RooflinePoint forward = points.get(0);
    assertEquals(100 * GIGA, forward.roof());
    assertEquals(0.6, forward.shareOfRoof());
    RooflinePoint add = points.get(1);
    assertEquals(5000.0 / (4 * 19200) * 50 * GIGA, add.roof());
    assertEquals(2 * GIGA / add.roof(), add.shareOfRoof());
    assertEquals(Optional.of(MemoryLevel.L1), points.get(2).level());
  }

  private static List<String> limits(List<RooflinePoint> points) {
    return points.stream().map(RooflinePoint::limit).toList();
  }

  private static String withForks(String limit, String forks) {
    String score = "\"scoreUnit\" : \"ops/s\" } } }";
    assertTrue(limit.contains(score), limit);
    return limit.replace(score, "\"scoreUnit\" : \"ops/s\", \"rawData\" : " + forks + " } } }");
  }

  /** Loads 40 and 50 GB/s, in one iteration 70; loads and stores 60 and 30. */
  @Test
  void theRoofIsTheHighestOfWhatWasMeasuredThere() {
    String load = withForks(L2, "[ [ 4.0E10, 4.0E10 ], [ 3.0E10, 7.0E10 ] ]");
    String triad =
        withForks(L2.replace("load", "triad"), "[ [ 6.0E10, 6.0E10 ], [ 3.0E10, 3.0E10 ] ]");
    String peak = withForks(PEAK, "[ [ 9.0E10 ], [ 1.2E11 ] ]");
    for (List<String> order : List.of(List.of(load, triad), List.of(triad, load))) {
      RooflinePoint add =
          roofline(MACHINE, peak, order.getFirst(), order.getLast(), ADD).points().getFirst();
      assertEquals(60 * GIGA, add.bandwidth().perSecond());
      assertEquals(120 * GIGA, add.peak().perSecond());
    }
    assertEquals(
        50 * GIGA, roofline(MACHINE, peak, load, ADD).points().getFirst().bandwidth().perSecond());
  }

  @Test
  void limitsAreTheBestThatWasMeasured() {
    String load = withForks(L2, "[ [ 4.0E10 ], [ 6.0E10 ] ]");
    String peak = withForks(PEAK, "[ [ 9.0E10 ], [ 1.2E11 ] ]");
    JmhResults results = JmhResults.of(JmhFiles.tree("[" + peak + "," + load + "]"));
    String table = new LimitsTable(results, 16).table().text();
    assertTrue(table.contains("| 120.0 | GFLOP/s |"), table);
    assertTrue(table.contains("| 60.00 | GB/s    |"), table);
  }

  /** Its data lie in the first level: there is nothing nearer. */
  @Test
  void saysWhatMoreThanAllOfALimitMeans() {
    String text = roofline(MACHINE, PEAK, L1, L2, ADD).text();
    assertTrue(
        text.contains(
            "- More than 100 % of a limit: its benchmark did not reach what the machine can give,"
                + " or, of a bandwidth beyond L1, part of the data lay nearer than that.\n"),
        text);
  }

  @Test
  void withoutOneOfTheLimitsNoneIsSaidToBind() {
    for (Roofline roofline :
        List.of(
            roofline(MACHINE, PEAK, L1, FORWARD),
            roofline(MACHINE, L2, FORWARD),
            roofline(machine(null), PEAK, L1, L2, FORWARD),
            roofline(MACHINE, PEAK.replace("16", "8"), L2.replace("16", "8"), FORWARD))) {
      assertEquals(List.of("–"), limits(roofline.points()));
      assertTrue(roofline.table().text().contains("– |"), roofline.table().text());
    }
  }

  @Test
  void samplingHasNoOperationsToCount() {
    assertEquals(List.of(), roofline(MACHINE, PEAK, kernel("sample", 0)).points());
    assertTrue(roofline(MACHINE, PEAK).table().isEmpty());
  }

  @Test
  void theTableTellsEachFigure() {
    String table = roofline(MACHINE, PEAK, L1, L2, ADD).table().text();
    List<String> cells =
        Stream.of(table.lines().skip(2).findFirst().orElseThrow().split("\\|"))
            .skip(1)
            .map(String::strip)
            .toList();
    assertEquals(
        List.of(
            "KernelBenchmark.add",
            "engine=vector lanes=16 shape=16384x100x50",
            "2.000",
            "2",
            "0.06510",
            "L2",
            "L2 bandwidth",
            "3.255",
            "61"),
        cells);
  }

  @Test
  void limitsAreToldInTheirOwnUnits() {
    JmhResults results =
        JmhResults.of(JmhFiles.tree("[" + String.join(",", PEAK, L2, FORWARD) + "]"));
    List<String> rows = new LimitsTable(results, 16).table().text().lines().skip(2).toList();
    assertEquals(2, rows.size());
    assertTrue(rows.get(0).matches("\\| FMA peak +\\| +\\| +16 \\| +1 \\| +100.0 \\| GFLOP/s \\|"));
    assertTrue(rows.get(1).matches("\\| load +\\| L2 +\\| +16 \\| +1 \\| +50.00 \\| GB/s +\\|"));
  }

  @Test
  void drawsThePanelsThatHavePoints(@TempDir Path folder) throws IOException {
    Path svg = folder.resolve("roofline.svg");
    Path png = folder.resolve("roofline.png");
    assertTrue(new RooflineFigure(roofline(MACHINE, PEAK, L1, L2), MACHINE).figure().isEmpty());
    new RooflineFigure(roofline(MACHINE, PEAK, L1, L2, FORWARD, ADD, SLOPES), MACHINE)
        .figure()
        .orElseThrow()
        .write(svg, png);
    assertTrue(Files.readString(svg).startsWith("<?xml"));
    Set<Integer> colours = colours(png);
    for (int kernel = 0; kernel < 3; kernel++) {
      assertTrue(colours.contains(Colours.series(kernel).rgb()), "kernel " + kernel);
    }
    assertFalse(colours.contains(Colours.series(3).rgb()));
    assertTrue(colours.contains(Colours.BLACK.rgb()));
  }

  private static Set<Integer> colours(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours;
  }

  private static String unsteady(String result) {
    return result.replace(
        "\"scoreError\" : 0.1,", "\"scoreError\" : 0.1, \"rawData\" : [ [ 1, 2, 3 ] ],");
  }

  private static List<String> row(Roofline roofline) {
    return Stream.of(roofline.text().split("\n", -1)[2].split("\\|")).map(String::strip).toList();
  }

  @Test
  void marksWhatWasNotSteadyAndWhatIsHeldAgainstIt() {
    List<String> kernel = row(roofline(MACHINE, PEAK, L2, unsteady(FORWARD)));
    assertEquals(List.of("60.00 †", "60 †"), kernel.subList(3, 5));
    assertEquals(List.of("100.0", "60 †"), kernel.subList(8, 10));
    List<String> peak = row(roofline(MACHINE, unsteady(PEAK), L2, FORWARD));
    assertEquals(List.of("60.00", "60 †"), peak.subList(3, 5));
    assertEquals(List.of("100.0 †", "60 †"), peak.subList(8, 10));
    String bandwidth = roofline(MACHINE, PEAK, unsteady(L2), ADD).text();
    assertTrue(
        bandwidth.contains("- † L2 bandwidth, 16 lanes, 1 thread: fork 1 not steady"), bandwidth);
    assertFalse(roofline(MACHINE, PEAK, L2, FORWARD).text().contains("†"));
  }

  /** A triad that is a result counts before loads that are none, however high those are. */
  @Test
  void aCleanBandwidthCountsBeforeAHigherOne() {
    String triad = L2.replace("load", "triad").replace("5.0E10", "4.0E10");
    Roofline roofline = roofline(MACHINE, PEAK, unsteady(L2), triad, ADD);
    assertEquals(40 * GIGA, roofline.points().getFirst().bandwidth().perSecond());
    assertFalse(roofline.text().contains("†"));
  }

  /** Grey is the colour of nothing else here, but for the rims of letters. */
  @Test
  void theFigureShowsThemInGrey(@TempDir Path folder) throws IOException {
    int marker = 7 * 7;
    assertTrue(
        greyPixels(folder, PEAK, L2, unsteady(FORWARD), ADD)
            > greyPixels(folder, PEAK, L2, FORWARD, ADD) + marker / 2);
  }

  private static int greyPixels(Path folder, String... results) throws IOException {
    Path png = folder.resolve("a.png");
    new RooflineFigure(roofline(MACHINE, results), MACHINE)
        .figure()
        .orElseThrow()
        .write(folder.resolve("a.svg"), png);
    BufferedImage image = ImageIO.read(png.toFile());
    int grey = 0;
    for (int pixel :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      grey += (pixel & 0xFFFFFF) == 0x999999 ? 1 : 0;
    }
    return grey;
  }
}
