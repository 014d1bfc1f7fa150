package org.quadrant.benchmarks.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;

/**
 * A figure's file as an element of a page. Its ids get a prefix, so that figures do not mix up each
 * other's clip paths. Only shapes and text are let through: results come from many hands, and a
 * page of them must neither run code nor fetch anything.
 */
final class InlineSvg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "clipPath",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "title",
          "desc",
          "linearGradient",
          "radialGradient",
          "stop",
          "pattern",
          "marker",
          "symbol",
          "use",
          "image");

  /** The page sets size and role itself, and its style sheet is not the figure's. */
  private static final Set<String> NOT_OF_THE_ROOT = Set.of("width", "height", "x", "y", "viewBox");

  private static final Pattern REFERENCE =
      Pattern.compile("url\\(\\s*[\"']?#([\\w.:-]+)[\"']?\\s*\\)");
  private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:px)?");
  private static final Pattern VIEW_BOX =
      Pattern.compile("\\s*-?[\\d.]+[\\s,]+-?[\\d.]+[\\s,]+(\\d+(?:\\.\\d+)?)[\\s,]+[\\d.]+\\s*");

  private final String prefix;
  private final String alternative;
  private final StringBuilder html = new StringBuilder();

  /** What this class has against a file. */
  private static final class UnfitException extends Exception {
    private static final long serialVersionUID = 1;

    UnfitException(String message) {
      super(message);
    }
  }

  private InlineSvg(String prefix, String alternative) {
    this.prefix = prefix;
    this.alternative = alternative;
  }

  /**
   * Reads a figure.
   *
   * @param file in SVG
   * @param anchor name that no other element of the page has, the figure's prefix
   * @param alternative what can be seen, for those who cannot see it
   * @return an element as wide as its place allows, at most its own width
   * @throws BadInputException if the file cannot be read, is no SVG, has no size, or holds more
   *     than shapes and text
   */
  static String read(Path file, String anchor, String alternative) throws BadInputException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    InlineSvg figure = new InlineSvg(anchor, alternative);
    try (InputStream stream = Files.newInputStream(file)) {
      figure.copy(factory.createXMLStreamReader(stream));
      return figure.html.toString();
    } catch (XMLStreamException e) {
      String where =
          e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
      throw new BadInputException(file + ": not valid SVG" + where, e);
    } catch (UnfitException e) {
      throw new BadInputException(
          file + ": " + e.getMessage() + "; allowed: a figure of shapes and text", e);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read (" + Errors.text(e) + ")", e);
    }
  }

  private void copy(XMLStreamReader reader) throws XMLStreamException, UnfitException {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT -> open(reader, depth++);
        case XMLStreamReader.END_ELEMENT -> {
          html.append("</").append(reader.getLocalName()).append('>');
          depth--;
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA ->
            html.append(Html.text(reader.getText()));
        case XMLStreamReader.ENTITY_REFERENCE ->
            throw new UnfitException("entity " + reader.getLocalName());
        default -> {
          // Comments, declarations and the white space around the root show nothing.
        }
      }
    }
  }

  private void open(XMLStreamReader reader, int depth) throws UnfitException {
    String name = reader.getLocalName();
    String namespace = reader.getNamespaceURI();
    boolean root = depth == 0;
    if (root != name.equals("svg")
        || !ELEMENTS.contains(name)
        || !(namespace == null || namespace.equals(NAMESPACE))) {
      throw new UnfitException("element " + name);
    }
    html.append('<').append(name);
    if (root) {
      addSize(reader);
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = reader.getAttributeLocalName(i);
      if (!(attribute.equals("class") || (root && NOT_OF_THE_ROOT.contains(attribute)))) {
        add(attribute, value(attribute, reader.getAttributeValue(i)));
      }
    }
    html.append('>');
    if (root) {
      html.append("<title id=\"%s-title\">%s</title>".formatted(prefix, Html.text(alternative)));
    }
  }

  private void addSize(XMLStreamReader reader) throws UnfitException {
    String box = reader.getAttributeValue(null, "viewBox");
    if (box == null) {
      box = "0 0 " + length(reader, "width") + " " + length(reader, "height");
    }
    Matcher matcher = VIEW_BOX.matcher(box);
    if (!matcher.matches()) {
      throw new UnfitException("viewBox " + box);
    }
    add("role", "img");
    add("aria-labelledby", prefix + "-title");
    add("viewBox", box);
    add("width", matcher.group(1));
  }

  private static String length(XMLStreamReader reader, String attribute) throws UnfitException {
    String value = reader.getAttributeValue(null, attribute);
    Matcher length = LENGTH.matcher(value == null ? "" : value);
    if (!length.matches()) {
      throw new UnfitException("no " + attribute);
    }
    return length.group(1);
  }

  private void add(String attribute, String value) {
    html.append(' ').append(attribute).append("=\"").append(Html.text(value)).append('"');
  }

  private String value(String attribute, String value) throws UnfitException {
    if (attribute.startsWith("on")) {
      throw new UnfitException("attribute " + attribute);
    }
    return switch (attribute) {
      case "id" -> prefix + "-" + value;
      case "href" -> target(value);
      default -> references(value);
    };
  }

  private String target(String value) throws UnfitException {
    if (value.startsWith("#")) {
      return "#" + prefix + "-" + value.substring(1);
    }
    if (!value.startsWith("data:image/png;base64,")) {
      throw new UnfitException("link " + value);
    }
    return value;
  }

  private String references(String value) throws UnfitException {
    Matcher reference = REFERENCE.matcher(value);
    StringBuilder replaced = new StringBuilder();
    int end = 0;
    while (reference.find()) {
      replaced.append(own(value.substring(end, reference.start())));
      replaced.append("url(#").append(prefix).append('-').append(reference.group(1)).append(')');
      end = reference.end();
    }
    return replaced.append(own(value.substring(end))).toString();
  }

  /** Text that refers to nothing, also where CSS escapes would hide it. */
  private static String own(String value) throws UnfitException {
    if (value.toLowerCase(Locale.ROOT).contains("url(") || value.contains("\\")) {
      throw new UnfitException("reference " + value);
    }
    return value;
  }
}
