package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser, where there is a Chromium on the path. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class BrowserTest {
  /** Elements that reach beyond the window, but for those in boxes that scroll. */
  private static final String CUT_OFF =
      """
      [...document.querySelectorAll('body *')]
        .filter(e => !e.closest('.wide, .paper') || e.matches('.wide, .paper'))
        .filter(e => e.getBoundingClientRect().right > innerWidth
            || e.getBoundingClientRect().left < 0)
        .map(e => e.outerHTML.slice(0, 100))
      """;

  /** Figures that are wider than their boxes, or too small to be seen. */
  private static final String CUT_FIGURES =
      """
      [...document.querySelectorAll('.paper svg')]
        .filter(e => e.getBoundingClientRect().width < 300
            || e.getBoundingClientRect().width > e.parentElement.clientWidth)
        .map(e => e.id || e.outerHTML.slice(0, 100))
      """;

  /** Tables that have to be scrolled. */
  private static final String WIDE_TABLES =
      """
      [...document.querySelectorAll('.wide')]
        .filter(e => e.scrollWidth > e.clientWidth)
        .map(e => e.querySelector('caption').textContent)
      """;

  private Chromium browser;
  private Path page;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException, InterruptedException {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "no Chromium on the path to look at the page with");
    Path results = folder.resolve("results");
    new SampleResults(results).all();
    page =
        Files.writeString(
            results.resolve("report.html"), new ReportPage(ReportSources.read(results)).html());
    browser = new Chromium(program.get(), Files.createDirectory(folder.resolve("profile")));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      browser.send(domain + ".enable", "{}");
    }
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "1440, light", "1440, dark"})
  void showsEverythingWithoutErrors(int width, String scheme)
      throws IOException, InterruptedException {
    browser.send(
        "Emulation.setDeviceMetricsOverride",
        """
        {"width": %d, "height": 844, "deviceScaleFactor": 1, "mobile": %s}
        """
            .formatted(width, width < 1000));
    browser.send(
        "Emulation.setEmulatedMedia",
        """
        {"features": [{"name": "prefers-color-scheme", "value": "%s"}]}
        """
            .formatted(scheme));
    browser.send("Page.navigate", "{\"url\": \"" + page.toUri() + "\"}");
    browser.await("Page.loadEventFired");
    browser.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)");

    assertEquals(width, browser.evaluate("innerWidth").asInt());
    int content = browser.evaluate("document.documentElement.scrollWidth").asInt();
    assertTrue(content <= width, content + " points in a window of " + width);
    assertEquals("[]", browser.evaluate(CUT_OFF).toString());
    if (width > 1000) {
      assertEquals("[]", browser.evaluate(WIDE_TABLES).toString());
    }
    assertEquals(5, browser.evaluate("document.querySelectorAll('.paper svg').length").asInt());
    assertEquals("[]", browser.evaluate(CUT_FIGURES).toString());
    assertEquals(
        scheme.equals("dark") ? "rgb(20, 23, 27)" : "rgb(255, 255, 255)",
        browser.evaluate("getComputedStyle(document.body).backgroundColor").asText());
    assertEquals(
        "rgb(255, 255, 255)",
        browser
            .evaluate("getComputedStyle(document.querySelector('.paper')).backgroundColor")
            .asText());
    assertEquals(List.of(), complaints());
    assertEquals(List.of(), foreignRequests());
  }

  private List<JsonNode> complaints() {
    return browser.events().stream()
        .filter(
            event ->
                switch (event.path("method").asText()) {
                  case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                      true;
                  default -> false;
                })
        .toList();
  }

  private List<String> foreignRequests() {
    return browser.events().stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith("data:"))
        .toList();
  }
}
