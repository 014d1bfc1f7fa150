package org.quadrant.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.network.Network;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.support.Laws;
import org.quadrant.training.Initialisation;
import org.quadrant.training.TrainingConfiguration;

/** The check values in section 4.7 of SPECIFICATION.md, as they are written there. */
class SpecifiedSamplesTest {
  private static final int D = 3;

  /** Rows of the section's tables with so many cells, without heads. */
  private static List<String> rows(int cells) throws IOException {
    String text = Files.readString(Path.of("SPECIFICATION.md"));
    String section = text.substring(text.indexOf("### 4.7 "), text.indexOf("### 4.8 "));
    return section
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .filter(line -> cells(line).length == cells)
        .toList();
  }

  private static String[] cells(String row) {
    return Arrays.stream(row.substring(1).split("\\|"))
        .map(cell -> cell.strip().replace("`", ""))
        .toArray(String[]::new);
  }

  static List<String> samples() throws IOException {
    return rows(5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void samplesAreTheOnesWrittenDown(String row) {
    String[] cells = cells(row);
    assertEquals(
        String.join(" | ", cells), sample(InputLaw.parse(cells[0]), Long.parseLong(cells[1])));
  }

  @Test
  void everyLawIsWrittenDown() throws IOException {
    assertEquals(
        Laws.ALL, samples().stream().map(row -> cells(row)[0]).distinct().toList(), "laws");
  }

  private static String sample(InputLaw law, long sample) {
    Tile plain = group(new Problem(law, D), sample);
    Tile noisy = group(new Problem(law, D, 0.5), sample);
    int i = (int) (sample % SampleCounter.GROUP);
    return "%s | %d | %s | %+.0f | %+.0f"
        .formatted(
            law.text().replaceAll("\\.0\\b", ""),
            sample,
            bits(IntStream.range(0, D).mapToDouble(k -> plain.x[plain.inputIndex(i, k)]).toArray()),
            plain.y[i],
            noisy.y[i]);
  }

  private static Tile group(Problem problem, long sample) {
    Tile tile = new Tile(new StripLayout(D, 1), SampleCounter.GROUP);
    new LawSource(new ScalarKernels().deviates(), problem, 1, Purpose.TRAINING)
        .fill(0, sample - sample % SampleCounter.GROUP, SampleCounter.GROUP, tile);
    return tile;
  }

  private static String bits(double... floats) {
    return Arrays.stream(floats)
        .mapToObj(value -> HexFormat.of().toHexDigits(Float.floatToRawIntBits((float) value)))
        .collect(Collectors.joining(" "));
  }

  static List<String> neurons() throws IOException {
    return rows(3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("neurons")
  void theStartIsTheOneWrittenDown(String row) {
    String[] cells = cells(row);
    int j = Integer.parseInt(cells[0]);
    Network network =
        Initialisation.draw(
            TrainingConfiguration.builder().dimension(D).neurons(j + 1).seed(1).build());
    double[] w = Arrays.copyOfRange(network.weights(), j * D, j * D + D);
    assertEquals(
        String.join(" | ", cells),
        "%d | %s | %s".formatted(j, bits(w), bits(network.outputWeight(j))));
  }
}
