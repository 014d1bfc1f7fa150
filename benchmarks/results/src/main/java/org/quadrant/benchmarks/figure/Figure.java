package org.quadrant.benchmarks.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;

/** Panels of equal size in rows and columns. */
public final class Figure {
  /** Twice the 72 points an inch of the layout. */
  private static final int DOTS_PER_INCH = 144;

  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;

  private final int columns;
  private final int width;
  private final int height;
  private final List<Panel> panels;

  private Figure(int columns, int width, int height, List<Panel> panels) {
    if (panels.isEmpty() || columns < 1) {
      throw new IllegalArgumentException("a figure needs panels and columns");
    }
    this.columns = columns;
    this.width = width;
    this.height = height;
    this.panels = List.copyOf(panels);
  }

  /**
   * Panels of 800 by 400 points, one below the other.
   *
   * @param panels at least one
   */
  public static Figure column(Panel... panels) {
    return new Figure(1, WIDTH, HEIGHT, List.of(panels));
  }

  /**
   * Panels in rows.
   *
   * @param columns panels in a row
   * @param width of a panel, in points
   * @param height of a panel, in points
   * @param panels at least one; the last row may be shorter
   */
  public static Figure grid(int columns, int width, int height, List<Panel> panels) {
    return new Figure(columns, width, height, panels);
  }

  /**
   * Writes the figure twice; if that fails, there is neither file, rather than half of one. The
   * same data gives the same bytes, whatever fonts and locale the system has.
   *
   * @param svg file for print and web, its text as outlines
   * @param png file at 144 dots an inch
   * @throws IOException if a file cannot be written
   * @throws IllegalStateException if the figure's typeface lacks a character of its texts
   */
  public void write(Path svg, Path png) throws IOException {
    requireShown();
    boolean written = false;
    try {
      ByteArrayOutputStream vector = new ByteArrayOutputStream();
      VectorGraphicsEncoder.saveVectorGraphic(sheet(), vector, VectorGraphicsFormat.SVG);
      Files.writeString(svg, SvgText.tidy(vector.toString(StandardCharsets.UTF_8)));
      BitmapEncoder.saveBitmapWithDPI(sheet(), png.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
      written = true;
    } finally {
      if (!written) {
        Files.deleteIfExists(svg);
        Files.deleteIfExists(png);
      }
    }
  }

  /** A box in place of a character would be drawn without a word. */
  private void requireShown() {
    for (Panel panel : panels) {
      for (String text : panel.texts()) {
        FigureFont.loaded().requireShown(text);
      }
    }
  }

  private Sheet sheet() {
    List<XYChart> charts = new ArrayList<>();
    panels.forEach(panel -> charts.add(panel.chart(width, height)));
    return new Sheet(columns, charts);
  }

  /** The charts of all panels as one, which is what XChart's encoders take. */
  private static final class Sheet extends XYChart {
    private final int columns;
    private final List<XYChart> charts;

    Sheet(int columns, List<XYChart> charts) {
      super(
          Math.min(columns, charts.size()) * charts.getFirst().getWidth(),
          Math.ceilDiv(charts.size(), columns) * charts.getFirst().getHeight());
      this.columns = columns;
      this.charts = charts;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
      // Hinted advances would depend on the resolution, and on the system.
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      AffineTransform origin = graphics.getTransform();
      for (int i = 0; i < charts.size(); i++) {
        XYChart chart = charts.get(i);
        graphics.translate(
            i % columns * chart.getWidth(), (double) (i / columns * chart.getHeight()));
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.setTransform(origin);
      }
    }
  }
}
