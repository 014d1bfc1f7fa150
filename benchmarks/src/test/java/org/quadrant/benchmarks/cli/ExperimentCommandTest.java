package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.output.Json;
import picocli.CommandLine;

class ExperimentCommandTest {
  private static final List<Experiment> PROBES =
      List.of(finding("good", 0.5), finding("bad", 2), finding("fine", 1));

  @TempDir private Path folder;

  private Drawing drawing = Drawing.here();
  private List<Experiment> experiments = PROBES;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    CommandLine command =
        new CommandLine(new ExperimentCommand(new ExperimentCatalogue(experiments), drawing));
    command.setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
    command.setParameterExceptionHandler(ErrorLines::badUsage);
    command.setExecutionExceptionHandler(ErrorLines::failed);
    List<String> all = new ArrayList<>(List.of("--out=" + folder.resolve("out")));
    all.addAll(List.of(arguments));
    return QuadrantCommand.execute(command, all.toArray(String[]::new));
  }

  private Set<String> folders() throws IOException {
    Set<String> names = new HashSet<>();
    try (var paths = Files.list(folder.resolve("out"))) {
      paths.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  @Test
  void carriesOutWhatIsNamed() throws IOException {
    assertEquals(0, execute("fine", "good", "--threads=1"));
    assertEquals(Set.of("fine", "good"), folders());
    assertEquals(
        List.of("good", "fine"),
        errors
            .toString()
            .lines()
            .filter(line -> line.endsWith("A | probe"))
            .map(line -> line.replaceAll("1\\. |:.*", ""))
            .toList());
    assertTrue(output.toString().contains("4 checks, 0 failed"), output.toString());
  }

  @Test
  void aFailedCheckShowsAndFails() throws IOException {
    assertEquals(1, execute("all", "--quick"));
    assertEquals(Set.of("fine", "good", "bad"), folders());
    String text = output.toString();
    assertTrue(text.contains("6 checks, 1 failed"), text);
    assertTrue(text.contains("failed: bad, value: one is enough"), text);
    assertEquals(
        "quick",
        Json.readObject(folder.resolve("out/bad/experiment.json")).get("size").textValue());
  }

  @Test
  void theOptionsChooseTheSize() throws IOException {
    Path json = folder.resolve("out/good/experiment.json");
    assertEquals(0, execute("good"));
    assertEquals("default", Json.readObject(json).get("size").textValue());
    assertEquals(0, execute("good", "--full"));
    assertEquals("full", Json.readObject(json).get("size").textValue());
  }

  @Test
  void theOptionsChooseTheSeeds() throws IOException {
    experiments =
        List.of(
            new Scripted(
                "seeds",
                context -> {
                  context.found("Seeds: " + context.seeds(3));
                  context.check(atMostOne("value", 0, "no reason"));
                }));
    Path json = folder.resolve("out/seeds/experiment.json");
    assertEquals(0, execute("seeds"));
    assertEquals("[1,2,3]", Json.readObject(json).get("seeds").toString());
    assertEquals(0, execute("seeds", "--seed=-5", "--seeds=2"));
    assertEquals("[-5,-4]", Json.readObject(json).get("seeds").toString());
    assertEquals("Seeds: [-5, -4]", Json.readObject(json).get("found").textValue());
    assertTrue(Json.readObject(json).get("setUp").textValue().contains("Seeds -5 to -4."));
    String page = Files.readString(json.resolveSibling("README.md"));
    assertTrue(page.contains("`quadrant experiment seeds --seed -5 --seeds 2`"), page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          good --threads=0      | --threads: 0; allowed: 1 <= threads <= 1024
          good --threads=1025   | --threads: 1025; allowed: 1 <= threads <= 1024
          good --threads=two    | --threads: two; allowed: whole numbers of at most 32 bits
          good --seeds=0        | --seeds: 0; allowed: 2 <= seeds <= 1000
          good --seeds=1        | --seeds: 1; allowed: 2 <= seeds <= 1000
          good --seeds=1001     | --seeds: 1001; allowed: 2 <= seeds <= 1000
          good --seed=9223372036854775800 | --seed: 9223372036854775800; allowed: seed <= 9223372036854774807
          good --seed=one       | --seed: one; allowed: whole numbers of at most 64 bits
          good --quick --full   | --full: given with --quick; allowed: one of the two
          good worse            | NAME: worse; allowed: all, good, bad, fine
          --quick               | NAME: missing; allowed: all, good, bad, fine
          good --quik           | --quik: no such option; did you mean --quick?
          """)
  void badUsageIsOneLine(String arguments, String message) {
    assertEquals(2, execute(arguments.split(" ", -1)));
    assertEquals(
        "quadrant: " + message + " (see experiment --help)" + System.lineSeparator(),
        errors.toString());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsBadInput() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "content");
    assertEquals(2, execute("good"));
    String last = errors.toString().lines().toList().getLast();
    assertTrue(last.startsWith("quadrant: --out: " + file + " cannot be written ("), last);
    assertEquals("content", Files.readString(file));
  }

  private List<String> errorLines() {
    return errors.toString().lines().filter(line -> line.startsWith("quadrant: ")).toList();
  }

  @Test
  void saysOnceThatThisRuntimeCannotDraw() throws IOException {
    drawing = (figure, svg, png) -> Optional.of(MissingFigure.impossible("no libraries"));
    assertEquals(0, execute("good", "fine"));
    assertEquals(
        List.of(
            "quadrant: figures are left out, since this Java runtime cannot draw: no libraries"),
        errorLines());
    assertEquals(Set.of("fine", "good"), folders());
  }

  @Test
  void aFigureThatFailsFails() throws IOException {
    drawing = (figure, svg, png) -> Optional.of(new MissingFigure("line.svg: full disk", false));
    assertEquals(1, execute("good"));
    assertEquals(List.of("quadrant: line.svg: full disk"), errorLines());
    assertEquals(Set.of("good"), folders());
  }

  @Test
  void anExperimentThatFailsCostsNoOther() throws IOException {
    experiments =
        List.of(
            new Scripted(
                "broken",
                context -> {
                  throw new IllegalStateException("no");
                }),
            finding("good", 0.5));
    assertEquals(1, execute("all"));
    assertEquals(1, errorLines().size(), errors.toString());
    assertTrue(
        errorLines()
            .getFirst()
            .startsWith("quadrant: broken: internal error: java.lang.IllegalStateException: no"),
        errors.toString());
    assertEquals(Set.of("good"), folders());
    assertTrue(output.toString().contains("2 checks, 0 failed"), output.toString());
  }

  private static Check atMostOne(String name, double value, String note) {
    return Check.chosen(name, Sample.of(value), Range.atMost(1), Chance.NONE, "", note, "");
  }

  /** An experiment that finds a value, and fails if it is more than 1. */
  private static Experiment finding(String name, double value) {
    return new Scripted(
        name,
        context -> {
          context.setUp("None.");
          context.found("What it was told to find.");
          context.check(atMostOne("value", value, "one is enough"));
          context.check(atMostOne("other", 0, "no reason"));
          context.figure(
              "line",
              Figure.column(
                  new Panel("", PlotAxis.linear("t"), PlotAxis.linear("y"))
                      .theory("theory", new double[] {0, 1}, new double[] {0, 1})),
              "A line.",
              "A line that rises.");
        });
  }

  private record Scripted(String name, Consumer<ExperimentContext> script) implements Experiment {
    @Override
    public int number() {
      return 1;
    }

    @Override
    public String title() {
      return "A | probe";
    }

    @Override
    public String claim() {
      return "One.";
    }

    @Override
    public String theory() {
      return "One.";
    }

    @Override
    public void run(ExperimentContext context) {
      script.accept(context);
    }
  }
}
