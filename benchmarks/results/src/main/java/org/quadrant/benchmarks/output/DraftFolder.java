package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files that are written into a hidden folder, the draft, and get their final names when they are
 * complete. Where a run ends without that, what is worth keeping stays in the draft, and a listener
 * is told where that is. Each kind of folder has a policy of its own: what complete is, what of an
 * earlier run is replaced then, and what becomes of a draft that nobody needs.
 */
public abstract class DraftFolder implements AutoCloseable {
  private final Path draft;
  private Consumer<Path> keptListener = path -> {};
  private volatile boolean kept;
  private boolean published;

  /**
   * A folder without files.
   *
   * @param draft the hidden folder, which is there
   */
  protected DraftFolder(Path draft) {
    this.draft = draft;
  }

  /**
   * The error of a folder that cannot be written.
   *
   * @param given option and value that name the folder
   * @param cause what was thrown
   * @return the error, with a message for the user
   */
  protected static BadInputException unwritable(String given, IOException cause) {
    return new BadInputException(
        given + " cannot be written (" + Errors.text(cause) + "); allowed: a writable folder",
        cause);
  }

  /**
   * Gives a file or a folder its final name in one step.
   *
   * @param from what was written, or what has to make room for it
   * @param to its name in the same file system, where it replaces a file
   * @throws IOException if it cannot be moved; both are then as they were
   */
  protected static void move(Path from, Path to) throws IOException {
    AtomicFile.move(from, to);
  }

  /** The hidden folder, where the files are for now. */
  public final Path draft() {
    return draft;
  }

  /**
   * Where to write a file for now.
   *
   * @return its path before it is published
   */
  public Path file(String name) {
    return draft.resolve(name);
  }

  /**
   * Notes that what is written from now on is worth keeping, published or not. Again has no effect.
   *
   * @throws IOException if the draft cannot be had any more
   */
  public void keep() throws IOException {
    kept = true;
  }

  /** Whether there is something worth keeping. */
  protected final boolean isKept() {
    return kept;
  }

  /**
   * Says whom to tell if the run ends with files that are worth keeping and have not all got their
   * final names.
   *
   * @param listener receives the draft
   */
  public final void tellIfKept(Consumer<Path> listener) {
    keptListener = listener;
  }

  /** Notes that all files have their final names. */
  protected final void setPublished() {
    published = true;
  }

  /** Ends the run: what is worth keeping and was not published stays in the draft. */
  @Override
  public final void close() {
    boolean stays = kept && !published && holdsFiles();
    release(published, stays);
    if (stays) {
      keptListener.accept(draft);
    }
  }

  /**
   * Gives back what the run held, and may tidy up. What cannot be removed stays under its hidden
   * name: no file under a final name depends on it.
   *
   * @param done whether all files have their final names
   * @param stays whether what is in the draft has to stay there
   */
  protected abstract void release(boolean done, boolean stays);

  /** Whether there is more in the draft than locks and files that were being written. */
  private boolean holdsFiles() {
    try (Stream<Path> files = Files.list(draft)) {
      return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
    } catch (IOException | UncheckedIOException e) {
      // What cannot be read is not known to be empty, unless it is gone.
      return !Files.notExists(draft);
    }
  }
}
