package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.output.BadInputException;

class ReportPageTest {
  @TempDir private Path results;
  private SampleResults samples;

  @BeforeEach
  void samples() {
    samples = new SampleResults(results);
  }

  private ReportPage page() throws IOException {
    return new ReportPage(ReportSources.read(results));
  }

  private String html() throws IOException {
    return page().html();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  private static String part(String html, String anchor) {
    return html.substring(html.indexOf("<section id=\"" + anchor + "\">"));
  }

  @Test
  void putsEveryCheckOnTopWithALinkToItsExperiment() throws IOException {
    samples.all();
    String html = html();
    String checks = html.substring(0, html.indexOf("<section id=\"experiments\">"));
    assertEquals(
        List.of("1. Title &lt;i&gt; of phases", "5. Title &lt;i&gt; of laws"),
        all("<th scope=\"rowgroup\"[^>]*><a href=\"#experiment-[a-z]+\">([^<]+)</a>", checks));
    assertTrue(
        checks.contains(
            "<tr class=\"fail\"><th scope=\"row\">value &lt; 1</th><td>2.000 1/t</td>"
                + "<td>≤ 1.000 (chosen)</td><td><span class=\"result\">FAIL</span></td></tr>"),
        checks);
    assertTrue(
        checks.contains(
            "<tr class=\"pass\"><th scope=\"row\">other</th><td>0.5000</td><td>-0.04565 … 1.046"
                + " (derived)</td><td><span class=\"result\">pass</span></td></tr>"),
        checks);
    assertTrue(checks.contains("<td>1 failed</td>"), checks);
    assertTrue(checks.contains("Experiments: 2, with 4 checks, 1 failed."), checks);
  }

  @Test
  void everyLinkInThePageHasATargetAndEveryTargetIsOne() throws IOException {
    samples.all();
    samples.experiment("phases_", 1, 0);
    samples.run("m1", "bench.");
    samples.validation("m1/validation.json");
    String html = html();
    List<String> ids = all("\\bid=\"([^\"]*)\"", html);
    Set<String> different = new HashSet<>(ids);
    assertEquals(different.size(), ids.size(), ids::toString);
    List<String> links = all("href=\"#([^\"]*)\"", html);
    assertTrue(links.size() > 20, links::toString);
    assertTrue(different.containsAll(links), links::toString);
    assertTrue(different.containsAll(all("url\\(#([^)]*)\\)", html)));
    assertEquals(2 * 3 + 2, all("(clip-path)=", html).size());
    assertTrue(different.containsAll(all("aria-labelledby=\"([^\"]*)\"", html)));
  }

  @Test
  void linksToRunsAndToFilesBesideThePage() throws IOException {
    samples.all();
    String html = html();
    assertTrue(part(html, "benchmarks").contains("<a href=\"#run-m1-bench\">bench</a>"), html);
    assertEquals(
        Set.of("experiments/laws/rows.csv", "experiments/phases/rows.csv"),
        Set.copyOf(all("href=\"([^#d][^\"]*)\"", html)));
  }

  @Test
  void escapesAllText() throws IOException {
    samples.all();
    String html = html();
    assertFalse(html.contains("<script"), html);
    assertEquals(Set.of(), Set.copyOf(all("(<(?:i|b|x|row|unsound|CPU)>)", html)));
    assertTrue(html.contains("<p>Claim &amp; &lt;script&gt;alert(1)&lt;/script&gt;.</p>"), html);
    assertTrue(html.contains("<p>Second &quot;paragraph&quot;.</p>"), html);
    assertTrue(html.contains("-title\">Alternative &quot;text&quot; &amp; more.</title>"), html);
    assertTrue(html.contains("<code>quadrant bench 'a&lt;b'</code>"), html);
    assertTrue(html.contains("<li>&lt;unsound&gt;, fail: because of &lt;x&gt;</li>"), html);
  }

  @Test
  void showsFiguresChecksAndLimitsOfARun() throws IOException {
    samples.all();
    String html = part(html(), "run-m1-bench");
    assertEquals(1, all("(<svg role=\"img\")", html).size());
    assertTrue(html.contains("<dt>Missing</dt><dd>something &amp; more</dd>"), html);
    assertTrue(html.contains("<th scope=\"row\">StepBenchmark.step</th>"), html);
    assertTrue(html.contains("<td class=\"number\">50</td>"), html);
    assertTrue(html.contains("<th scope=\"row\">FMA peak</th>"), html);
  }

  /** In the tables over all machines, and in those of the run itself. */
  @Test
  void marksWhatIsNoResultAndSaysWhy() throws IOException {
    Path file = samples.run("m1", "bench").resolve("jmh.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"score\" : 1.0,", "\"score\" : 1.0, \"rawData\" : [ [ 1, 3 ] ],")
            .replace("\"score\" : 10.0,", "\"score\" : 10.0, \"rawData\" : [ [ 1, 2 ] ],"));
    String html = html();
    assertEquals(2, all("(<td class=\"number\">50.00 †</td>)", html).size(), "step, in both");
    assertEquals(2, all("(<td class=\"number\">50 †</td>)", html).size(), "its share");
    assertEquals(
        3, all("(<td class=\"number\">100.0 †</td>)", html).size(), "the peak, and as a limit");
    assertTrue(
        html.contains(
            "<li>† m1/bench, FMA, GFLOP/s, 8 lanes, 1 thread: fork 1 not steady: 1.000, 3.000"
                + " ops/s</li>"),
        html);
    String run = part(html, "run-m1-bench");
    assertTrue(run.contains("<li>† FMA peak, 8 lanes, 1 thread: fork 1 not steady"), run);
    assertTrue(
        run.contains(
            "<li>† StepBenchmark.step engine=vector lanes=8 law=gaussian shape=4096x128x64"
                + " threads=1: fork 1 not steady: 1.000, 2.000 ops/s</li>"),
        run);
  }

  @Test
  void equalFilesGiveEqualBytes() throws IOException {
    samples.all();
    String first = html();
    assertEquals(first, html());
  }

  @Test
  void needsNothingButItself() throws IOException {
    samples.all();
    String html = html();
    List<String> loaded = all("(?:src|data|action)=\"([^\"]*)\"", html);
    assertEquals(List.of(), loaded);
    assertEquals(List.of(), all("((?:https?:)?//[a-z]+)", html));
    assertEquals(List.of("data:,"), all("<link[^>]*href=\"([^\"]*)\"", html));
  }

  @Test
  void leavesOutWhatThereIsNothingOf() throws IOException {
    samples.experiment("phases", 1, 1);
    String html = html();
    assertEquals(List.of("checks", "experiments", "experiment-phases"), sections(html));
    assertEquals(
        List.of(
            "Experiments: 1, with 2 checks, 0 failed.",
            "Not here: validation, which quadrant run makes.",
            "Not here: benchmarks, which quadrant bench makes."),
        all("<li>([^<]*)</li>", html));
  }

  @Test
  void showsBenchmarksAlone() throws IOException {
    Path run = samples.run("m1", "bench");
    Files.delete(run.resolve("roofline.svg"));
    String html = html();
    assertEquals(List.of("benchmarks", "run-m1-bench"), sections(html));
    assertFalse(html.contains("<figure"), html);
    assertEquals(
        List.of(
            "experiments, which quadrant experiment all makes",
            "validation, which quadrant run makes"),
        page().missing());
  }

  private static List<String> sections(String html) {
    return all("<section id=\"([^\"]*)\"", html);
  }

  @Test
  void findsValidationsInEveryFolderButDrafts() throws IOException {
    samples.validation("validation.json");
    samples.validation("m1/validation.json");
    samples.validation("m1/run/validation.json");
    samples.validation("m1/run/deeper/validation.json");
    samples.validation("m1/.run-12/validation.json");
    assertEquals(
        List.of("validation.json", "m1/validation.json", "m1/run/validation.json"),
        ReportSources.read(results).validations().stream().map(each -> each.path()).toList());
  }

  @Test
  void passesOverDraftsOfExperiments() throws IOException {
    samples.experiment("phases", 1, 1);
    samples.experiment(".phases-12", 1, 1);
    Files.createDirectories(results.resolve("experiments/notes"));
    assertEquals(1, ReportSources.read(results).experiments().size());
  }

  @Test
  void refusesAFolderOfNothing() {
    assertRefused(results + ": no results; allowed: a folder that holds ");
  }

  @ParameterizedTest
  @CsvSource({
    "experiments/laws/experiment.json, not valid JSON",
    "experiments/laws/two.svg, not valid SVG",
    "m1/run/validation.json, not valid JSON",
    "m1/bench/jmh.json, not valid JSON (line ",
    "m1/bench/machine.json, not valid JSON",
    "m1/bench/roofline.svg, not valid SVG"
  })
  void refusesFilesThatAreCutOff(String name, String message) throws IOException {
    samples.all();
    Path file = results.resolve(name);
    String content = Files.readString(file);
    Files.writeString(file, content.substring(0, content.length() / 2));
    assertRefused(file + ": " + message);
    Files.writeString(file, "{}");
    assertRefused(file + ": ");
  }

  @Test
  void refusesAnExperimentWithoutItsFigure() throws IOException {
    Path figure = samples.experiment("phases", 1, 1).resolve("two.svg");
    Files.delete(figure);
    assertRefused(figure + ": cannot be read");
  }

  private void assertRefused(String message) {
    BadInputException error = assertThrows(BadInputException.class, this::html);
    assertTrue(error.getMessage().startsWith(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
