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
  void keepsToOneLine() {
    assertEquals("one two three", Errors.line("one\n  two\r\nthree\n"));
  }
}
