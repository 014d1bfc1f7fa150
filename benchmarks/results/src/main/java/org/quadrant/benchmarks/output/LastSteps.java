package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The steps that follow a measurement, such as files, tables and figures. Each is taken, whatever
 * became of those before it: a table that cannot be written must not cost the numbers in it.
 */
public final class LastSteps {
  private final Consumer<String> listener;
  private final List<String> failures = new ArrayList<>();

  /** One step. */
  @FunctionalInterface
  public interface Step {
    /**
     * Takes it.
     *
     * @throws IOException if a file cannot be written
     */
    void take() throws IOException;
  }

  /**
   * No step yet.
   *
   * @param listener receives a line for each step that fails
   */
  public LastSteps(Consumer<String> listener) {
    this.listener = listener;
  }

  /**
   * Takes a step.
   *
   * @param what it makes, for the line that says that it failed
   * @return whether it did not fail
   */
  public boolean attempt(String what, Step step) {
    try {
      step.take();
      return true;
    } catch (IOException e) {
      fail(what, Errors.reason(e));
    } catch (RuntimeException | Error e) {
      fail(what, e.toString());
    }
    return false;
  }

  /**
   * Writes a file in one step: whole or not at all.
   *
   * @param file created or replaced
   * @param content what is in it
   * @return whether it is there
   */
  public boolean write(Path file, AtomicFile.Content content) {
    return attempt(file.getFileName().toString(), () -> AtomicFile.write(file, content));
  }

  /**
   * Notes that something failed.
   *
   * @param what it was to make
   * @param reason why it is not there
   */
  public void fail(String what, String reason) {
    // The system's own reason, such as a full disk, names no file.
    String line = Errors.line(reason.contains(what) ? reason : what + ": " + reason);
    failures.add(line);
    listener.accept(line);
  }

  /**
   * What failed.
   *
   * @return a line for each step that did, in their order
   */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Whether a step failed. */
  public boolean failed() {
    return !failures.isEmpty();
  }
}
