package org.quadrant.benchmarks.page;

import java.nio.file.Path;
import org.quadrant.benchmarks.output.BadInputException;

/**
 * A figure with its caption, on white whatever the colours of the page. On a narrow screen, a link
 * shows it in its own size, to be scrolled sideways.
 */
final class FigureElement {
  private FigureElement() {}

  /**
   * A figure.
   *
   * @param anchor name that no other element of the page has
   * @param caption what is shown
   * @param alternative what can be seen, for those who cannot see it
   * @return HTML
   * @throws BadInputException if the file is not a figure
   */
  static String of(Path file, String anchor, String caption, String alternative)
      throws BadInputException {
    return """
    <figure id="%1$s">
    <div class="paper" role="group" tabindex="0" aria-labelledby="%1$s-caption">%2$s</div>
    <figcaption id="%1$s-caption">%3$s \
    <a class="enlarge" href="#%1$s">Enlarge</a><a class="fit" href="#%1$s-caption">Fit</a>\
    </figcaption>
    </figure>
    """
        .formatted(anchor, InlineSvg.read(file, anchor, alternative), Html.text(caption));
  }
}
