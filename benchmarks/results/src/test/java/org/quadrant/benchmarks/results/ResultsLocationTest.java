package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsLocationTest {
  private static final String ROOT = "<project><artifactId>quadrant</artifactId></project>";
  private static final String MODULE =
      "<project><parent><artifactId>quadrant</artifactId></parent>"
          + "<artifactId>quadrant-benchmarks</artifactId></project>";

  @TempDir private Path folder;

  private void pom(Path where, String content) throws IOException {
    Files.createDirectories(where);
    Files.writeString(where.resolve("pom.xml"), content);
  }

  @Test
  void findsTheCheckoutUpwards() throws IOException {
    Path module = folder.resolve("checkout with space/benchmarks");
    pom(module.getParent(), ROOT);
    pom(module, MODULE);
    assertEquals(
        folder.resolve("checkout with space/results"),
        ResultsLocation.from(module.resolve("target")));
  }

  @Test
  void staysInTheCurrentFolderElsewhere() throws IOException {
    pom(folder, "<project><artifactId>other</artifactId></project>");
    assertEquals(folder.resolve("quadrant-results"), ResultsLocation.from(folder));
  }

  @Test
  void passesOverWhatIsNoXml() throws IOException {
    pom(folder, "no XML");
    assertEquals(folder.resolve("quadrant-results"), ResultsLocation.from(folder));
  }
}
