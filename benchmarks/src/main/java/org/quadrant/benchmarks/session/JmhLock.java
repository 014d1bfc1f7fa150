package org.quadrant.benchmarks.session;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.quadrant.benchmarks.output.Errors;

/**
 * The lock by which two of JMH never measure at once on a machine, held for a whole session. JMH
 * itself takes it for each measurement anew and fails at once where another one has it, so that a
 * session would lose whatever begins in that moment.
 *
 * <p>Where the file belongs to somebody else and can only be read, the lock is a shared one: it
 * keeps off all who can write the file, and none who can only read it as well. Who takes such a
 * lock is told.
 */
public final class JmhLock implements AutoCloseable {
  private static final String IGNORE = "jmh.ignoreLock";

  /** Whether somebody wants no lock at all. */
  private static final boolean IGNORED = Boolean.getBoolean(IGNORE);

  private static final long BETWEEN_TRIES_MILLISECONDS = 200;

  static {
    System.setProperty(IGNORE, "true");
  }

  /** Null where there is no lock. */
  private final FileChannel channel;

  private final long waited;

  private JmhLock(FileChannel channel, long waited) {
    this.channel = channel;
    this.waited = waited;
  }

  /** Keeps JMH from taking the lock. It asks once, when its runner is loaded. */
  static void takeOver() {
    // The initialisation of this class has done it.
  }

  /**
   * Takes the lock; waits until another JMH has left it.
   *
   * @param progress receives a line if there is something to wait for
   * @param stop whether to wait no longer; what is returned then is no lock
   * @return the lock, to be closed at the end of the session
   * @throws IOException if the file cannot be locked
   */
  public static JmhLock await(PrintWriter progress, BooleanSupplier stop) throws IOException {
    return await(file(), IGNORED, progress, stop);
  }

  /** JMH's own choice. */
  private static Path file() {
    return Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
  }

  static JmhLock await(Path file, boolean ignored, PrintWriter progress, BooleanSupplier stop)
      throws IOException {
    if (ignored) {
      return new JmhLock(null, 0);
    }
    long begin = System.nanoTime();
    FileChannel channel = null;
    boolean held = false;
    try {
      boolean shared = Files.exists(file) && !Files.isWritable(file);
      channel = open(file, shared);
      held = tryLock(channel, shared);
      if (!held) {
        progress.println(
            "waiting for another JMH on this machine to end: it holds "
                + file
                + "; Ctrl-C to give up");
        progress.flush();
      }
      while (!held && !stop.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLISECONDS);
        held = tryLock(channel, shared);
      }
      if (held && shared) {
        progress.println(
            file
                + " can only be read: another who can do no more with it may measure at the same"
                + " time");
        progress.flush();
      }
      return new JmhLock(held ? channel : null, System.nanoTime() - begin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JmhLock(null, System.nanoTime() - begin);
    } catch (IOException e) {
      throw new IOException(
          "JMH's lock, "
              + file
              + ": cannot be taken ("
              + Errors.text(e)
              + "); allowed: a file that can be locked, or QUADRANT_JAVA_OPTS=-D"
              + IGNORE
              + "=true",
          e);
    } finally {
      if (channel != null && !held) {
        channel.close();
      }
    }
  }

  /**
   * Another user's file may be there to be read only. A shared lock keeps off all who can write it,
   * and waits for them. A file that exists is not opened as a new one: in folders such as /tmp,
   * Linux denies that where it belongs to another.
   */
  private static FileChannel open(Path file, boolean shared) throws IOException {
    if (shared) {
      return FileChannel.open(file, StandardOpenOption.READ);
    }
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      FileChannel created =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // As JMH does it, so that the next user can write it, too.
      boolean _ = file.toFile().setWritable(true, false);
      return created;
    }
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another session in this JVM has it.
      return false;
    }
  }

  /**
   * How long it took.
   *
   * @return nanoseconds
   */
  public long waitedNanos() {
    return waited;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
