package org.quadrant.benchmarks.recording;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of the literature under a name. Where a source gives no numbers, or others than can be
 * run in minutes, they are chosen here, and {@code text} says so; what is not named is as in the
 * default run.
 *
 * @param name as the command takes it
 * @param source where problem and settings are from
 * @param text what is the source's, and what is not
 * @param values of settings, by their kinds
 */
public record Preset(String name, String source, String text, Map<Setting<?>, Object> values) {
  /** All presets. */
  public static final List<Preset> ALL =
      List.of(
          new Preset(
              "glasgow",
              "M. Glasgow, ICLR 2024, arXiv 2309.15111",
              "Hypercube inputs, mean scaling, logistic loss, both layers at once on fresh samples."
                  + " The theorem gives sizes by their orders alone: chosen are those of the"
                  + " default run.",
              Map.of(Setting.LAW, "rademacher")),
          new Preset(
              "labonte-muthukumar",
              "T. LaBonte and V. Muthukumar, 2026, arXiv 2606.30444",
              "Hypercube inputs, d, p, m, eta, theta and the scaling, without the spurious feature."
                  + " Chosen is the number of steps.",
              Map.of(
                  Setting.LAW,
                  "rademacher",
                  Setting.DIMENSION,
                  100,
                  Setting.NEURONS,
                  10,
                  Setting.BATCH,
                  5000,
                  Setting.LEARNING_RATE,
                  0.05,
                  Setting.INITIAL_SCALE,
                  0.01,
                  Setting.SCALING,
                  "sum")),
          clusters("xor-clusters-weak", 1),
          clusters("xor-clusters-strong", 100),
          new Preset(
              "benign-overfitting",
              "Z. Xu, Y. Wang, S. Frei, G. Vardi and W. Hu, ICLR 2024, arXiv 2310.02541",
              "Full-batch gradient descent of the first layer on few noisy samples of XOR clusters"
                  + " in many dimensions. Chosen are all sizes and rates, and the logistic loss of"
                  + " this project.",
              Map.ofEntries(
                  Map.entry(Setting.LAW, "xor-mixture:12:1"),
                  Map.entry(Setting.LABEL_NOISE, 0.1),
                  Map.entry(Setting.DIMENSION, 2048),
                  Map.entry(Setting.NEURONS, 128),
                  Map.entry(Setting.BATCH, 128),
                  Map.entry(Setting.SAMPLES, 128L),
                  Map.entry(Setting.LEARNING_RATE, 1.0),
                  Map.entry(Setting.OUTPUT_RATE, "0"),
                  Map.entry(Setting.STEPS, 200L))));

  /** Copies the values. */
  public Preset {
    values = Map.copyOf(values);
  }

  private static Preset clusters(String name, int ratio) {
    return new Preset(
        name,
        "G. Ben Arous, R. Gheissari and A. Jagannath, arXiv 2206.04030",
        "Four Gaussian clusters with centres of norm 1 and covariance I/"
            + ratio
            + ", so that the"
            + " signal-to-noise ratio is "
            + ratio
            + ". Chosen are the ratio and all sizes.",
        Map.of(Setting.LAW, "xor-mixture:1:" + 1 / Math.sqrt(ratio)));
  }

  /**
   * The preset of a name.
   *
   * @param name in any case
   * @return the preset
   * @throws IllegalArgumentException if there is none; the message lists all names
   */
  public static Preset of(String name) {
    return ALL.stream()
        .filter(preset -> preset.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "preset: %s; allowed: %s"
                        .formatted(
                            name,
                            ALL.stream().map(Preset::name).collect(Collectors.joining(", ")))));
  }

  /**
   * Puts the values into settings that are being made.
   *
   * @param run the settings
   */
  public void apply(RunSettings.Builder run) {
    values.forEach((setting, value) -> setting.set(run, value));
  }
}
