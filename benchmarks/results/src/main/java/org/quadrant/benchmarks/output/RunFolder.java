package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that receives the files of one run, beside others that may be there. The draft is
 * inside it, and each file is moved to its final name when the run publishes them; files of an
 * older run are replaced only where that was asked for. Of a run that is killed or fails before
 * that, what it had recorded stays in the draft until the next run into the same folder.
 *
 * <p>The last file to be moved marks a whole run: while files of an older run are being replaced,
 * there is none under that name.
 */
public final class RunFolder extends DraftFolder {
  /** Where files are written before they are published. */
  static final String PARTIAL = ".quadrant-partial";

  private static final String LOCK = ".lock";

  /** Every file that a run writes, of a training as well as of a replay; the markers last. */
  private static final List<String> FILES =
      List.of(
          "config.json",
          "trajectory.csv",
          "neurons.csv",
          "W.npy",
          "plane.npy",
          "L.npy",
          "a.npy",
          "start-W.npy",
          "start-plane.npy",
          "start-L.npy",
          "start-a.npy",
          "overlaps.npy",
          "overlaps-times.npy",
          "X.npy",
          "f.npy",
          "loss.npy",
          "blocks.png",
          "blocks.svg",
          "case.json",
          "summary.json");

  /** Files that are there only when all others are. */
  private static final Set<String> MARKERS = Set.of("case.json", "summary.json");

  /** What the name of an array ends in. */
  private static final String ARRAY = ".npy";

  /** Files without which a run is whole. */
  private static final Set<String> FIGURES = Set.of("blocks.png", "blocks.svg");

  private final String given;
  private final Path folder;
  private final boolean replace;
  private final FileChannel lock;
  private final List<String> files = new ArrayList<>(FILES);

  private RunFolder(String given, Path folder, Path draft, boolean replace, FileChannel lock) {
    super(draft);
    this.given = given;
    this.replace = replace;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a folder for a new run, and creates it if need be.
   *
   * @param option what the folder was given as, for messages
   * @param replace whether the files of an older run may be replaced
   * @return the folder, ready to be written to
   * @throws BadInputException if it cannot be written, holds a run that may not be replaced, or is
   *     in use by another run
   */
  public static RunFolder open(String option, Path folder, boolean replace)
      throws BadInputException {
    String given = option + ": " + folder;
    if (folder.toString().isEmpty()) {
      throw new BadInputException(option + ": empty; allowed: a folder");
    }
    for (String name : FILES) {
      requireReplaceable(given, folder, replace, name);
    }
    Path draft = folder.resolve(PARTIAL);
    FileChannel lock = null;
    try {
      Files.createDirectories(draft);
      lock =
          FileChannel.open(
              draft.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(lock)) {
        lock.close();
        throw new BadInputException(given + " is in use by another run; allowed: another folder");
      }
      deleteLeftOver(draft);
    } catch (BadInputException e) {
      throw e;
    } catch (IOException e) {
      closeQuietly(lock);
      throw unwritable(given, e);
    }
    return new RunFolder(given, folder, draft, replace, lock);
  }

  /**
   * Deletes the files of an earlier run that was not published, arrays of any engine among them,
   * and half of those if it was killed.
   */
  private static void deleteLeftOver(Path draft) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.list(draft)) {
      found = files.filter(RunFolder::isOfARun).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : found) {
      Files.deleteIfExists(file);
    }
  }

  private static boolean isOfARun(Path file) {
    String name = AtomicFile.finalName(file.getFileName().toString());
    return name.endsWith(ARRAY) || FILES.contains(name);
  }

  private static void requireReplaceable(String given, Path folder, boolean replace, String name)
      throws BadInputException {
    if (!replace && Files.exists(folder.resolve(name))) {
      throw new BadInputException(
          given + " already holds a run (" + name + "); allowed: another folder, or --force");
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // What went wrong before is what the user needs to know.
      }
    }
  }

  /**
   * Says that the run writes a file that not every run does, such as an array of an engine's own.
   *
   * @param name of the file
   * @throws BadInputException if there is one that may not be replaced
   */
  public void expect(String name) throws BadInputException {
    if (files.contains(name)) {
      return;
    }
    requireReplaceable(given, folder, replace, name);
    // Before the markers.
    files.addFirst(name);
  }

  @Override
  public Path file(String name) {
    if (!files.contains(name)) {
      throw new IllegalArgumentException(name + " is not a file of a run");
    }
    return super.file(name);
  }

  /**
   * Moves the files written so far to their final names, in place of those of an older run. One
   * that cannot be moved stays in the draft, and does not keep the others there; but unless it is a
   * figure, the marker of a whole run stays as well.
   *
   * @throws IOException if one cannot be moved
   */
  public void publish() throws IOException {
    for (String name : files.reversed()) {
      if (MARKERS.contains(name) || !Files.exists(file(name))) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    IOException failure = null;
    boolean whole = true;
    for (String name : files) {
      Path file = file(name);
      if (Files.exists(file) && (whole || !MARKERS.contains(name))) {
        try {
          move(file, folder.resolve(name));
        } catch (IOException e) {
          whole &= FIGURES.contains(name);
          failure = first(failure, e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    setPublished();
  }

  private static IOException first(IOException before, IOException next) {
    if (before == null) {
      return next;
    }
    before.addSuppressed(next);
    return before;
  }

  /** Leaves the folder to others. */
  @Override
  protected void release(boolean done, boolean stays) {
    try (lock) {
      if (done) {
        Files.deleteIfExists(draft().resolve(LOCK));
        Files.deleteIfExists(draft());
      }
    } catch (IOException e) {
      // The files of the run do not depend on the draft, which is empty.
    }
  }
}
