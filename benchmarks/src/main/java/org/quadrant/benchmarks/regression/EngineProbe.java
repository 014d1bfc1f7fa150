package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.engine.Engines;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Engine;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * Says what a build's own engines do: started from each jar in a JVM of its own, it prints one line
 * of JSON.
 */
public final class EngineProbe {
  /** Committed digests, in every jar. */
  static final String GOLDEN = "org/quadrant/benchmarks/regression/golden.json";

  private static final int STEPS = 40;
  private static final int THREADS = 2;

  private EngineProbe() {}

  /**
   * What the probe found.
   *
   * @param lanes floats per vector that it uses
   * @param digests SHA-256 of the parameters after a short training, by engine and configuration
   */
  record Answer(String engine, int lanes, Map<String, Map<String, String>> digests) {}

  /**
   * Prints what the engines do.
   *
   * @param arguments none
   * @throws JsonProcessingException never
   */
  public static void main(String[] arguments) throws JsonProcessingException {
    System.out.println(new ObjectMapper().writeValueAsString(answer()));
  }

  /** Runs the engines of this class's own build. */
  static Answer answer() {
    Engine chosen = Engines.vector(THREADS);
    Map<String, Map<String, String>> digests = new LinkedHashMap<>();
    for (Engine engine : List.of(Engines.scalar(1), chosen)) {
      Map<String, String> own = new LinkedHashMap<>();
      configurations().forEach((name, each) -> own.put(name, digest(engine, each)));
      digests.put(engine.name(), own);
    }
    return new Answer(chosen.name(), chosen.lanes(), digests);
  }

  private static String digest(Engine engine, TrainingConfiguration configuration) {
    try (Training training = engine.start(configuration)) {
      training.run(STEPS);
      return training.parameters().sha256();
    }
  }

  /**
   * Short trainings that between them use every law, both losses and both scalings, at shapes that
   * are multiples of nothing.
   */
  static Map<String, TrainingConfiguration> configurations() {
    Map<String, TrainingConfiguration> configurations = new LinkedHashMap<>();
    List<String> laws = InputLaw.EXAMPLES;
    for (int i = 0; i < laws.size(); i++) {
      configurations.put(
          laws.get(i),
          TrainingConfiguration.builder()
              .law(InputLaw.parse(laws.get(i)))
              .labelNoise(i % 2 * 0.1)
              .dimension(19)
              .neurons(37)
              .batch(611)
              .learningRate(0.1)
              .loss(i % 4 == 3 ? Loss.FIRST_ORDER : Loss.LOGISTIC)
              .scaling(i % 3 == 2 ? Scaling.SUM : Scaling.MEAN)
              .build());
    }
    return configurations;
  }
}
