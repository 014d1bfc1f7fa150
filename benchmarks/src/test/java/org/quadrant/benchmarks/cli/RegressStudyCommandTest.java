package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressStudyCommandTest {
  private static final String HEADER =
      "benchmark,arm,round,started,ended,unit,bytes per operation,operations per"
          + " iteration,scores\n";

  @TempDir private Path folder;

  @Test
  void whatMakesNoSenseIsOneLine() throws IOException {
    Path none = folder.resolve("none.csv");
    Path text = Files.writeString(folder.resolve("text.csv"), "text\n");
    Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {-1, -2, 10});
    Path empty = Files.writeString(folder.resolve("empty.csv"), HEADER);
    refused("--rounds: -1; allowed: rounds >= 0", "--log", none, "--rounds=-1");
    refused("--budget: 0; allowed: budget > 0", "--log", none, "--budget=0");
    refused("--log: " + none + ": no such file; allowed: a record, or --rounds N", "--log", none);
    refused("--log: " + folder + ": not a file; allowed: a record", "--log", folder);
    refused(
        "--jar: missing; allowed: a jar of Quadrant, with --rounds", "--log", none, "--rounds=1");
    refused(text + ": not a log of forks", "--log", text);
    refused(binary + ": not a log of forks", "--log", binary);
    refused("--log: " + empty + ": no whole round; allowed: --rounds N", "--log", empty);
  }

  private static void refused(String message, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "regress-study";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Cli.run(all).assertOneLine(2, message);
  }

  /** A round of five builds, two forks each. */
  @Test
  void aRecordIsEnough() throws IOException {
    StringBuilder lines = new StringBuilder(HEADER);
    for (String benchmark : List.of("Some.thing n=1", "FmaPeakBenchmark.peak lanes=8")) {
      for (String arm : List.of("baseline", "equal", "slower 3 %", "slower 10 %", "slower 30 %")) {
        for (int fork = 0; fork < 2; fork++) {
          lines.append(benchmark).append(',').append(arm).append(",0,1,2,ns/op,0,100,7 8 9\n");
        }
      }
    }
    Path log = Files.writeString(folder.resolve("forks.csv"), lines);
    String out = Cli.run("regress-study", "--log", log).assertOk().out();
    assertTrue(out.startsWith("1 rounds\n"), out);
    assertTrue(out.contains("| Some.thing n=1 | slower 10 % | +0.0 % |"), out);
  }
}
