package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of several versions of JMH, and of other suites that write its format. */
class CompareFilesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double[] FORKS = {100, 101, 102, 103, 104, 105};

  @TempDir private Path folder;

  /** As JMH 1.37 writes it. */
  private static ObjectNode result(String benchmark, String mode, String unit, double factor) {
    ObjectNode result = MAPPER.createObjectNode();
    result
        .put("jmhVersion", "1.37")
        .put("benchmark", benchmark)
        .put("mode", mode)
        .put("threads", 1)
        .put("forks", FORKS.length)
        .put("jdkVersion", "21")
        .put("vmName", "VM")
        .put("vmVersion", "21+35")
        .put("warmupIterations", 5)
        .put("warmupTime", "10 s")
        .put("warmupBatchSize", 1)
        .put("measurementIterations", 5)
        .put("measurementTime", "10 s")
        .put("measurementBatchSize", 1);
    result.putArray("jvmArgs");
    result.set("primaryMetric", metric(unit, factor));
    return result;
  }

  private static ObjectNode result() {
    return result("a.B.c", "avgt", "us/op", 1);
  }

  private static ObjectNode metric(String unit, double factor) {
    ObjectNode metric = MAPPER.createObjectNode().put("score", factor).put("scoreUnit", unit);
    ArrayNode forks = metric.putArray("rawData");
    for (double fork : FORKS) {
      forks.addArray().add(factor * fork);
    }
    return metric;
  }

  private Path file(String name, ObjectNode... results) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("jmh.json");
    MAPPER.writeValue(file.toFile(), List.of(results));
    return file;
  }

  private String compared(ObjectNode before, ObjectNode after) throws IOException {
    return Cli.run("compare", file("old", before), file("new", after)).assertOk().out();
  }

  private static List<String> rows(String out) {
    List<String> lines = out.lines().filter(line -> line.startsWith("| ")).toList();
    return lines.subList(1, lines.size());
  }

  private static void assertRow(String out, String pattern) {
    List<String> rows = rows(out);
    assertEquals(1, rows.size(), out);
    assertTrue(rows.getFirst().matches(pattern), out);
    assertFalse(out.contains("missing in") || out.contains("- new:"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ss    | measurementBatchSize  | 1000 | measurementBatchSize 1 and 1000 (a single-shot score is the time of a whole batch)
          avgt  | measurementBatchSize  | 1000 | measurementBatchSize 1 and 1000 (an operation is a whole batch)
          avgt  | warmupIterations      | 0    | warm-up 5 × 10 s and none
          avgt  | warmupTime            | 1 s  | warm-up 5 × 10 s and 5 × 1 s
          ss    | warmupBatchSize       | 7    | warm-up 5 × 10 s and 5 × 10 s in batches of 7
          ss    | measurementIterations | 9    | measurementIterations in single-shot mode 5 and 9
          """)
  void whatIsMeasuredMustBeTheSame(String mode, String field, String value, String mismatch)
      throws IOException {
    Path old = file("old", result("a.B.c", mode, "ms/op", 1));
    ObjectNode other = result("a.B.c", mode, "ms/op", 2);
    other.set(field, value.endsWith("s") ? MAPPER.valueToTree(value) : number(value));
    Path next = file("new", other);
    String message = " do not match: " + mismatch + "; allowed: one machine, JVM and setting of";
    Cli.Outcome outcome = Cli.run("compare", old, next);
    assertEquals(2, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(message), outcome.err());
    String out = Cli.run("compare", old, next, "--allow-mismatch").assertOk().out();
    assertTrue(out.contains("- the two files do not match: " + mismatch + "\n"), out);
  }

  private static JsonNode number(String value) {
    return MAPPER.valueToTree(Integer.valueOf(value));
  }

  /** An old file leaves out a batch size of 1. */
  @Test
  void anUnknownBatchSizeIsOne() throws IOException {
    ObjectNode unknown = result();
    unknown.remove("measurementBatchSize");
    assertRow(compared(unknown, result()), ".* no clear change +\\|");
    Cli.Outcome outcome =
        Cli.run(
            "compare", file("old", unknown), file("new", result().put("measurementBatchSize", 9)));
    assertTrue(outcome.err().contains("measurementBatchSize 1 and 9"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measurementIterations | 9      | - Each fork measured for 5 × 10 s and 9 × 10 s:
          measurementTime       | 100 ms | - Each fork measured for 5 × 10 s and 5 × 100 ms:
          jmhVersion            | 1.21   | - JMH 1.37 and 1.21 differ: from 1.34 on, and with JDK 17 or newer, the compiler itself consumes
          jmhVersion            | 1.36   | - JMH 1.37 and 1.36 differ: their own overhead
          """)
  void whatChangesTheNoiseOrTheOverheadIsNoted(String field, String value, String note)
      throws IOException {
    ObjectNode other = result();
    other.set(field, value.matches("\\d+") ? number(value) : MAPPER.valueToTree(value));
    String out = compared(result(), other);
    assertTrue(out.contains(note), out);
    assertFalse(compared(result(), result()).contains(note.substring(0, 12)), out);
  }

  @Test
  void equalTimesInOtherWordsAreEqual() throws IOException {
    String out =
        compared(
            result(), result().put("warmupTime", "10000 ms").put("measurementTime", "10000 ms"));
    assertRow(out, ".* no clear change +\\|");
    assertFalse(out.contains("Each fork measured"), out);
  }

  @Test
  void mismatchesOfSomeResultsAreCounted() throws IOException {
    ObjectNode second = result("a.B.d", "avgt", "us/op", 1);
    Path old = file("old", result(), second);
    Path next = file("new", result().put("warmupIterations", 0), second);
    String err = Cli.run("compare", old, next).err();
    assertTrue(err.contains("do not match: warm-up 5 × 10 s and none (1 of 2); "), err);
  }

  @Test
  void unknownIsNotDifferent() throws IOException {
    ObjectNode old = result();
    old.remove(List.of("jdkVersion", "vmName", "vmVersion", "jvmArgs", "jmhVersion"));
    old.remove(List.of("warmupIterations", "warmupTime", "warmupBatchSize"));
    for (String out : List.of(compared(old, result()), compared(result(), old))) {
      assertRow(out, ".* no clear change +\\|");
    }
    assertTrue(
        compared(old, result())
            .contains(
                "- The old file does not tell JDK, JVM, version of the JVM, JVM arguments, version"
                    + " of JMH, warm-up, so whether the files agree there is not known.\n"));
    assertTrue(compared(result(), old).contains("- The new file does not tell JDK, JVM, "));
    assertTrue(compared(old, old).contains("- Neither file tells JDK, JVM, "));
    assertFalse(compared(result(), result()).contains("not tell"));
  }

  @ParameterizedTest
  @CsvSource({
    "avgt, us/op, ns/op, 1000",
    "ss, ns/op, s/op, 1e-9",
    "sample, ms/op, us/op, 1000",
    "avgt, s/op, min/op, 0.016666666666666666",
    "thrpt, ops/s, ops/ms, 0.001",
    "thrpt, ops/us, ops/min, 6e7",
    "thrpt, ops/s, ops/sec, 1"
  })
  void unitsOfOneDimensionAreConverted(String mode, String unit, String other, double factor)
      throws IOException {
    String out = compared(result("a.B.c", mode, unit, 1), result("a.B.c", mode, other, factor));
    assertRow(
        out, "\\| B.c .* " + unit + " .* 102\\.5 \\| 102\\.5 \\| 1\\.000 .* no clear change +\\|");
    assertTrue(out.contains("- Units " + unit + " and " + other + ": new scores were"), out);
    String faster =
        compared(
            result("a.B.c", mode, unit, 1),
            result("a.B.c", mode, other, mode.equals("thrpt") ? 2 * factor : factor / 2));
    assertRow(faster, ".* 2\\.000 .* faster +\\|");
  }

  @Test
  void rateAndTimeAreDifferentThings() throws IOException {
    String out = compared(result("a.B.c", "thrpt", "ops/s", 1), result("a.B.c", "avgt", "s/op", 1));
    assertTrue(out.contains("- missing in the new file: B.c (thrpt, ops/s)\n"), out);
    assertTrue(out.contains("- new: B.c (avgt, s/op)\n"), out);
    assertTrue(out.contains("no result in common"), out);
  }

  /** Where one file has a benchmark in two units, only equal ones match. */
  @Test
  void twoUnitsInOneFileStayApart() throws IOException {
    Path both =
        file("both", result("a.B.c", "avgt", "us/op", 1), result("a.B.c", "avgt", "ns/op", 1000));
    assertEquals(2, rows(Cli.run("compare", both, both).assertOk().out()).size());
    Path other = file("other", result("a.B.c", "avgt", "ms/op", 0.001));
    String out = Cli.run("compare", both, other).assertOk().out();
    assertTrue(out.contains("no result in common"), out);
  }

  @Test
  void packagesAndModesTellRowsApart() throws IOException {
    ObjectNode[] results = {
      result("a.x.B.c", "avgt", "us/op", 1),
      result("a.y.B.c", "avgt", "us/op", 1),
      result("a.y.B.c", "sample", "us/op", 1),
      result("a.y.B.c", "ss", "us/op", 1),
      result("a.y.Other.c", "avgt", "us/op", 1)
    };
    String out = Cli.run("compare", file("old", results), file("new", results)).assertOk().out();
    List<String> rows = rows(out);
    assertEquals(5, rows.size(), out);
    assertEquals(5, rows.stream().distinct().count(), out);
    assertTrue(rows.get(0).startsWith("| a.x.B.c "), out);
    assertTrue(rows.get(1).startsWith("| a.y.B.c ") && rows.get(1).contains("| avgt "), out);
    assertTrue(rows.get(2).contains("| sample ") && rows.get(3).contains("| ss "), out);
    assertTrue(rows.get(4).startsWith("| Other.c "), out);
    String gone =
        Cli.run("compare", file("old", results[0]), file("new", results[1])).assertOk().out();
    assertTrue(gone.contains("- missing in the new file: a.x.B.c (avgt, us/op)\n"), gone);
    assertTrue(gone.contains("- new: a.y.B.c (avgt, us/op)\n"), gone);
  }

  /** kotlinx-benchmark tells no threads outside of the JVM. */
  @Test
  void unknownThreadsMatchWhatElseCouldBeMeant() throws IOException {
    ObjectNode unknown = result();
    unknown.remove("threads");
    String alike = compared(unknown, unknown);
    assertRow(alike, ".* no clear change +\\|");
    assertFalse(alike.contains("-t "), alike);
    String one = compared(unknown, result());
    assertRow(one, ".* no clear change +\\|");
    assertFalse(one.contains("-t "), one);
    String four = compared(result().put("threads", 4), unknown);
    assertRow(four, "\\| B.c .* -t 4 .* no clear change +\\|");
    assertTrue(four.contains("does not tell its threads and is compared with -t 4"), four);
    Path several =
        file("several", result().put("threads", 4), result(), result().put("threads", 2));
    String out = Cli.run("compare", file("old", unknown), several).assertOk().out();
    assertEquals(1, rows(out).size(), out);
    assertTrue(out.contains("- new: B.c -t 2 ") && out.contains("- new: B.c -t 4 "), out);
    Path unclear = file("unclear", result().put("threads", 4), result().put("threads", 2));
    assertTrue(
        Cli.run("compare", file("old", unknown), unclear)
            .assertOk()
            .out()
            .contains("no result in common"));
    assertTrue(compared(result(), result().put("threads", 2)).contains("no result in common"));
  }

  @Test
  void oneThreadIsToldFromAnUnknownNumberBesideIt() throws IOException {
    ObjectNode unknown = result();
    ObjectNode unknownInOtherUnit = result("a.B.c", "avgt", "ns/op", 1000);
    unknown.remove("threads");
    unknownInOtherUnit.remove("threads");
    Path old = file("old", result(), unknown);
    Path next = file("new", result("a.B.c", "avgt", "ns/op", 1000), unknownInOtherUnit);
    List<String> rows = rows(Cli.run("compare", old, next).assertOk().out());
    assertEquals(2, rows.size());
    assertEquals(1, rows.stream().filter(row -> row.contains(" -t 1 ")).count());
  }

  private static ObjectNode counting(String name, String unit, double... values) {
    ObjectNode metric = MAPPER.createObjectNode().put("score", values[0]).put("scoreUnit", unit);
    ArrayNode fork = metric.putArray("rawData").addArray();
    for (double value : values) {
      fork.add(value);
    }
    ObjectNode result = result();
    result.putObject("secondaryMetrics").set(name, metric);
    return result;
  }

  @Test
  void countersThatChangedAreNamed() throws IOException {
    String name = "gc.alloc.rate.norm";
    String out =
        compared(counting("·" + name, "B/op", 24, 24.001), counting(name, "B/op", 4096, 4096.001));
    assertTrue(
        out.contains(
            "- Counters are not compared, but these changed: gc.alloc.rate.norm rose from 24 to"
                + " 4096 B/op in B.c.\n"),
        out);
    assertTrue(
        compared(counting("gc.count", "counts", 9, 8), counting("gc.count", "counts", 2, 3))
            .contains("gc.count fell from 9 to 2 counts in B.c."));
    for (ObjectNode[] unchanged :
        new ObjectNode[][] {
          {counting(name, "B/op", 24, 25), counting(name, "B/op", 26, 24.5)},
          {counting(name, "B/op", 1e-5, 2e-5), counting(name, "B/op", 1e-3, 2e-3)},
          {counting("flops", "ops/s", 1), counting("flops", "ops/s", 2)},
          {counting("other", "B/op", 1), counting(name, "B/op", 2)},
          {counting("stack", "---", Double.NaN), counting("stack", "---", Double.NaN)}
        }) {
      String none = compared(unchanged[0], unchanged[1]);
      assertFalse(none.contains("Counters"), none);
    }
  }

  @Test
  void aValueThatIsHiddenInAPublishedFileIsNoted() throws IOException {
    ObjectNode published = result();
    published.putArray("jvmArgs").add("-Dimpl=…");
    ObjectNode plain = result();
    plain.putArray("jvmArgs").add("-Dimpl=fast");
    assertTrue(
        compared(published, plain)
            .contains(
                "- JVM arguments whose values are hidden in a file are taken for the same:"
                    + " -Dimpl=….\n"));
  }

  /** Markdown's rows must stay rows. */
  @Test
  void parametersWithSpacesAreQuoted() throws IOException {
    ObjectNode one = result();
    one.putObject("params").put("a", "1 b=2");
    ObjectNode two = result();
    two.putObject("params").put("a", "1").put("b", "2\n");
    Path file = file("old", one, two);
    String out = Cli.run("compare", file, file).assertOk().out();
    assertEquals(2, rows(out).size(), out);
    assertTrue(out.contains(" a=\"1 b=2\" ") && out.contains(" a=1 b=\"2\\n\" "), out);
  }
}
