package org.quadrant.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.BadInputException;

class InlineSvgTest {
  private static final String PLAIN = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  private static final String BEGIN = PLAIN + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("figure.svg"), content);
  }

  private String read(String content) throws IOException {
    return InlineSvg.read(file(content), "fig", "A \"line\" & more");
  }

  private static String head(String viewBox, int width) {
    return "<svg role=\"img\" aria-labelledby=\"fig-title\" viewBox=\"%s\" width=\"%d\">"
            .formatted(viewBox, width)
        + "<title id=\"fig-title\">A &quot;line&quot; &amp; more</title>";
  }

  @Test
  void takesIdsAndReferencesIntoTheFigure() throws IOException {
    String svg =
        """
        <?xml version="1.0"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://localhost:1/none.dtd">
        """
            + BEGIN
            + " width=\"80px\" height=\"40px\" viewBox=\"0 0 80 40\" version=\"1.1\"><!-- c -->"
            + "<clipPath id=\"a\"><rect width=\"1\"/></clipPath>"
            + "<g clip-path=\"url(#a)\" style=\"fill:url('#a');stroke:none\"/>"
            + "<use xlink:href=\"#a\" class=\"page\"/><text>&lt;&#181;&gt;</text></svg>";
    assertEquals(
        head("0 0 80 40", 80).replace(" width=\"80\">", " width=\"80\" version=\"1.1\">")
            + "<clipPath id=\"fig-a\"><rect width=\"1\"></rect></clipPath>"
            + "<g clip-path=\"url(#fig-a)\" style=\"fill:url(#fig-a);stroke:none\"></g>"
            + "<use href=\"#fig-a\"></use><text>&lt;µ&gt;</text></svg>",
        read(svg));
  }

  @Test
  void knowsItsSizeWithoutAViewBox() throws IOException {
    assertEquals(
        head("0 0 30.5 20", 0).replace("\"0\">", "\"30.5\">") + "</svg>",
        read(BEGIN + " width=\"30.5\" height=\"20px\"/>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<foreignObject/>",
        "<style>a{}</style>",
        "<animate attributeName=\"href\"/>",
        "<a href=\"#x\"/>",
        "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
        "<h:g xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
        "<g onclick=\"alert(1)\"/>",
        "<svg/>",
        "<use href=\"other.svg#a\"/>",
        "<image xlink:href=\"http://localhost:1/a.png\"/>",
        "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
        "<rect fill=\"url(http://localhost:1/a)\"/>",
        "<rect style=\"fill:url(#a);stroke:URL(b)\"/>",
        "<rect style=\"fill:u\\72l(b)\"/>"
      })
  void refusesMoreThanShapesAndText(String content) {
    assertRefused(BEGIN + " viewBox=\"0 0 1 1\">" + content + "</svg>", "; allowed: a figure of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN + "/>",
        PLAIN + " width=\"10%\" height=\"10\"/>",
        PLAIN + " viewBox=\"0 0 1\"/>",
        "<html/>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\" viewBox=\"0 0 1 1\"/>",
      })
  void refusesOtherDocuments(String content) {
    assertRefused(content, "; allowed: a figure of shapes and text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        PLAIN + " viewBox=\"0 0 1 1\"><g>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + PLAIN + " viewBox=\"0 0 1 1\">&a;</svg>"
      })
  void refusesWhatIsCutOffOrNoXml(String content) {
    assertRefused(content, "");
  }

  @Test
  void refusesAMissingFile() {
    Path none = folder.resolve("none.svg");
    BadInputException error =
        assertThrows(BadInputException.class, () -> InlineSvg.read(none, "a", "b"));
    assertTrue(error.getMessage().startsWith(none + ": cannot be read"), error.getMessage());
  }

  private void assertRefused(String content, String message) {
    BadInputException error = assertThrows(BadInputException.class, () -> read(content));
    assertTrue(
        error.getMessage().startsWith(folder.resolve("figure.svg") + ": "), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
