package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhLockTest {
  @TempDir private Path folder;
  private final StringWriter progress = new StringWriter();
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("jmh.lock");
  }

  private JmhLock take(BooleanSupplier stop) throws IOException {
    return JmhLock.await(file, false, new PrintWriter(progress), stop);
  }

  /** As JMH does: at once or not at all. */
  private boolean isFree() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private List<String> said() {
    return progress.toString().lines().toList();
  }

  @Test
  void isTakenAndGivenBackWithoutAWord() throws IOException {
    try (JmhLock _ = take(() -> false)) {
      assertFalse(isFree());
    }
    assertTrue(isFree());
    assertEquals(List.of(), said());
  }

  /** The other one ends when this one has asked twice. */
  @Test
  void waitsForAnotherWithOneMessage() throws IOException {
    JmhLock other = take(() -> false);
    int[] asked = {0};
    BooleanSupplier stop =
        () -> {
          asked[0]++;
          if (asked[0] == 2) {
            close(other);
          }
          return false;
        };
    try (JmhLock mine = take(stop)) {
      assertFalse(isFree());
      assertTrue(mine.waitedNanos() > 0);
    }
    assertEquals(2, asked[0]);
    assertEquals(
        List.of(
            "waiting for another JMH on this machine to end: it holds "
                + file
                + "; Ctrl-C to give up"),
        said());
  }

  private static void close(JmhLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void waitsNoLongerThanItIsToldTo() throws IOException {
    try (JmhLock _ = take(() -> false);
        JmhLock _ = take(() -> true)) {
      assertEquals(1, said().size());
    }
    assertTrue(isFree());
  }

  @Test
  void whoeverIgnoresItWaitsForNobody() throws IOException {
    try (JmhLock _ = take(() -> false);
        JmhLock _ = JmhLock.await(file, true, new PrintWriter(progress), () -> false)) {
      assertEquals(List.of(), said());
    }
  }

  @Test
  void aFileThatCannotBeLockedIsNamed() throws IOException {
    Files.createDirectory(file);
    IOException e = assertThrows(IOException.class, () -> take(() -> false));
    assertTrue(e.getMessage().startsWith("JMH's lock, " + file + ": cannot be taken ("));
    assertTrue(e.getMessage().endsWith("or QUADRANT_JAVA_OPTS=-Djmh.ignoreLock=true"));
  }

  @Test
  void everyUserCanTakeIt() throws IOException {
    try (JmhLock _ = take(() -> false)) {
      assertTrue(Files.isWritable(file));
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        assertTrue(Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE));
      }
    }
  }
}
