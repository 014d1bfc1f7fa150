package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.RunHeader;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.CheckResult.Status;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.engine.Engines;
import org.quadrant.training.ObservedRun.Outcome;
import org.quadrant.training.TrainingConfiguration;

class RunReportTest {
  private static final Machine MACHINE =
      new Machine(
          "Some CPU",
          2,
          2,
          List.of(new Cache(1, "Data", 32 << 10, 1), new Cache(2, "Unified", 1 << 20, 1)),
          List.of("avx2", "fma"),
          8,
          1L << 30,
          "Linux",
          "6.1",
          "amd64",
          "Vendor",
          "25.0.3+9-LTS",
          "VM",
          "25.0.3+9-LTS",
          List.of(),
          null,
          true);

  private static final RunHeader HEADER =
      new RunHeader("1.0", "abc", true, "2026-01-02T03:04:05Z", 61.4, "quadrant run", 0, List.of());

  private static final String PEAK =
      """
      [{"benchmark": "a.FmaPeakBenchmark.peak", "mode": "thrpt", "threads": 2,
        "params": {"lanes": "1"},
        "primaryMetric": {"score": 1, "scoreError": 0, "scoreUnit": "ops/s"},
        "secondaryMetrics": {"flops": {"score": 2e10, "scoreUnit": "ops/s"}}}]
      """;

  private static final RunSummary SUMMARY =
      new RunSummary(
          Outcome.COMPLETED,
          900,
          12.34,
          13,
          56789,
          5,
          new RunSummary.Last(
              90,
              0.21,
              0.0068,
              0.0006,
              0.2,
              0.003,
              Double.NaN,
              Double.NaN,
              List.of(
                  new RunSummary.BlockSummary("plus_mu_1", 104, 5.147, 8.3908),
                  new RunSummary.BlockSummary("plus_mu_2", 0, Double.NaN, 0))),
          "00ff");

  private static final ValidationReport VALIDATION =
      new ValidationReport(
          new Build("1.0", "abc", true),
          MACHINE,
          Extent.QUICK,
          7.89,
          1e-6,
          List.of(
              new CheckResult("first", 0, 1, "ulp", Status.PASS, "none"),
              new CheckResult("second", 2, 1, "ulp", Status.FAIL, "two of three"),
              new CheckResult("third", Double.NaN, 1, "ulp", Status.SKIP, "no such width")));

  @Test
  void tellsEverythingThatMatters() throws IOException {
    RunReport report = new RunReport(MACHINE, HEADER);
    BenchmarkTable throughput =
        new BenchmarkTable(JmhResults.of(new ObjectMapper().readTree(PEAK)), 1);
    report.addValidation(VALIDATION);
    report.addTraining(
        RunSettings.of(TrainingConfiguration.builder().build()),
        Engines.scalar(2),
        SUMMARY,
        throughput,
        true);
    assertEquals(
        """
        # Some CPU, 2 processors

        `quadrant run`, 2026-01-02T03:04:05Z, 61 s; Quadrant 1.0, commit abc (modified).

        Vendor 25.0.3+9-LTS VM; Linux 6.1 amd64.
        8 lanes: avx2, fma.
        Caches: L1 data 32 KiB, L2 unified 1024 KiB.

        ## Validation

        3 checks, 1 failed, 1 skipped, in 7.9 s.
        - fail: second (two of three)
        - skip: third (no such width)

        ## Training

        d = 200, p = 400, m = 8000, η = 0.1, θ = 0.05, 900 steps (completed) up to t = 90.00; \
        engine scalar, 1 lanes, 2 threads.
        12.3 s, 5.679e+04 samples/s, 5.0 GFLOP/s (25 % of the FMA peak).
        Test error 0.0068 ± 0.0006, test loss 0.2000 ± 0.0030 (standard errors).
        SHA-256 of the parameters: `00ff`.

        | block     | neurons | mean signal |   mass |
        |-----------|--------:|------------:|-------:|
        | plus_mu_1 |     104 |      5.1470 | 8.3908 |
        | plus_mu_2 |       0 |           – | 0.0000 |

        Note: no neuron in plus_mu_2: its quadrant stays wrong, an error of 0.25 where all four \
        are as likely; another seed or a larger p helps.

        ![Block signals and masses over time](training/blocks.svg)
        """,
        report.text());
  }

  /** A link to a figure that is not there would be a broken picture. */
  @Test
  void hasNoLinkToAFigureThatIsNotThere() throws IOException {
    RunReport report = new RunReport(MACHINE, HEADER);
    report.addTraining(
        RunSettings.of(TrainingConfiguration.builder().build()),
        Engines.scalar(2),
        SUMMARY,
        new BenchmarkTable(JmhResults.of(new ObjectMapper().readTree("[]")), 1),
        false);
    assertFalse(report.text().contains("blocks.svg"), report.text());
    report.addMissing(List.of());
    assertFalse(report.text().contains("Missing"), report.text());
    report.addMissing(List.of("measurements: interrupted"));
    assertTrue(
        report.text().endsWith("\n## Missing\n\n- measurements: interrupted\n"), report.text());
  }

  @Test
  void marksAShareOfAPeakThatIsNoResult() throws IOException {
    RunReport report = new RunReport(MACHINE, HEADER);
    String unsteady = PEAK.replaceFirst("\"scoreUnit\"", "\"rawData\": [[1, 2]], \"scoreUnit\"");
    BenchmarkTable throughput =
        new BenchmarkTable(JmhResults.of(new ObjectMapper().readTree(unsteady)), 1);
    report.addTraining(
        RunSettings.of(TrainingConfiguration.builder().build()),
        Engines.scalar(2),
        SUMMARY,
        throughput,
        true);
    assertTrue(report.text().contains("(25 † % of the FMA peak)"), report.text());
    assertTrue(
        report
            .text()
            .contains("\n- † FMA peak, 1 lanes, 2 threads: fork 1 not steady: 1.000, 2.000 ops/s"),
        report.text());
  }
}
