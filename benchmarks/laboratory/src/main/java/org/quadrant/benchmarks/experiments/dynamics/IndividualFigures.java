package org.quadrant.benchmarks.experiments.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.NeuronFlow;
import org.quadrant.theory.SingleNeuron;

/** Figures and table of neurons one by one. */
final class IndividualFigures {
  /** Neurons whose way is shown, spread evenly over all in the order of their signals. */
  private static final int SHOWN = 7;

  private IndividualFigures() {}

  static void write(
      ExperimentContext context, TrainingRecord record, List<NeuronForecast> forecasts) {
    NeuronForecast first = forecasts.getFirst();
    context.figure(
        "forecast",
        Figure.grid(
            3,
            440,
            440,
            List.of(
                scatter("signal s", first, SingleNeuron::signal),
                scatter("‖w⊥‖", first, SingleNeuron::orthogonalNorm),
                scatter("|a|", first, SingleNeuron::outputWeight))),
        "Every neuron of the first seed at the end of the first phase: simulated against predicted"
            + " from its initial state by the flow. On the dashed line they are equal; nothing is"
            + " fitted.",
        "Three panels of points close to the diagonal; signals span both signs and lie on it most"
            + " tightly.");
    context.figure(
        "ways",
        Figure.column(ways(record, first.time())),
        "Signals of some neurons of the first seed up to the end of the first phase, and their flow"
            + " (dashed).",
        "Seven curves fan out from near zero, each followed by its dashed curve.");
    context.table(table(forecasts));
  }

  private static Panel scatter(
      String name, NeuronForecast forecast, ToDoubleFunction<SingleNeuron> figure) {
    double[] predicted =
        forecast.neurons().stream().mapToDouble(n -> figure.applyAsDouble(n.predicted())).toArray();
    double[] found =
        forecast.neurons().stream().mapToDouble(n -> figure.applyAsDouble(n.found())).toArray();
    double low = Arrays.stream(predicted).min().orElse(0);
    double high = Arrays.stream(predicted).max().orElse(1);
    return new Panel(name, PlotAxis.linear("predicted"), PlotAxis.linear("simulated"))
        .legend(Legend.NONE)
        .points("neurons", predicted, found, PointStyle.dot(Colours.BLUE))
        .theory("equal", new double[] {low, high}, new double[] {low, high});
  }

  private static Panel ways(TrainingRecord record, double end) {
    double[] times = Arrays.stream(record.times()).filter(time -> time <= end).toArray();
    Panel panel = new Panel("", PlotAxis.linear("time t = η · steps"), PlotAxis.linear("signal s"));
    NeuronStates start = record.snapshots().getFirst().neurons();
    List<Integer> order =
        IntStream.range(0, start.neurons())
            .boxed()
            .sorted(Comparator.comparingDouble(start::signal))
            .toList();
    for (int i = 0; i < SHOWN; i++) {
      int j = order.get((2 * i + 1) * order.size() / (2 * SHOWN));
      double[] found = new double[times.length];
      double[] predicted = new double[times.length];
      SingleNeuron neuron = FirstPhase.neuron(start, j);
      for (int k = 0; k < times.length; k++) {
        found[k] = record.snapshots().get(k).neurons().signal(j);
        predicted[k] = NeuronFlow.solve(neuron, times[k]).signal();
      }
      panel.line(i == 0 ? "simulated" : "", times, found, LineStyle.solid(Colours.BLUE));
      panel.theory(i == 0 ? "flow" : "", times, predicted);
    }
    return panel;
  }

  private static Table table(List<NeuronForecast> forecasts) {
    Table table =
        new Table(
            "neurons",
            "A neuron of a seed a row, at the start and at the end of the first phase.",
            new Column("seed", "seed of the network"),
            new Column("neuron", "its index, from 0"),
            new Column("t", "end of the first phase"),
            new Column("s_start", "signal at the start"),
            new Column("o_start", "opposite component at the start"),
            new Column("s_predicted", "signal by the flow"),
            new Column("s", "signal in the simulation"),
            new Column("w_perp_predicted", "‖w⊥‖ by the flow"),
            new Column("w_perp", "‖w⊥‖ in the simulation"),
            new Column("a_predicted", "|a| by the flow"),
            new Column("a", "|a| in the simulation"));
    for (NeuronForecast forecast : forecasts) {
      for (int j = 0; j < forecast.neurons().size(); j++) {
        NeuronForecast.Pair neuron = forecast.neurons().get(j);
        table.add(
            forecast.seed(),
            j,
            forecast.time(),
            (float) neuron.start().signal(),
            (float) neuron.start().opposite(),
            (float) neuron.predicted().signal(),
            (float) neuron.found().signal(),
            (float) neuron.predicted().orthogonalNorm(),
            (float) neuron.found().orthogonalNorm(),
            (float) neuron.predicted().outputWeight(),
            (float) neuron.found().outputWeight());
      }
    }
    return table;
  }
}
