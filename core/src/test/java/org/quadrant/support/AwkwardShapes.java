package org.quadrant.support;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;

/**
 * Configurations whose p, d and m lie around the multiples that layouts, registers, tiles and
 * blocks are made of, with every law, loss and scaling. Each list is gone through as often as every
 * other, in an order drawn anew each time, so that all its values occur.
 */
public final class AwkwardShapes {
  private static final List<Integer> NEURONS =
      List.of(1, 3, 15, 16, 17, 31, 47, 48, 49, 63, 64, 65, 97);
  private static final List<Integer> DIMENSIONS =
      List.of(3, 4, 5, 7, 8, 9, 15, 17, 31, 33, 49, 513, 1030);
  private static final List<Integer> BATCHES =
      List.of(1, 2, 15, 16, 17, 63, 64, 65, 511, 512, 513, 1025, 1100);
  private static final List<Double> NOISES = List.of(0.0, 0.1, 0.5);

  /** Largest m·d·p: keeps the slowest case to a fraction of a second. */
  private static final double LARGEST = 3e6;

  private final SplittableRandom random;

  private AwkwardShapes(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Draws configurations.
   *
   * @param seed seed of the order
   * @param count number of configurations; 13 or more contain all values
   * @return configurations
   */
  public static List<TrainingConfiguration> draw(long seed, int count) {
    AwkwardShapes shapes = new AwkwardShapes(seed);
    List<Integer> neurons = shapes.cycle(NEURONS, count);
    List<Integer> dimensions = shapes.cycle(DIMENSIONS, count);
    List<Integer> batches = shapes.cycle(BATCHES, count);
    List<String> laws = shapes.cycle(Laws.ALL, count);
    List<Double> noises = shapes.cycle(NOISES, count);
    List<Loss> losses = shapes.cycle(List.of(Loss.values()), count);
    List<Scaling> scalings = shapes.cycle(List.of(Scaling.values()), count);
    List<TrainingConfiguration> configurations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int p = neurons.get(i);
      int d = dimensions.get(i);
      configurations.add(
          TrainingConfiguration.builder()
              .law(InputLaw.parse(laws.get(i)))
              .labelNoise(noises.get(i))
              .neurons(p)
              .dimension(d)
              .batch((int) Math.min(batches.get(i), Math.max(65, LARGEST / p / d)))
              .loss(losses.get(i))
              .scaling(scalings.get(i))
              .learningRate(0.3)
              .initialScale(0.7)
              .seed(seed * 1_000_003 + i)
              .build());
    }
    return configurations;
  }

  private <T> List<T> cycle(List<T> values, int count) {
    List<T> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      List<T> rest = new ArrayList<>(values);
      while (!rest.isEmpty()) {
        drawn.add(rest.remove(random.nextInt(rest.size())));
      }
    }
    return drawn;
  }
}
