package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.recording.Preset;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.Setting;
import picocli.CommandLine.ParseResult;

class TrainCommandTest {
  private static final Set<String> FILES =
      Set.of(
          "config.json",
          "trajectory.csv",
          "neurons.csv",
          "W.npy",
          "a.npy",
          "summary.json",
          "blocks.png",
          "blocks.svg");

  @TempDir private Path parent;

  /** Trains a small network for a moment, with these options in place of others. */
  private static Cli.Outcome train(Path out, Object... options) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("--d", 5);
    all.put("--p", 7);
    all.put("--m", 40);
    all.put("--steps", 6);
    all.put("--engine", "scalar");
    all.put("--observe-every", 4);
    all.put("--test-samples", 50);
    all.put("--out", out);
    List<Object> arguments = new ArrayList<>(List.of("train"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i].toString(), options[i + 1]);
    }
    all.forEach((option, value) -> arguments.add(option + "=" + value));
    return Cli.run(arguments.toArray());
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static String digest(Path folder) throws IOException {
    return Json.readObject(folder.resolve("summary.json")).get("sha256").textValue();
  }

  @Test
  void writesTheRun() throws IOException {
    Path out = parent.resolve("some/where");
    Cli.Outcome outcome = train(out).assertOk();
    assertEquals(FILES, files(out));
    assertEquals(
        List.of("0", "4", "6"),
        Files.readAllLines(out.resolve("trajectory.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList());
    assertEquals(8, Files.readAllLines(out.resolve("neurons.csv")).size());
    assertTrue(outcome.out().contains("\nsha256      " + digest(out) + "\n"), outcome.out());
    assertTrue(outcome.out().contains("6 (completed), t = 0.6"), outcome.out());
    assertTrue(outcome.err().lines().allMatch(line -> line.startsWith("step ")), outcome.err());
    assertTrue(outcome.err().contains("step 6 of 6 (100 %)"), outcome.err());
  }

  /** An engine without W, at a dimension of which no array holds one neuron of the others. */
  @Test
  void trainsWithoutWeights() throws IOException {
    Path out = parent.resolve("gram");
    train(out, "--engine", "gram", "--d", 1_000_000_000).assertOk();
    Set<String> expected = new HashSet<>(FILES);
    expected.remove("W.npy");
    expected.addAll(Set.of("plane.npy", "L.npy"));
    assertEquals(expected, files(out));
    train(out, "--engine", "scalar", "--force", true).assertOk();
    assertEquals(FILES, files(out));
    Cli.Outcome refused = train(parent.resolve("no"), "--engine", "gram", "--d", 15);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--d: 15 with p = 7 and engine gram"), refused.err());
  }

  @Test
  void recordsEverySetting() throws IOException {
    Path out = parent.resolve("run");
    train(out, "--law", "student-t:5", "--label-noise", 0.1, "--seed", -4, "--threads", 2)
        .assertOk();
    ObjectNode config = Json.readObject(out.resolve("config.json"));
    assertEquals(
        """
        {"d":5,"p":7,"m":40,"eta":0.1,"theta":0.05,"steps":6,"law":"student-t:5.0",\
        "label-noise":0.1,"loss":"logistic","scale":"mean","seed":-4,"eta-w":"eta",\
        "eta-a":"eta","schedule":"constant","weight-decay":0.0,"constraint":"none","samples":0,\
        "order":"in-order","repeat":1,"observe-every":4,"test-samples":50,"zeta":0.1,\
        "overlaps-every":0}\
        """,
        config.get("settings").toString());
    assertEquals(
        "{\"name\":\"scalar\",\"lanes\":1,\"threads\":2,\"precision\":\"single\"}",
        config.get("engine").toString());
    for (String field : List.of("version", "commit", "modified")) {
      assertTrue(config.get("build").has(field), field);
    }
    for (String field : List.of("cpuModel", "processors", "osName", "jdkVersion")) {
      assertTrue(config.get("machine").has(field), field);
    }
  }

  @Test
  void trainsOnAFixedSample() throws IOException {
    Path out = parent.resolve("run");
    Cli.Outcome outcome =
        Cli.run(
                "train",
                "--d=5",
                "--p=7",
                "--m=64",
                "--samples=192",
                "--epochs=2",
                "--order=shuffled",
                "--repeat=2",
                "--eta-a=0",
                "--schedule=stairs:6:0.5",
                "--weight-decay=0.1",
                "--constraint=sphere",
                "--overlaps-every=10",
                "--test-samples=50",
                "--engine=scalar",
                "--out=" + out)
            .assertOk();
    // Two epochs of three minibatches, twice each: six steps of 0.1, six of half of it.
    assertTrue(outcome.out().contains("12 (completed), t = 0.9"), outcome.out());
    assertTrue(outcome.out().contains("\non sample   error 0."), outcome.out());
    Set<String> expected = new HashSet<>(FILES);
    expected.addAll(Set.of("overlaps.npy", "overlaps-times.npy", "start-W.npy", "start-a.npy"));
    assertEquals(expected, files(out));
    train(out, "--force", true).assertOk();
    assertEquals(FILES, files(out));
  }

  @Test
  void optionsChangePresets() throws IOException {
    Path out = parent.resolve("run");
    String printed = train(out, "--preset", "Benign-Overfitting", "--m", 64).assertOk().out();
    ObjectNode configuration = Json.readObject(out.resolve("config.json"));
    ObjectNode settings = (ObjectNode) configuration.get("settings");
    RunSettings.Builder run = RunSettings.builder();
    Preset preset = Preset.of("benign-overfitting");
    assertEquals(preset.name(), configuration.get("preset").asText());
    assertTrue(
        printed.startsWith("preset      benign-overfitting, after " + preset.source()), printed);
    assertTrue(printed.lines().toList().get(1).endsWith(preset.text()), printed);
    preset.apply(run);
    run.steps(6);
    run.observeEvery(4);
    run.testSamples(50);
    run.training().dimension(5).neurons(7).batch(64);
    for (Setting<?> setting : Setting.ALL) {
      assertEquals(
          setting.value().apply(run.build()).toString(),
          settings.get(setting.name()).asText(),
          setting.name());
    }
    String help = Cli.run("train", "--help").out();
    for (Preset other : Preset.ALL) {
      assertTrue(help.contains(other.name()), other.name());
      RunSettings.Builder changed = RunSettings.builder();
      other.apply(changed);
      assertNotEquals(RunSettings.builder().build(), changed.build(), other.name());
    }
  }

  /** Every training that the README names is one. */
  @Test
  void takesTheCommandsOfTheReadme() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("..", "README.md")).stream()
            .filter(line -> line.startsWith("quadrant train"))
            .map(line -> line.replaceFirst(" *#.*", ""))
            .toList();
    assertTrue(commands.size() >= 5, commands.toString());
    for (String command : commands) {
      String[] words = Pattern.compile(" +").splitAsStream(command).toArray(String[]::new);
      ParseResult parsed =
          QuadrantCommand.commandLine().parseArgs(Arrays.copyOfRange(words, 1, words.length));
      TrainCommand train = (TrainCommand) parsed.subcommand().commandSpec().userObject();
      assertDoesNotThrow(train::settings, command);
    }
  }

  @Test
  void dependsOnTheSeedAndNotOnThreads() throws IOException {
    for (String name : List.of("one", "two", "other")) {
      int threads = name.equals("two") ? 2 : 1;
      int seed = name.equals("other") ? 8 : 7;
      train(parent.resolve(name), "--m", 3000, "--threads", threads, "--seed", seed).assertOk();
    }
    assertEquals(digest(parent.resolve("one")), digest(parent.resolve("two")));
    assertNotEquals(digest(parent.resolve("one")), digest(parent.resolve("other")));
    assertArrayEquals(
        Files.readAllBytes(parent.resolve("one/trajectory.csv")),
        Files.readAllBytes(parent.resolve("two/trajectory.csv")));
  }

  @Test
  void writesTheSameInEveryLocale() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Cli.Outcome expected = train(parent.resolve("usual")).assertOk();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Cli.Outcome arabic = train(parent.resolve("arabic")).assertOk();
      for (String name : List.of("trajectory.csv", "neurons.csv", "W.npy", "a.npy")) {
        assertArrayEquals(
            Files.readAllBytes(parent.resolve("usual").resolve(name)),
            Files.readAllBytes(parent.resolve("arabic").resolve(name)),
            name);
      }
      assertEquals(withoutTimes(expected.out()), withoutTimes(arabic.out()));
      assertTrue(arabic.err().contains("step 6 of 6 (100 %)"), arabic.err());
      assertTrue(arabic.out().chars().allMatch(character -> character < 128), arabic.out());
    } finally {
      Locale.setDefault(usual);
    }
  }

  private static List<String> withoutTimes(String report) {
    return report
        .lines()
        .filter(line -> !line.startsWith("time") && !line.startsWith("files"))
        .toList();
  }

  /** One neuron is in one block. */
  @Test
  void saysWhatBlocksWithoutNeuronsMean() throws IOException {
    Path out = parent.resolve("run");
    Cli.Outcome outcome = train(out, "--p", 1).assertOk();
    assertFalse(outcome.out().contains("NaN"), outcome.out());
    assertEquals(
        3,
        outcome.out().lines().filter(line -> line.matches("\\w+_mu_[12] +0 neurons")).count(),
        outcome.out());
    assertTrue(outcome.out().contains("\nnote        no neuron in "), outcome.out());
    assertTrue(outcome.out().contains(": their quadrants stay wrong, an error of 0.25 each"));
    long none = 0;
    for (JsonNode block : Json.readObject(out.resolve("summary.json")).get("last").get("blocks")) {
      none += block.get("meanSignal").isNull() ? 1 : 0;
    }
    assertEquals(3, none);
  }

  @Test
  void hasNoNoteWhereAllBlocksHaveNeurons() {
    Cli.Outcome outcome = train(parent.resolve("run"), "--p", 40).assertOk();
    assertFalse(outcome.out().contains("note"), outcome.out());
  }

  @Test
  void protectsAnOlderRun() throws IOException {
    Path out = parent.resolve("run");
    train(out).assertOk();
    String digest = digest(out);
    train(out, "--seed", 2)
        .assertOneLine(
            2,
            "--out: %s already holds a run (config.json); allowed: another folder, or --force"
                .formatted(out));
    assertEquals(digest, digest(out));
    train(out, "--seed", 2, "--force", true).assertOk();
    assertEquals(FILES, files(out));
    assertNotEquals(digest, digest(out));
  }

  @Test
  void needsAFolderThatCanBeWritten() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "content");
    Cli.Outcome outcome = train(file);
    outcome.assertEndsWith(2, outcome.err().substring("quadrant: ".length()).strip());
    assertTrue(
        outcome.err().startsWith("quadrant: --out: " + file + " cannot be written ("),
        outcome.err());
    assertEquals(1, outcome.err().lines().count());
    assertEquals("content", Files.readString(file));
  }

  @Test
  void keepsWhatADivergingRunRecorded() throws IOException {
    Path out = parent.resolve("run");
    train(out, "--eta", 1e30, "--theta", 1e3, "--steps", 100)
        .assertEndsWith(
            1,
            "diverged: a loss or a parameter is not finite after step 4; what was recorded until"
                + " then is in "
                + out);
    assertEquals(FILES, files(out));
    assertEquals(3, Files.readAllLines(out.resolve("trajectory.csv")).size());
    ObjectNode summary = Json.readObject(out.resolve("summary.json"));
    assertEquals("diverged", summary.get("outcome").textValue());
    assertEquals(4, summary.get("steps").intValue());
  }

  @Test
  void tellsARunWhoseLossExplodes() {
    Path out = parent.resolve("run");
    Cli.Outcome outcome =
        train(out, "--eta", 1e3, "--engine", "reference", "--steps", 12, "--observe-every", 100);
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome
            .err()
            .matches(
                "(?s).*quadrant: diverged: a test loss of \\d\\.\\d+E\\d\\d after step"
                    + " 12; what was recorded until then is in .*"),
        outcome.err());
  }

  @Test
  void readsNamesInAnyCase() throws IOException {
    Path out = parent.resolve("run");
    train(out, "--law", "XOR-Mixture:2:0.5", "--loss", "First-Order", "--scale", "SUM").assertOk();
    ObjectNode settings = (ObjectNode) Json.readObject(out.resolve("config.json")).get("settings");
    assertEquals("xor-mixture:2.0:0.5", settings.get("law").textValue());
    assertEquals("first-order", settings.get("loss").textValue());
    assertEquals("sum", settings.get("scale").textValue());
  }

  /** Figures are drawn by the module java.desktop, which a small Java runtime lacks. */
  @Test
  void withoutGraphicsEverythingElseIsThere() throws Exception {
    Path out = parent.resolve("run");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules=java.base,java.xml,jdk.management,jdk.unsupported,"
                    + "jdk.incubator.vector",
                "--add-modules=jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QuadrantCommand.class.getName(),
                "train",
                "--engine=scalar",
                "--d=5",
                "--p=7",
                "--m=40",
                "--steps=6",
                "--out=" + out)
            .start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), errors);
    assertEquals(
        List.of(
            "quadrant: figures are left out, since this Java runtime cannot draw: it lacks the"
                + " module java.desktop"),
        errors.lines().filter(line -> line.startsWith("quadrant")).toList());
    Set<String> expected = new HashSet<>(FILES);
    expected.removeAll(Set.of("blocks.png", "blocks.svg"));
    assertEquals(expected, files(out));
  }

  @Test
  void aFigureThatCannotBePutInItsPlaceCostsNothingElse() throws IOException {
    Path out = parent.resolve("run");
    Path blocked = Files.createDirectories(out.resolve("blocks.png/in the way"));
    Cli.Outcome outcome = train(out, "--force", true);
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.out().contains("sha256      " + digest(out)), outcome.out());
    String kept = "quadrant: what was recorded is kept in " + out.resolve(".quadrant-partial");
    assertTrue(outcome.err().contains(kept + "\n"), outcome.err());
    assertTrue(outcome.err().strip().lines().toList().getLast().contains("blocks.png"));
    assertTrue(Files.exists(blocked) && Files.exists(out.resolve("blocks.svg")));
  }

  @Test
  void aRunThatCannotBePutInItsPlaceIsPrintedAndKept() throws IOException {
    Path out = parent.resolve("run");
    Files.createDirectories(out.resolve("W.npy/in the way"));
    Cli.Outcome outcome = train(out, "--force", true);
    assertEquals(1, outcome.exitCode());
    Path partial = out.resolve(".quadrant-partial");
    assertTrue(outcome.out().contains("sha256      " + digest(partial)), outcome.out());
    assertTrue(outcome.err().contains("recorded is kept in " + partial + "\n"), outcome.err());
    assertFalse(Files.exists(out.resolve("summary.json")));
  }
}
