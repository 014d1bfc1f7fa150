package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file in one step: whoever reads it finds all of the old text or all of the new. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file.
   *
   * @param file created or replaced
   * @param text its content, written in UTF-8
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public static void write(Path file, String text) throws IOException {
    Path draft =
        file.resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
