package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  @Test
  void describesFileErrors() {
    assertEquals("x: no such file or folder", Errors.text(new NoSuchFileException("x")));
    assertEquals("x: permission denied", Errors.text(new AccessDeniedException("x")));
    assertEquals(
        "x: No space left on device",
        Errors.text(new FileSystemException("x", null, "No space left on device")));
    assertEquals("IOException", Errors.text(new IOException()));
  }

  @Test
  void findsWhatIsUnderAllWrapping() {
    RuntimeException own = new IllegalStateException("lanes: 5\nallowed: 4");
    RuntimeException suppressing = new IllegalStateException("around");
    suppressing.addSuppressed(new IOException("between", own));
    assertEquals("lanes: 5", Errors.innermost(new IOException("outermost", suppressing)));
    assertEquals("java.io.IOException", Errors.innermost(new IOException(null, (Throwable) null)));
  }

  @Test
  void keepsToOneLine() {
    assertEquals("one two three", Errors.line("one\n  two\r\nthree\n"));
  }
}
