package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file in one step: whoever reads it finds all of the old text or all of the new. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What is in a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param file a hidden one, which then takes the place of the other
     * @throws IOException if it cannot be written
     */
    void write(Path file) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param file created or replaced
   * @param text its content, written in UTF-8
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public static void write(Path file, String text) throws IOException {
    write(file, draft -> Files.writeString(draft, text));
  }

  /**
   * Writes a file.
   *
   * @param file created or replaced
   * @param content what is in it; if it throws, the old file is as it was
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public static void write(Path file, Content content) throws IOException {
    Path draft =
        file.resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      content.write(draft);
      move(draft, file);
    } catch (IOException | RuntimeException | Error e) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException further) {
        e.addSuppressed(further);
      }
      throw e;
    }
  }

  /**
   * Of a file that was being written when its process was killed, the name that it was to get; of
   * any other, its own.
   */
  static String finalName(String found) {
    int end = found.lastIndexOf('-');
    return found.startsWith(".") && end > 0 ? found.substring(1, end) : found;
  }

  /**
   * Gives a file or a folder its final name in one step.
   *
   * @param draft what was written
   * @param place its final name in the same file system, where it replaces a file
   * @throws IOException if it cannot be moved; both are then as they were
   */
  static void move(Path draft, Path place) throws IOException {
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
