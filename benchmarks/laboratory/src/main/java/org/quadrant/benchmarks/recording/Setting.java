package org.quadrant.benchmarks.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;

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
          "Fresh samples per step.",
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
          SEED);

  /** What is recorded of it. */
  public static final List<Setting<?>> OF_RECORD = List.of(OBSERVE_EVERY, TEST_SAMPLES, ZETA);

  /** All settings. */
  public static final List<Setting<?>> ALL =
      Stream.concat(OF_TRAINING.stream(), OF_RECORD.stream()).toList();

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
