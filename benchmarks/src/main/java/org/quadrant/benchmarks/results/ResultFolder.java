package org.quadrant.benchmarks.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;

/**
 * One run's folder, such as results/machine/name, which appears whole or not at all: files are
 * written to a hidden folder beside it, which takes its place in the end. An earlier run of the
 * same name is replaced then, and stays if this one breaks off or lacks a part.
 */
public final class ResultFolder implements AutoCloseable {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final String INCOMPLETE = "-incomplete";

  private final Path target;
  private final Path draft;
  private final Thread cleaner;
  private boolean kept;

  private ResultFolder(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
    this.cleaner = new Thread(() -> deleteQuietly(draft), "result-folder-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Begins a folder.
   *
   * @param results folder of all results, created if need be
   * @param machine name of the machine's folder
   * @param name name of the run's folder
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
   * @param name name of the folder
   * @return the folder, empty
   * @throws BadInputException if it cannot be written
   */
  public static ResultFolder begin(String given, Path parent, String name)
      throws BadInputException {
    Path draft = parent.resolve("." + name + "-" + ProcessHandle.current().pid());
    try {
      Files.createDirectories(parent);
      delete(draft);
      Files.createDirectory(draft);
    } catch (IOException e) {
      throw new BadInputException(
          given + " cannot be written (" + Errors.text(e) + "); allowed: a writable folder", e);
    }
    return new ResultFolder(parent.resolve(name), draft);
  }

  /**
   * Where to write a file for now.
   *
   * @param name file name
   * @return its path before the folder is published
   */
  public Path file(String name) {
    return draft.resolve(name);
  }

  /**
   * Puts the folder in its place.
   *
   * @return where that is
   * @throws IOException if it cannot be moved there
   */
  public Path publish() throws IOException {
    return publish(target);
  }

  /**
   * Puts a folder in its place that lacks part of what was asked for. An earlier run of the same
   * name stays then, and this one gets a name of its own.
   *
   * @return where that is
   * @throws IOException if it cannot be moved there
   */
  public Path publishIncomplete() throws IOException {
    return publish(
        Files.exists(target) ? target.resolveSibling(target.getFileName() + INCOMPLETE) : target);
  }

  private Path publish(Path place) throws IOException {
    Path former = draft.resolveSibling(draft.getFileName() + "-former");
    boolean replaces = Files.exists(place);
    if (replaces) {
      Files.move(place, former, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    if (replaces) {
      delete(former);
    }
    return place;
  }

  /**
   * From now on, what was written stays under its hidden name if it is not published, even if the
   * JVM is killed.
   */
  public void keep() {
    kept = true;
    removeCleaner();
  }

  /** Deletes what was not published, unless it is to be kept. */
  @Override
  public void close() {
    if (!kept) {
      deleteQuietly(draft);
      removeCleaner();
    }
  }

  private void removeCleaner() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the cleaner at work.
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
