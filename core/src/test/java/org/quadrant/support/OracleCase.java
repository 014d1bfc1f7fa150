package org.quadrant.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

/** A trajectory that PyTorch's autograd computed in double precision on given samples. */
public final class OracleCase {
  /** Names of the cases. */
  public static final List<String> NAMES =
      List.of(
          "gaussian-first-order", "gaussian-logistic", "gaussian-sum-scale", "rademacher-logistic");

  private final TrainingConfiguration configuration;
  private final int steps;
  private final double[] x;
  private final double[] w;
  private final double[] a;
  private final double[] f;
  private final double[] loss;

  private OracleCase(String name) {
    String folder = "/oracle/" + name + "/";
    String json = text(folder + "case.json");
    this.steps = Integer.parseInt(field(json, "steps"));
    this.configuration =
        TrainingConfiguration.builder()
            .dimension(Integer.parseInt(field(json, "d")))
            .neurons(Integer.parseInt(field(json, "p")))
            .batch(Integer.parseInt(field(json, "m")))
            .learningRate(Double.parseDouble(field(json, "eta")))
            .initialScale(Double.parseDouble(field(json, "theta")))
            .loss(Loss.valueOf(field(json, "loss").toUpperCase(Locale.ROOT).replace('-', '_')))
            .scaling(Scaling.valueOf(field(json, "scale").toUpperCase(Locale.ROOT)))
            .law(InputLaw.parse(field(json, "law")))
            .build();
    this.x = Npy.read(folder + "X.npy");
    this.w = Npy.read(folder + "W.npy");
    this.a = Npy.read(folder + "a.npy");
    this.f = Npy.read(folder + "f.npy");
    this.loss = Npy.read(folder + "loss.npy");
  }

  /**
   * Reads a case.
   *
   * @param name one of {@link #NAMES}
   * @return the case
   */
  public static OracleCase read(String name) {
    return new OracleCase(name);
  }

  private static String text(String resource) {
    try (InputStream in = OracleCase.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"?([^\",\n]+)").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException(name + " missing in " + json);
    }
    return matcher.group(1);
  }

  /**
   * Settings of the run.
   *
   * @return the configuration
   */
  public TrainingConfiguration configuration() {
    return configuration;
  }

  /**
   * Length of the trajectory.
   *
   * @return number of steps
   */
  public int steps() {
    return steps;
  }

  /**
   * Samples of a step.
   *
   * @param step index of the step
   * @return the minibatch
   */
  public Minibatch minibatch(int step) {
    return new Minibatch(configuration.dimension(), part(x, step, steps));
  }

  /**
   * Expected parameters.
   *
   * @param step number of steps taken, 0 … {@link #steps}
   * @return the network
   */
  public Network network(int step) {
    return new Network(
        configuration.dimension(),
        part(w, step, steps + 1),
        part(a, step, steps + 1),
        Precision.DOUBLE);
  }

  /**
   * Expected outputs.
   *
   * @param step index of the step
   * @return f of the step's samples
   */
  public double[] outputs(int step) {
    return part(f, step, steps);
  }

  /**
   * Expected loss.
   *
   * @param step index of the step
   * @return mean loss of the minibatch
   */
  public double loss(int step) {
    return loss[step];
  }

  private static double[] part(double[] values, int index, int parts) {
    int length = values.length / parts;
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }
}
