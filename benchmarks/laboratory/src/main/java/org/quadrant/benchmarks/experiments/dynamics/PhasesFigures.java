package org.quadrant.benchmarks.experiments.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.Snapshot;

/** Figures of the two phases. */
final class PhasesFigures {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
  private static final double GAMMA = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
  private static final PlotAxis TIME = PlotAxis.linear("time t = η · steps");
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;

  private final List<PhasedTraining> runs;
  private final BlockFlow equations;
  private final PhasedTraining first;
  private final TrainingRecord shown;
  private final double[] times;
  private final double learningRate;

  PhasesFigures(List<PhasedTraining> runs, BlockFlow equations) {
    this.runs = runs;
    this.equations = equations;
    this.first = runs.getFirst();
    this.shown = first.record();
    this.times = shown.times();
    this.learningRate = shown.plan().configuration().learningRate();
  }

  void write(ExperimentContext context) {
    context.figure(
        "components",
        Figure.grid(2, WIDTH, HEIGHT, List.of(signals(), opposites(), orthogonals(), outputs())),
        "What becomes of a neuron's parts, block by block (first seed): the signal |s| along its"
            + " own axis, the component |o| along the other axis, the rest ‖w⊥‖ and the output"
            + " weight |a|. Dashed black: theory. Dotted: the end of the first phase and the"
            + " beginning of the second.",
        "Four panels over time. Signals rise exponentially along the theory's line and bend"
            + " upwards to order one; opposite components fall along the theory's line until noise"
            + " holds them; w⊥ falls to a third and rises again slowly; output weights stay, then"
            + " grow along the theory's line.");
    context.figure(
        "growth-rate",
        Figure.column(rates()),
        "Growth rate of the mean |s| over time, mean over seeds and band of one standard deviation"
            + " over seeds: a first plateau at c, a second at Γ₀, then the fall that the four"
            + " equations predict.",
        "The rate starts near 0.25, falls to 0.16 between the phases and then towards zero, on top"
            + " of the dashed curve of the four equations.");
    context.figure(
        "masses",
        Figure.column(
            masses(PlotAxis.logarithmic("block mass q")),
            masses(PlotAxis.fromZero("block mass q"))),
        "Block masses q = (1/p) Σ |a| ‖w‖ of the first seed on two scales, and the four equations"
            + " from where the second phase begins (dashed).",
        "Four masses grow together, on a logarithmic and on a linear scale; dashed curves of the"
            + " theory lie on them throughout the second phase.");
    context.figure(
        "loss",
        Figure.column(loss(), error()),
        "Test loss and test error of every seed. Dashed: loss of the four equations for the first"
            + " seed.",
        "The loss stays at 1.39 throughout the first phase and then falls; the error falls from a"
            + " half to a few percent already in the first phase.");
    context.figure(
        "slopes",
        Figure.column(slopes()),
        "Growth rate of signals in the first phase, fitted to every block, with standard errors"
            + " over seeds.",
        "Four points with error bars around the triangles of the prediction neuron by neuron, just"
            + " below the dashed line of the linear law.");
  }

  private double[] series(NeuronAverage figure, Block block) {
    return shown.series(snapshot -> figure.over(snapshot.neurons(), block));
  }

  private Panel perBlock(String title, PlotAxis y, NeuronAverage figure) {
    Panel panel = new Panel(title, TIME, y).legend(Legend.BELOW);
    for (Block block : Block.values()) {
      panel.line(block.symbol(), times, series(figure, block), LineStyle.of(block));
    }
    return panel;
  }

  private Panel boundaries(Panel panel) {
    return panel
        .vertical("", first.boundaries().firstEnds(), LineStyle.dotted())
        .vertical("", first.boundaries().secondBegins(), LineStyle.dotted());
  }

  /** start · (1 + η rate)^n between two times. */
  private Panel growth(
      Panel panel, String name, double start, double rate, double from, double to) {
    double perTime = PhasesExperiment.stepped(rate, learningRate);
    return panel.theory(
        name,
        new double[] {from, to},
        new double[] {start, start * Math.exp(perTime * (to - from))});
  }

  private Panel signals() {
    double start = NeuronAverage.SIGNAL.over(shown.snapshots().getFirst().neurons());
    return boundaries(
        growth(
            perBlock("signal", PlotAxis.logarithmic("mean |s|"), NeuronAverage.SIGNAL),
            "growth c",
            start,
            C,
            0,
            first.boundaries().firstEnds()));
  }

  private Panel opposites() {
    double start = NeuronAverage.OPPOSITE.over(shown.snapshots().getFirst().neurons());
    return boundaries(
        growth(
            perBlock(
                "opposite component", PlotAxis.logarithmic("mean |o|"), NeuronAverage.OPPOSITE),
            "decay c",
            start,
            -C,
            0,
            first.boundaries().firstEnds()));
  }

  private Panel orthogonals() {
    return boundaries(
        perBlock("the rest", PlotAxis.fromZero("mean ‖w⊥‖"), NeuronAverage.ORTHOGONAL));
  }

  private Panel outputs() {
    double from = first.boundaries().aligned();
    return boundaries(
        growth(
            perBlock(
                "output weight", PlotAxis.logarithmic("mean |a|"), NeuronAverage.OUTPUT_WEIGHT),
            "growth Γ₀",
            NeuronAverage.OUTPUT_WEIGHT.over(shown.at(from).neurons()),
            GAMMA,
            from,
            first.boundaries().secondBegins()));
  }

  private Panel rates() {
    int intervals = times.length - 1;
    double[] middles = new double[intervals];
    double[] mean = new double[intervals];
    double[] low = new double[intervals];
    double[] high = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      int at = i;
      double[] perSeed = runs.stream().mapToDouble(run -> signalRate(run.record(), at)).toArray();
      Sample sample = Sample.of(perSeed);
      double deviation = sample.standardError() * Math.sqrt(perSeed.length);
      middles[i] = (times[i] + times[i + 1]) / 2;
      mean[i] = sample.mean();
      low[i] = mean[i] - deviation;
      high[i] = mean[i] + deviation;
    }
    double[] flowTimes = first.secondPhase().times();
    Panel panel =
        new Panel("", TIME, PlotAxis.linear("growth rate of mean |s|, per unit of time", 0, 0.3))
            .legend(Legend.TOP_RIGHT);
    if (runs.size() > 1) {
      panel.band("one standard deviation", middles, low, high, Colours.tint(Colours.BLUE, 0.3));
    }
    panel.line("simulation", middles, mean, LineStyle.solid(Colours.BLUE));
    panel.theory("four equations", flowTimes, flowRates());
    panel.horizontal("c, then Γ₀", PhasesExperiment.stepped(C, learningRate), LineStyle.dotted());
    panel.horizontal("", PhasesExperiment.stepped(GAMMA, learningRate), LineStyle.dotted());
    return panel;
  }

  private static double signalRate(TrainingRecord record, int i) {
    Snapshot from = record.snapshots().get(i);
    Snapshot to = record.snapshots().get(i + 1);
    return Math.log(
            NeuronAverage.SIGNAL.over(to.neurons()) / NeuronAverage.SIGNAL.over(from.neurons()))
        / (to.time() - from.time());
  }

  /** Mean growth rate of |a| and ‖w‖ along the flow, weighted by √q, the size of the neurons. */
  private double[] flowRates() {
    return eachFlow(
        masses -> {
          double[] q = masses;
          double[] rates = equations.growthRates(BlockValues.of(q)).toArray();
          double sum = 0;
          double weights = 0;
          for (int b = 0; b < q.length; b++) {
            sum += Math.sqrt(q[b]) * rates[b];
            weights += Math.sqrt(q[b]);
          }
          return PhasesExperiment.stepped(sum / weights, learningRate);
        });
  }

  private double[] eachFlow(ToDoubleFunction<double[]> figure) {
    double[][] flows =
        Arrays.stream(Block.values()).map(first.secondPhase()::flow).toArray(double[][]::new);
    IntToDoubleFunction at =
        i -> figure.applyAsDouble(Arrays.stream(flows).mapToDouble(flow -> flow[i]).toArray());
    return IntStream.range(0, first.secondPhase().times().length).mapToDouble(at).toArray();
  }

  private Panel masses(PlotAxis y) {
    Panel panel = new Panel("", TIME, y);
    for (Block block : Block.values()) {
      panel.line(
          block.symbol(),
          times,
          shown.series(s -> s.neurons().masses().get(block)),
          LineStyle.of(block));
    }
    for (Block block : Block.values()) {
      String name = block.ordinal() == 0 ? "four equations" : "";
      panel.theory(name, first.secondPhase().times(), first.secondPhase().flow(block));
    }
    return boundaries(panel);
  }

  private Panel loss() {
    return boundaries(
        eachSeed(new Panel("", TIME, PlotAxis.fromZero("test loss")), s -> s.test().meanLoss())
            .theory(
                "four equations",
                first.secondPhase().times(),
                eachFlow(q -> equations.expectedLoss(BlockValues.of(q)))));
  }

  private Panel error() {
    return boundaries(
        eachSeed(
            new Panel("", TIME, PlotAxis.logarithmic("test error, share of samples")),
            s -> s.test().errorRate()));
  }

  private Panel eachSeed(Panel panel, ToDoubleFunction<Snapshot> figure) {
    for (int i = 0; i < runs.size(); i++) {
      TrainingRecord record = runs.get(i).record();
      panel.line(
          i == 0 ? "one seed each" : "",
          record.times(),
          record.series(figure),
          LineStyle.thin(Colours.BLUE));
    }
    return panel;
  }

  private Panel slopes() {
    double expected = PhasesExperiment.stepped(C, learningRate);
    Panel panel =
        new Panel(
                "",
                PlotAxis.linear("block: 1 is +μ₁, 2 is −μ₁, 3 is +μ₂, 4 is −μ₂", 0.5, 4.5),
                PlotAxis.linear("growth rate of mean |s|, per unit of time"))
            .theory("ln(1 + ηc)/η", new double[] {0.5, 4.5}, new double[] {expected, expected});
    double[] places = {1, 2, 3, 4};
    Sample[] found = samples(run -> run.signalRates().toArray());
    Sample[] predicted = samples(run -> run.predictedRates().toArray());
    return panel
        .points(
            "simulation",
            places,
            Arrays.stream(found).mapToDouble(Sample::mean).toArray(),
            Arrays.stream(found).mapToDouble(Sample::standardError).toArray(),
            PointStyle.marker(Colours.BLUE, Form.SQUARE))
        .points(
            "neuron by neuron",
            places,
            Arrays.stream(predicted).mapToDouble(Sample::mean).toArray(),
            PointStyle.marker(Colours.VERMILION, Form.TRIANGLE));
  }

  private Sample[] samples(Function<PhasedTraining, double[]> figures) {
    return IntStream.range(0, Block.values().length)
        .mapToObj(b -> Sample.of(runs, run -> figures.apply(run)[b]))
        .toArray(Sample[]::new);
  }
}
