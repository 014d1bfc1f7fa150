package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.special.Erf;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.generality.GeneralisationExperiment.Runs;
import org.quadrant.benchmarks.experiments.generality.GeneralisationRun.Plan;
import org.quadrant.benchmarks.experiments.generality.GeneralisationRun.Point;
import org.quadrant.benchmarks.figure.ClassMap;
import org.quadrant.benchmarks.figure.ClassMap.Shade;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.theory.BoundaryError;
import org.quadrant.theory.Wedge;

/** Figures of the experiment on where networks err. */
final class GeneralisationFigures {
  private static final PlotAxis TIME = PlotAxis.fromZero("time t = η · steps");

  private GeneralisationFigures() {}

  static void write(ExperimentContext context, Runs runs) {
    drawTime(context, runs);
    drawLasting(context, runs);
    drawCollapse(context, runs);
    drawAngles(context, runs.standard().getFirst());
    drawDistances(context, runs.standard().getFirst());
    drawMap(context, runs.standard().getFirst());
  }

  /** Profiles after the wedges: all m and the standard trainings at t = 60, the long ones' end. */
  static List<List<ErrorProfile>> collapsed(Runs runs) {
    List<List<ErrorProfile>> groups = new ArrayList<>();
    groups.add(at(runs.standard(), GeneralisationExperiment.LATE));
    runs.overBatch().forEach(group -> groups.add(at(group, GeneralisationExperiment.LATE)));
    groups.add(runs.overTime().stream().map(run -> run.profiles().getLast()).toList());
    return groups;
  }

  private static List<ErrorProfile> at(List<GeneralisationRun> runs, double time) {
    return runs.stream().map(run -> run.profile(time)).toList();
  }

  private static double[] times(List<GeneralisationRun> runs) {
    return runs.getFirst().points().stream().mapToDouble(Point::time).toArray();
  }

  private static double[] series(List<GeneralisationRun> runs, ToDoubleFunction<Point> figure) {
    return SeedMeans.means(
        SeedMeans.of(runs, run -> run.points().stream().mapToDouble(figure).toArray()));
  }

  private static void drawTime(ExperimentContext context, Runs runs) {
    List<GeneralisationRun> standard = runs.standard();
    double[] times = times(standard);
    Panel total =
        new Panel("Error", TIME, PlotAxis.logarithmic("probability", 1e-3, 1))
            .legend(Legend.TOP_RIGHT)
            .line("measured", times, series(standard, Point::error), LineStyle.solid(Colours.BLUE))
            .theory("wedges and strip", times, series(standard, Point::boundaries));
    double[] flow =
        SeedMeans.means(
            SeedMeans.of(
                standard, run -> WedgeFlow.from(run, GeneralisationExperiment.TRANSITION)));
    Panel parts =
        new Panel("Its parts", TIME, PlotAxis.logarithmic("probability", 1e-4, 1))
            .legend(Legend.TOP_RIGHT)
            .line("wedges", times, series(standard, Point::wedges), LineStyle.solid(Colours.ORANGE))
            .line("strip", times, series(standard, Point::strip), LineStyle.solid(Colours.GREEN))
            .theory("wedges of the block flow", times, flow)
            .line(
                "wedges with the strip of the flow of offsets",
                times,
                series(standard, point -> fromFlow(point, point.predicted())),
                LineStyle.dashed(Colours.BLUE))
            .line("kept up by noise", times, series(standard, Point::floor), LineStyle.dotted());
    context.figure(
        "errors",
        Figure.column(total, parts),
        "Test error over time, mean over seeds, and what wedges and strip make of it; below, the"
            + " two by themselves, with what theory makes of the state at t = %d."
                .formatted(GeneralisationExperiment.TRANSITION),
        "Two panels against time. Above, measured and predicted error lie on each other from about"
            + " t = 15. Below, wedges fall steeply along a dashed line and end in noise; the strip"
            + " crosses them and levels off at a dotted line.");
  }

  private static double fromFlow(Point point, double value) {
    return point.time() < GeneralisationExperiment.TRANSITION ? Double.NaN : value;
  }

  private static void drawLasting(ExperimentContext context, Runs runs) {
    double[] batches = runs.batches().stream().mapToDouble(Integer::doubleValue).toArray();
    List<List<Point>> late =
        runs.overBatch().stream()
            .map(group -> group.stream().map(run -> run.at(GeneralisationExperiment.LATE)).toList())
            .toList();
    Panel overBatch =
        new Panel(
                "At t = " + GeneralisationExperiment.LATE,
                PlotAxis.logarithmic("samples m of a step"),
                PlotAxis.logarithmic("test error"))
            .legend(Legend.TOP_RIGHT)
            .points(
                "measured",
                batches,
                late.stream().mapToDouble(p -> Sample.of(p, Point::error).mean()).toArray(),
                PointStyle.marker(Colours.BLUE, Form.SQUARE))
            .theory(
                "kept up by noise",
                batches,
                late.stream().mapToDouble(p -> Sample.of(p, Point::floor).mean()).toArray());
    double[] times = times(runs.overTime());
    Panel overTime =
        new Panel(
                "At one m, over a long time",
                PlotAxis.logarithmic("time t = η · steps"),
                PlotAxis.logarithmic("test error"))
            .legend(Legend.TOP_RIGHT)
            .points(
                "measured",
                times,
                series(runs.overTime(), Point::error),
                PointStyle.marker(Colours.BLUE, Form.SQUARE))
            .theory("kept up by noise", times, series(runs.overTime(), Point::floor));
    Panel feedback =
        new Panel("Wedges", TIME, PlotAxis.logarithmic("probability", 1e-4, 1))
            .legend(Legend.BOTTOM_LEFT)
            .line(
                "logistic loss",
                times(runs.standard()),
                series(runs.standard(), Point::wedges),
                LineStyle.solid(Colours.BLUE))
            .line(
                "first-order loss",
                times(runs.unfed()),
                series(runs.unfed(), Point::wedges),
                LineStyle.solid(Colours.VERMILION));
    context.figure(
        "lasting",
        Figure.column(overBatch, overTime, feedback),
        "What lasts: error against m at one time and against time at one m, with what noise keeps"
            + " up (dashed); and wedges with and without the feedback of the loss. Means over"
            + " seeds.",
        "Three panels. Points of error fall along a dashed line of slope minus one half in m, and"
            + " of slope minus one quarter in time. Wedges fall by two orders with the logistic"
            + " loss and stay level with the first-order loss.");
  }

  private static void drawCollapse(ExperimentContext context, Runs runs) {
    double[] scaled = ErrorProfile.scaled();
    Panel curve =
        new Panel(
                "Error by distance over the half-width of the strip",
                PlotAxis.fromZero("min(|x₁|, |x₂|) / ω"),
                PlotAxis.linear("error probability", 0, 0.55))
            .legend(Legend.TOP_RIGHT);
    List<List<ErrorProfile>> groups = collapsed(runs);
    for (int i = 0; i < groups.size(); i++) {
      String name =
          i == 0
              ? "standard, t = " + GeneralisationExperiment.LATE
              : i < groups.size() - 1
                  ? "m = %d, t = %d"
                      .formatted(runs.batches().get(i - 1), GeneralisationExperiment.LATE)
                  : "long, t = %.0f".formatted(groups.get(i).getFirst().time());
      curve.points(
          name,
          scaled,
          SeedMeans.means(SeedMeans.of(groups.get(i), ErrorProfile::byWidth)),
          PointStyle.marker(Colours.series(i), i % 2 == 0 ? Form.SQUARE : Form.TRIANGLE));
    }
    curve.theory(
        "Φ(−δ/ω)",
        scaled,
        Arrays.stream(scaled).map(x -> 0.5 * Erf.erfc(x * Math.sqrt(0.5))).toArray());
    context.figure(
        "collapse",
        Figure.column(curve),
        "Error probability against the distance from the true boundary over the half-width ω of the"
            + " strip, for all m at one time and for the end of the long trainings; means over"
            + " seeds.",
        "Points of all trainings lie on one falling dashed curve, which starts at one half.");
  }

  private static void drawAngles(ExperimentContext context, GeneralisationRun run) {
    double[] degrees = Arrays.stream(ErrorProfile.angles()).map(Math::toDegrees).toArray();
    List<Panel> panels = new ArrayList<>();
    for (ErrorProfile profile : run.profiles()) {
      panels.add(
          new Panel(
                  "t = %.0f".formatted(profile.time()),
                  PlotAxis.linear("polar angle of (x₁, x₂), degrees", -180, 180),
                  PlotAxis.linear("error probability", 0, 1.02))
              .legend(panels.size() == run.profiles().size() - 1 ? Legend.TOP_LEFT : Legend.NONE)
              .band(
                  "wedges",
                  degrees,
                  new double[degrees.length],
                  profile.wedgesByAngle(),
                  Colours.tint(Colours.ORANGE, 0.45))
              .line("measured", degrees, profile.byAngle(), LineStyle.solid(Colours.BLUE))
              .theory("wedges, blurred", degrees, profile.predictedByAngle()));
    }
    context.figure(
        "angles",
        Figure.grid(2, 560, 320, panels),
        ("Error probability by polar angle at %s times, first seed. The true boundary is at 0°,"
                + " ±90° and ±180°. Shaded: the wedges; dashed: the same, blurred by w⊥.")
            .formatted(Numbers.inWords(run.profiles().size())),
        "Four panels. At early times the measured probability is near one inside broad shaded"
            + " wedges and near zero outside; later the wedges shrink to narrow peaks at multiples"
            + " of ninety degrees.");
  }

  private static void drawDistances(ExperimentContext context, GeneralisationRun run) {
    Panel panel =
        new Panel(
            "Error by distance from the true boundary",
            PlotAxis.fromZero("min(|x₁|, |x₂|), standard deviations"),
            PlotAxis.linear("error probability", 0, 0.55));
    for (int i = 0; i < run.profiles().size(); i++) {
      ErrorProfile profile = run.profiles().get(i);
      panel.line(
          "t = %.0f".formatted(profile.time()),
          ErrorProfile.distances(),
          profile.byDistance(),
          LineStyle.solid(Colours.series(i)));
      panel.theory(
          i == 0 ? "wedges and strip" : "",
          ErrorProfile.distances(),
          profile.predictedByDistance());
    }
    context.figure(
        "distances",
        Figure.column(panel),
        ("Error probability by distance from the true boundary at %s times, first seed, with what"
                + " wedges and strip make of it (dashed).")
            .formatted(Numbers.inWords(run.profiles().size())),
        "Four falling curves that start at one half, each with a dashed curve along it. The later"
            + " the time, the faster they fall.");
  }

  private static void drawMap(ExperimentContext context, GeneralisationRun run) {
    double range = Plan.MAP_RANGE;
    List<Shade> shades =
        List.of(
            new Shade("error below 5 %", 0.05, Colours.tint(Colours.BLUE, 0.12)),
            new Shade("5 – 50 %", 0.5, Colours.tint(Colours.SKY_BLUE, 0.6)),
            new Shade("50 – 95 %", 0.95, Colours.tint(Colours.ORANGE, 0.6)),
            new Shade("above 95 %", 1, Colours.VERMILION));
    Panel panel =
        new Panel("", PlotAxis.linear("x₁", -range, range), PlotAxis.linear("x₂", -range, range))
            .map(new ClassMap(-range, range, -range, range, run.map(), shades));
    String name = "boundary of the masses";
    int time = GeneralisationExperiment.TRANSITION;
    for (Wedge wedge : BoundaryError.wedges(run.at(time).state().masses())) {
      double angle = wedge.learnedBoundary();
      double far = 2 * range;
      panel.theory(
          name, new double[] {0, far * Math.cos(angle)}, new double[] {0, far * Math.sin(angle)});
      name = "";
    }
    panel.vertical("true boundary", 0, LineStyle.dotted()).horizontal("", 0, LineStyle.dotted());
    context.figure(
        "map",
        Figure.grid(1, 720, 560, List.of(panel)),
        ("Error probability in the (x₁, x₂) plane at t = %d, first seed. Between the true boundary"
                + " (dotted) and the one that the block masses predict (dashed) the network errs,"
                + " near the origin with less certainty, since leftover w⊥ weighs more there.")
            .formatted(time),
        "A map of the plane: most of it is pale, below five percent error; wedges between the axes"
            + " and dashed rays are dark, above ninety-five percent.");
  }
}
