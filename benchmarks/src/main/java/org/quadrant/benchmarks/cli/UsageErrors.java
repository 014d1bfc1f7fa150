package org.quadrant.benchmarks.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns what the library says about a setting into an error of the option of the same name. */
final class UsageErrors {
  private UsageErrors() {}

  /**
   * Makes something of a command's options.
   *
   * @param <T> what is made
   * @param command whose options they are
   * @param maker throws {@link IllegalArgumentException} or {@link UnsupportedOperationException}
   *     with a message that begins with the name of an option
   * @return what the maker returns
   * @throws ParameterException if the maker throws one of these
   */
  static <T> T check(CommandLine command, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ParameterException(command, "--" + e.getMessage(), e);
    }
  }
}
