package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void replacesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "old");
    AtomicFile.write(file, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void theOldFileIsThereWhileTheNewOneIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "old");
    AtomicFile.write(
        file,
        draft -> {
          Files.writeString(draft, "half");
          assertEquals("old", Files.readString(file));
          Files.writeString(draft, "whole");
        });
    assertEquals("whole", Files.readString(file));
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "old");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                draft -> {
                  Files.writeString(draft, "half");
                  throw new IOException("No space left on device");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }
}
