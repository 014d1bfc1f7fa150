package org.quadrant.benchmarks.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Constraint;
import org.quadrant.training.SampleOrder;
import org.quadrant.training.Schedule;

/**
 * A setting of a run, by the one name that it has as an option of the command, in {@code
 * config.json} and in {@code case.json}. The lists are in the order of the help text and of the
 * files.
 *
 * @param <T> type of its values
 * @param name of the option, without its hyphens, and of the field
 * @param kind what its values are
 * @param description what it means, for the help text
 * @param value its value in given settings
 * @param setter puts a value into settings that are being made; throws {@link
 *     IllegalArgumentException} if a name is unknown
 */
public record Setting<T>(
    String name,
    Kind<T> kind,
    String description,
    Function<RunSettings, T> value,
    BiConsumer<RunSettings.Builder, T> setter) {
  /** Stands for a layer's learning rate that is not its own. */
  private static final String SAME_RATE = "eta";

  /**
   * What the values of a setting are.
   *
   * @param <T> their type
   * @param type their type
   * @param label stands for a value in the help text
   * @param allowed the values, for messages
   * @param accepts whether a field of a file holds one
   * @param reader reads it
   */
  public record Kind<T>(
      Class<T> type,
      String label,
      String allowed,
      Predicate<JsonNode> accepts,
      Function<JsonNode, T> reader) {
    /** Whole numbers of 32 bits. */
    public static final Kind<Integer> INTEGER =
        new Kind<>(
            int.class,
            "N",
            "a whole number below 2^31",
            field -> field.isIntegralNumber() && field.canConvertToInt(),
            JsonNode::intValue);

    /** Whole numbers of 64 bits. */
    public static final Kind<Long> LONG =
        new Kind<>(
            long.class,
            "N",
            "a whole number below 2^63",
            field -> field.isIntegralNumber() && field.canConvertToLong(),
            JsonNode::longValue);

    /** Numbers. */
    public static final Kind<Double> NUMBER =
        new Kind<>(double.class, "X", "a number", JsonNode::isNumber, JsonNode::doubleValue);

    /** Names. */
    public static final Kind<String> NAME =
        new Kind<>(String.class, "NAME", "a name", JsonNode::isTextual, JsonNode::textValue);

    /** Learning rates of a layer. */
    private static final Kind<String> RATE =
        new Kind<>(
            String.class,
            "X",
            "a number or \"eta\"",
            field -> field.isNumber() || field.isTextual(),
            JsonNode::asText);

    private static final Kind<String> SCHEDULE =
        new Kind<>(String.class, "SCHEDULE", NAME.allowed, NAME.accepts, NAME.reader);

    private static final Kind<String> LAW =
        new Kind<>(String.class, "LAW", NAME.allowed, NAME.accepts, NAME.reader);

    /**
     * Reads a value from a file.
     *
     * @param json an object
     * @param name of its field
     * @return the value
     * @throws IllegalArgumentException naming the field, if it is missing or of another kind
     */
    public T read(JsonNode json, String name) {
      JsonNode field = json.get(name);
      if (field == null || !accepts.test(field)) {
        throw new IllegalArgumentException(
            name + ": " + Objects.requireNonNullElse(field, "missing") + "; allowed: " + allowed);
      }
      return reader.apply(field);
    }
  }

  /** d. */
  public static final Setting<Integer> DIMENSION =
      new Setting<>(
          "d",
          Kind.INTEGER,
          "Input coordinates, at least 3.",
          run -> run.training().dimension(),
          (run, value) -> run.training().dimension(value));

  /** p. */
  public static final Setting<Integer> NEURONS =
      new Setting<>(
          "p",
          Kind.INTEGER,
          "Neurons.",
          run -> run.training().neurons(),
          (run, value) -> run.training().neurons(value));

  /** m. */
  public static final Setting<Integer> BATCH =
      new Setting<>(
          "m",
          Kind.INTEGER,
          "Samples per step.",
          run -> run.training().batch(),
          (run, value) -> run.training().batch(value));

  /** η. */
  public static final Setting<Double> LEARNING_RATE =
      new Setting<>(
          "eta",
          Kind.NUMBER,
          "Learning rate.",
          run -> run.training().learningRate(),
          (run, value) -> run.training().learningRate(value));

  /** θ. */
  public static final Setting<Double> INITIAL_SCALE =
      new Setting<>(
          "theta",
          Kind.NUMBER,
          "Norm of each w and size of each a at the start.",
          run -> run.training().initialScale(),
          (run, value) -> run.training().initialScale(value));

  /** Number of steps. */
  public static final Setting<Long> STEPS =
      new Setting<>(
          "steps", Kind.LONG, "Steps of SGD.", RunSettings::steps, RunSettings.Builder::steps);

  /** Law of the inputs. */
  public static final Setting<String> LAW =
      new Setting<>(
          "law",
          Kind.LAW,
          "Law of the inputs: " + InputLaw.FORMS + "; NU at least 2.25.",
          run -> run.training().problem().law().text(),
          (run, value) -> run.training().law(InputLaw.parse(value)));

  /** ε. */
  public static final Setting<Double> LABEL_NOISE =
      new Setting<>(
          "label-noise",
          Kind.NUMBER,
          "Probability that a label is flipped, at most 0.5.",
          run -> run.training().problem().labelNoise(),
          (run, value) -> run.training().labelNoise(value));

  /** Loss function. */
  public static final Setting<String> LOSS =
      new Setting<>(
          "loss",
          Kind.NAME,
          "Loss: logistic or first-order.",
          run -> OptionNames.of(run.training().loss()),
          (run, value) -> run.training().loss(OptionNames.parse(Loss.class, "loss", value)));

  /** Scale of the output. */
  public static final Setting<String> SCALING =
      new Setting<>(
          "scale",
          Kind.NAME,
          "Output: mean or sum over the neurons. The update is the same.",
          run -> OptionNames.of(run.training().scaling()),
          (run, value) -> run.training().scaling(OptionNames.parse(Scaling.class, "scale", value)));

  /** Seed of all random numbers. */
  public static final Setting<Long> SEED =
      new Setting<>(
          "seed",
          Kind.LONG,
          "Seed of all random numbers, any 64-bit number.",
          run -> run.training().seed(),
          (run, value) -> run.training().seed(value));

  /** η_w. */
  public static final Setting<String> WEIGHT_RATE =
      new Setting<>(
          "eta-w",
          Kind.RATE,
          "Learning rate of the first layer, if it is not eta; 0 freezes it.",
          run -> rateText(run.training().descent().weightRate()),
          (run, value) -> run.training().weightRate(rate("eta-w", value)));

  /** η_a. */
  public static final Setting<String> OUTPUT_RATE =
      new Setting<>(
          "eta-a",
          Kind.RATE,
          "Learning rate of the second layer, if it is not eta; 0 freezes it.",
          run -> rateText(run.training().descent().outputRate()),
          (run, value) -> run.training().outputRate(rate("eta-a", value)));

  /** Factors of the learning rates. */
  public static final Setting<String> SCHEDULE =
      new Setting<>(
          "schedule",
          Kind.SCHEDULE,
          "Factor of the learning rates in each step: " + Schedule.FORMS + ".",
          run -> run.training().descent().schedule().text(),
          (run, value) -> run.training().schedule(Schedule.parse(value)));

  /** λ. */
  public static final Setting<Double> WEIGHT_DECAY =
      new Setting<>(
          "weight-decay",
          Kind.NUMBER,
          "Weight decay: a step takes its layer's rate * X of each parameter. A frozen layer is not"
              + " decayed; on the sphere only a is.",
          run -> run.training().descent().weightDecay(),
          (run, value) -> run.training().weightDecay(value));

  /** What the first layer is held to. */
  public static final Setting<String> CONSTRAINT =
      new Setting<>(
          "constraint",
          Kind.NAME,
          "First layer: none, or sphere, which keeps the norm of each w at theta.",
          run -> OptionNames.of(run.training().descent().constraint()),
          (run, value) ->
              run.training().constraint(OptionNames.parse(Constraint.class, "constraint", value)));

  /** Size of the fixed sample. */
  public static final Setting<Long> SAMPLES =
      new Setting<>(
          "samples",
          Kind.LONG,
          "Samples that are used again and again, a multiple of m; 0: fresh ones in each step."
              + " Every observation evaluates all of them.",
          run -> run.training().reuse().samples(),
          (run, value) -> run.training().samples(value));

  /** Order of the fixed sample. */
  public static final Setting<String> ORDER =
      new Setting<>(
          "order",
          Kind.NAME,
          "Order of the fixed sample in an epoch: in-order, or shuffled in groups of 64.",
          run -> OptionNames.of(run.training().reuse().order()),
          (run, value) ->
              run.training().order(OptionNames.parse(SampleOrder.class, "order", value)));

  /** Steps in a row on each minibatch. */
  public static final Setting<Integer> REPEATS =
      new Setting<>(
          "repeat",
          Kind.INTEGER,
          "Steps in a row on each minibatch.",
          run -> run.training().reuse().repeats(),
          (run, value) -> run.training().repeats(value));

  private static final Setting<Long> OBSERVE_EVERY =
      new Setting<>(
          "observe-every",
          Kind.LONG,
          "Steps between observations; the start and the last step are always observed.",
          RunSettings::observeEvery,
          RunSettings.Builder::observeEvery);

  private static final Setting<Long> TEST_SAMPLES =
      new Setting<>(
          "test-samples",
          Kind.LONG,
          "Fresh samples of each observation.",
          RunSettings::testSamples,
          RunSettings.Builder::testSamples);

  private static final Setting<Double> ZETA =
      new Setting<>(
          "zeta",
          Kind.NUMBER,
          "A neuron is signal-heavy if the rest of it is at most X times its signal.",
          RunSettings::zeta,
          RunSettings.Builder::zeta);

  private static final Setting<Long> OVERLAPS_EVERY =
      new Setting<>(
          "overlaps-every",
          Kind.LONG,
          "Steps between records of every neuron's overlaps, a multiple of observe-every; 0: none.",
          RunSettings::overlapsEvery,
          RunSettings.Builder::overlapsEvery);

  /** What is trained. */
  public static final List<Setting<?>> OF_TRAINING =
      List.of(
          DIMENSION,
          NEURONS,
          BATCH,
          LEARNING_RATE,
          INITIAL_SCALE,
          STEPS,
          LAW,
          LABEL_NOISE,
          LOSS,
          SCALING,
          SEED,
          WEIGHT_RATE,
          OUTPUT_RATE,
          SCHEDULE,
          WEIGHT_DECAY,
          CONSTRAINT,
          SAMPLES,
          ORDER,
          REPEATS);

  /** What is recorded of it. */
  public static final List<Setting<?>> OF_RECORD =
      List.of(OBSERVE_EVERY, TEST_SAMPLES, ZETA, OVERLAPS_EVERY);

  /** All settings. */
  public static final List<Setting<?>> ALL =
      Stream.concat(OF_TRAINING.stream(), OF_RECORD.stream()).toList();

  private static String rateText(OptionalDouble rate) {
    return rate.isPresent() ? Double.toString(rate.getAsDouble()) : SAME_RATE;
  }

  private static OptionalDouble rate(String option, String text) {
    if (text.equalsIgnoreCase(SAME_RATE)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + ": " + text + "; allowed: numbers >= 0, or " + SAME_RATE, e);
    }
  }

  /**
   * Its value in the default run, as the command line takes it.
   *
   * @return a text
   */
  public String defaultText() {
    String text = value.apply(RunSettings.builder().build()).toString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Puts a value into settings that are being made.
   *
   * @param run the settings
   * @param given text or number, by the setting's kind
   * @throws IllegalArgumentException if a name is unknown
   * @throws ClassCastException if the value is of another kind
   */
  @SuppressWarnings("unchecked")
  public void set(RunSettings.Builder run, Object given) {
    setter.accept(run, (T) given);
  }

  /**
   * Reads a value from a file and puts it into settings that are being made.
   *
   * @param json an object that has the setting as a field
   * @param run the settings
   * @throws IllegalArgumentException naming the field, if it is missing, of another kind, or a name
   *     that is unknown
   */
  public void read(JsonNode json, RunSettings.Builder run) {
    setter.accept(run, kind.read(json, name));
  }
}
