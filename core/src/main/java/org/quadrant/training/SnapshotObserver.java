package org.quadrant.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.quadrant.dynamics.Divergence;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;

/**
 * Looks at the neurons of a training and tests it on fresh samples, and on the fixed sample if it
 * is trained on one, until it has diverged. Sees no weights, so that any engine's runs can be
 * observed.
 *
 * @param <E> what its listener may throw
 */
public final class SnapshotObserver<E extends Exception> implements ObservedRun.Observer<E> {
  private final Training training;
  private final long testSamples;
  private final Listener<E> listener;
  private Divergence divergence;

  /**
   * Receives what is seen.
   *
   * @param <E> what may go wrong
   */
  @FunctionalInterface
  public interface Listener<E extends Exception> {
    /**
     * Called at every observation.
     *
     * @param snapshot what is seen
     * @param diverged whether it is a {@link Divergence} from the first one; the run then ends
     * @throws E if something goes wrong
     */
    void see(Snapshot snapshot, boolean diverged) throws E;
  }

  /**
   * An observer that has seen nothing.
   *
   * @param training to be observed
   * @param testSamples fresh samples of each observation, at least 1
   * @param listener receives what is seen
   */
  public SnapshotObserver(Training training, long testSamples, Listener<E> listener) {
    this.training = training;
    this.testSamples = testSamples;
    this.listener = listener;
  }

  @Override
  public boolean observe(OptionalDouble loss) throws E {
    NeuronStates neurons = training.neurons();
    Evaluation test = training.test(testSamples);
    TrainingConfiguration configuration = training.configuration();
    if (divergence == null) {
      divergence = new Divergence(neurons, configuration.scaling(), test.meanLoss());
    }
    boolean diverged =
        divergence.reachedBy(neurons, test.meanLoss()) || !Double.isFinite(loss.orElse(0));
    long step = training.steps();
    Optional<Evaluation> sample =
        configuration.reuse().isFixed() ? Optional.of(training.evaluateSample()) : Optional.empty();
    listener.see(
        new Snapshot(step, configuration.time(step), loss, neurons, test, sample), diverged);
    return !diverged;
  }
}
