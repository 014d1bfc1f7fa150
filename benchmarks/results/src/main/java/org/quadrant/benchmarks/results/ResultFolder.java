package org.quadrant.benchmarks.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.DraftFolder;

/**
 * One run's folder, such as results/machine/name, which appears whole or not at all: the draft is
 * beside it and takes its place in the end. An earlier run of the same name is replaced then, and
 * stays if this one breaks off or lacks a part. A draft that is not worth keeping is deleted.
 */
public final class ResultFolder extends DraftFolder {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final String INCOMPLETE = "-incomplete";
  private static final int SUFFIX_LENGTH = 8;

  private final Path target;
  private final Thread cleaner = new Thread(this::deleteUnlessKept, "result-folder-cleaner");

  private ResultFolder(Path target, Path draft) {
    super(draft);
    this.target = target;
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Begins a folder.
   *
   * @param results folder of all results, created if need be
   * @return the folder, empty
   * @throws BadInputException if the name is not a plain file name or the folder cannot be written
   */
  public static ResultFolder begin(Path results, String machine, String name)
      throws BadInputException {
    if (!name.matches(NAME)) {
      throw new BadInputException(
          "--name: " + name + "; allowed: letters, digits, dots, hyphens and underscores");
    }
    return begin("--results: " + results, results.resolve(machine), name);
  }

  /**
   * Begins a folder whose name is not the user's choice.
   *
   * @param given option and value that name the folder of all results, for messages
   * @param parent folder that it is to appear in, created if need be
   * @return the folder, empty
   * @throws BadInputException if it cannot be written
   */
  public static ResultFolder begin(String given, Path parent, String name)
      throws BadInputException {
    try {
      Files.createDirectories(parent);
      return new ResultFolder(parent.resolve(name), createDraft(parent, name));
    } catch (IOException e) {
      throw unwritable(given, e);
    }
  }

  /**
   * The suffix is random: a process number comes again, in a container with every run, and a draft
   * that was kept must outlive the next run. {@link Files#createTempDirectory} would give a folder
   * that nobody else may read, which the published one then were, too.
   */
  private static Path createDraft(Path parent, String name) throws IOException {
    while (true) {
      String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_LENGTH);
      try {
        return Files.createDirectory(parent.resolve("." + name + "-" + suffix));
      } catch (FileAlreadyExistsException e) {
        // The name of another draft; the next one will be free.
      }
    }
  }

  /**
   * Puts the folder in its place.
   *
   * @throws IOException if it cannot be moved there; what was there before is then there again, and
   *     the folder is kept under its hidden name
   */
  public Path publish() throws IOException {
    return publish(target);
  }

  /**
   * Puts a folder in its place that lacks part of what was asked for. An earlier run of the same
   * name stays then, and this one gets a name of its own.
   *
   * @throws IOException if it cannot be moved there; what was there before is then there again, and
   *     the folder is kept under its hidden name
   */
  public Path publishIncomplete() throws IOException {
    return publish(
        Files.exists(target) ? target.resolveSibling(target.getFileName() + INCOMPLETE) : target);
  }

  private Path publish(Path place) throws IOException {
    try {
      takePlace(place);
    } catch (IOException e) {
      try {
        keep();
      } catch (IOException further) {
        e.addSuppressed(further);
      }
      throw e;
    }
    setPublished();
    return place;
  }

  private void takePlace(Path place) throws IOException {
    Path former = draft().resolveSibling(draft().getFileName() + "-former");
    boolean replaces = Files.exists(place);
    if (replaces) {
      move(place, former);
    }
    try {
      move(draft(), place);
    } catch (IOException e) {
      if (replaces) {
        putBack(former, place, e);
      }
      throw e;
    }
    deleteQuietly(former);
  }

  private static void putBack(Path former, Path place, IOException reason) {
    try {
      move(former, place);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * From now on, what is written stays under its hidden name if it is not published, even if the
   * JVM is killed. To be called before the first file that is worth it; again has no effect.
   *
   * @throws IOException if the JVM is ending, and the hidden folder cannot be had any more
   */
  @Override
  public void keep() throws IOException {
    super.keep();
    if (!removeCleaner()) {
      awaitCleaner();
      Files.createDirectories(draft());
    }
  }

  @Override
  protected void release(boolean done, boolean stays) {
    if (!stays) {
      deleteQuietly(draft());
    }
    boolean _ = removeCleaner();
  }

  private void deleteUnlessKept() {
    if (!isKept()) {
      deleteQuietly(draft());
    }
  }

  /** Returns whether the cleaner will not run: it does once the JVM has begun to end. */
  private boolean removeCleaner() {
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(cleaner);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void awaitCleaner() {
    try {
      cleaner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be deleted stays under its hidden name; there is nobody left to tell. */
  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      // See above.
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
