package org.quadrant.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.experiments.ExperimentResult.EngineEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.FigureEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.TableEntry;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.ValidationReport;

/** Small results of every kind, with texts that are not to be taken for HTML. */
final class SampleResults {
  private static final Build BUILD = new Build("1", "c0ffee", true);

  private static final Machine MACHINE =
      new Machine(
          "A <CPU>",
          2,
          2,
          List.of(),
          List.of(),
          8,
          1L << 30,
          "OS",
          "1",
          "arch",
          "Vendor",
          "25.0.1+8",
          "VM",
          "25",
          List.of(),
          null,
          true);

  private final Path folder;

  SampleResults(Path folder) {
    this.folder = folder;
  }

  /** An experiment that found a value, 1 at most being allowed, and has two figures. */
  Path experiment(String name, int number, double value) throws IOException {
    Path experiment = Files.createDirectories(folder.resolve("experiments").resolve(name));
    Json.write(
        experiment.resolve("experiment.json"),
        new ExperimentResult(
            ExperimentResult.SCHEMA,
            name,
            number,
            "Title <i> of " + name,
            Size.QUICK,
            " --seed 3",
            "Claim & <script>alert(1)</script>.\n\nSecond \"paragraph\".",
            "Set-up: " + "1234567890".repeat(30),
            "w⊥ ~ √t",
            "Found.",
            List.of(1L, 2L),
            List.of(
                Check.chosen(
                    "value < 1",
                    Sample.of(value),
                    Range.atMost(1),
                    Chance.NONE,
                    "1/t",
                    "a note & more",
                    ""),
                Check.derived(
                    "other",
                    Sample.of(0.5),
                    new Range(0, 1),
                    Chance.normal(0.01, "1/√m"),
                    "",
                    "no reason")),
            List.of(
                new FigureEntry("one", "Caption <b>.", "Alternative \"text\" & more."),
                new FigureEntry("two", "Caption two.", "Alternative two.")),
            List.of(new TableEntry("rows.csv", "A row a <row>.", List.of())),
            1.25,
            BUILD,
            new EngineEntry("vector", 8, "single")));
    svg(experiment.resolve("one.svg"));
    svg(experiment.resolve("two.svg"));
    return experiment;
  }

  private static void svg(Path file) throws IOException {
    Files.writeString(
        file,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" viewBox="0 0 800 400">
        <clipPath id="clip0"><rect width="800" height="400"/></clipPath>
        <g clip-path="url(#clip0)"><path d="M0,0 L800,400" stroke="black"/></g>
        </svg>
        """);
  }

  /** A validation of three checks, one of which did not pass. */
  Path validation(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Json.write(
        file,
        new ValidationReport(
            BUILD,
            MACHINE,
            Extent.QUICK,
            2,
            1e-6,
            List.of(
                CheckResult.of("sound", 0.5, 1, "sigma", "fine"),
                CheckResult.of("<unsound>", 2, 1, "sigma", "because of <x>"),
                CheckResult.skipped("absent", "not here"))));
    return file;
  }

  /** A run of one step and its peak, with a roofline. */
  Path run(String machine, String name) throws IOException {
    Path run = Files.createDirectories(folder.resolve(machine).resolve(name));
    Json.write(run.resolve("machine.json"), MACHINE);
    Files.writeString(
        run.resolve("header.json"),
        """
        { "version" : "1", "commit" : "c0ffee", "modified" : false, "seconds" : 3,
          "date" : "2026-01-02T03:04:05Z", "command" : "quadrant bench 'a<b'",
          "missing" : [ "something & more" ] }
        """);
    Files.writeString(
        run.resolve("jmh.json"),
        """
        [ { "benchmark" : "org.quadrant.benchmarks.FmaPeakBenchmark.peak", "mode" : "thrpt",
            "threads" : 1, "forks" : 1, "params" : { "lanes" : "8" },
            "primaryMetric" : { "score" : 1.0, "scoreError" : "NaN", "scoreUnit" : "ops/s" },
            "secondaryMetrics" : { "flops" : { "score" : 1.0E11, "scoreUnit" : "ops/s" } } },
          { "benchmark" : "org.quadrant.benchmarks.StepBenchmark.step", "mode" : "thrpt",
            "threads" : 1, "forks" : 1,
            "params" : { "engine" : "vector", "lanes" : "8", "law" : "gaussian",
              "shape" : "4096x128x64", "threads" : "1" },
            "primaryMetric" : { "score" : 10.0, "scoreError" : 1.0, "scoreUnit" : "ops/s" },
            "secondaryMetrics" : { "flops" : { "score" : 5.0E10, "scoreUnit" : "ops/s" } } } ]
        """);
    svg(run.resolve("roofline.svg"));
    return run;
  }

  /** Some of everything. */
  void all() throws IOException {
    experiment("laws", 5, 0.5);
    experiment("phases", 1, 2);
    validation("m1/run/validation.json");
    run("m1", "bench");
  }
}
