package org.quadrant.benchmarks.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in one line what went wrong with a file. */
public final class Errors {
  private Errors() {}

  /**
   * Describes an error. The messages of the JDK's file errors are often a path and nothing else.
   *
   * @return one line
   */
  public static String text(IOException error) {
    String text =
        switch (error) {
          case NoSuchFileException e -> e.getFile() + ": no such file or folder";
          case AccessDeniedException e -> e.getFile() + ": permission denied";
          case FileAlreadyExistsException e -> e.getFile() + ": exists and is not a folder";
          case NotDirectoryException e -> e.getFile() + ": not a folder";
          case FileSystemException e when e.getReason() == null -> e.getFile() + ": cannot be used";
          default ->
              error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        };
    return line(text);
  }

  /**
   * Describes an error of a file that is named beside it.
   *
   * @return one line, without the file where the error itself names one
   */
  public static String reason(IOException error) {
    if (!(error instanceof FileSystemException system) || system.getFile() == null) {
      return text(error);
    }
    String text = system.getReason() == null ? text(error) : line(system.getReason());
    String named = system.getFile() + ": ";
    return text.startsWith(named) ? text.substring(named.length()) : text;
  }

  /**
   * Says what a benchmark itself complained of, under all that JMH wraps around it.
   *
   * @return first line of the message of the innermost failure, or its kind if it has none
   */
  public static String innermost(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null || inner.getSuppressed().length > 0) {
      inner = inner.getSuppressed().length > 0 ? inner.getSuppressed()[0] : inner.getCause();
    }
    String message = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return line(message.lines().findFirst().orElse(""));
  }

  /**
   * Puts a message on one line.
   *
   * @return the text with line breaks replaced by spaces
   */
  public static String line(String message) {
    return message.strip().replaceAll("\\R\\s*", " ");
  }
}
