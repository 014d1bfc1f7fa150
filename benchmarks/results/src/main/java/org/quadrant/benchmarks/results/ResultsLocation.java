package org.quadrant.benchmarks.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.SAXException;

/** Where results go unless told otherwise. */
public final class ResultsLocation {
  private static final String ELSEWHERE = "quadrant-results";

  private ResultsLocation() {}

  /**
   * The folder {@code results} of the checkout of Quadrant that a folder lies in: the nearest
   * folder upwards whose {@code pom.xml} has the artifact {@code quadrant}. Outside a checkout, the
   * folder {@value #ELSEWHERE} in the given one.
   *
   * @param current folder to start from
   * @return folder for results, which need not exist
   */
  public static Path from(Path current) {
    for (Path folder = current.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (isCheckout(folder)) {
        return folder.resolve("results");
      }
    }
    return current.resolve(ELSEWHERE);
  }

  private static boolean isCheckout(Path folder) {
    Path pom = folder.resolve("pom.xml");
    if (!Files.isRegularFile(pom)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(pom)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default one prints what it throws.
      builder.setErrorHandler(null);
      String artifact =
          XPathFactory.newDefaultInstance()
              .newXPath()
              .evaluate("/project/artifactId", builder.parse(stream));
      return artifact.strip().equals("quadrant");
    } catch (IOException
        | ParserConfigurationException
        | SAXException
        | XPathExpressionException e) {
      return false;
    }
  }
}
