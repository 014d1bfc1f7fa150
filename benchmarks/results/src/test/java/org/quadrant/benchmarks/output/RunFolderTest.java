package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path parent;

  private static RunFolder open(Path folder, boolean replace) throws IOException {
    return RunFolder.open("--out", folder, replace);
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static void assertRefused(Path folder, boolean replace, String message) {
    BadInputException error =
        assertThrows(BadInputException.class, () -> open(folder, replace).close());
    assertEquals(message, error.getMessage());
  }

  @Test
  void publishesFiles() throws IOException {
    Path folder = parent.resolve("a/b");
    try (RunFolder run = open(folder, false)) {
      Files.writeString(run.file("config.json"), "new");
      assertEquals(Set.of(".quadrant-partial"), files(folder));
      run.publish();
    }
    assertEquals(Set.of("config.json"), files(folder));
    assertEquals("new", Files.readString(folder.resolve("config.json")));
  }

  @Test
  void keepsWhatWasNotPublishedAside() throws IOException {
    try (RunFolder run = open(parent, false)) {
      Files.writeString(run.file("trajectory.csv"), "rows so far");
    }
    assertEquals(Set.of(".quadrant-partial"), files(parent));
    assertEquals(
        "rows so far",
        Files.readString(parent.resolve(".quadrant-partial").resolve("trajectory.csv")));
    try (RunFolder run = open(parent, false)) {
      run.publish();
    }
    assertEquals(Set.of(), files(parent));
  }

  @Test
  void refusesToReplaceARun() throws IOException {
    for (String name : new String[] {"summary.json", "case.json", "W.npy"}) {
      Path old = Files.createFile(parent.resolve(name));
      assertRefused(
          parent,
          false,
          "--out: %s already holds a run (%s); allowed: another folder, or --force"
              .formatted(parent, name));
      Files.delete(old);
    }
    assertEquals(Set.of(), files(parent));
  }

  @Test
  void replacesARunAsAWhole() throws IOException {
    for (String name : new String[] {"case.json", "X.npy", "W.npy", "notes.txt"}) {
      Files.writeString(parent.resolve(name), "old");
    }
    try (RunFolder run = open(parent, true)) {
      Files.writeString(run.file("W.npy"), "new");
      Files.writeString(run.file("summary.json"), "new");
      assertEquals("old", Files.readString(parent.resolve("W.npy")));
      run.publish();
    }
    assertEquals(Set.of("W.npy", "summary.json", "notes.txt"), files(parent));
    assertEquals("new", Files.readString(parent.resolve("W.npy")));
    assertEquals("old", Files.readString(parent.resolve("notes.txt")));
  }

  @Test
  void refusesAFolderInUse() throws IOException {
    try (RunFolder run = open(parent, false)) {
      Files.writeString(run.file("W.npy"), "first");
      assertRefused(
          parent, true, "--out: " + parent + " is in use by another run; allowed: another folder");
      assertEquals("first", Files.readString(run.file("W.npy")));
    }
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    for (Path folder : new Path[] {file, file.resolve("below")}) {
      BadInputException error =
          assertThrows(BadInputException.class, () -> open(folder, true).close());
      assertTrue(
          error.getMessage().startsWith("--out: " + folder + " cannot be written (")
              && error.getMessage().endsWith("); allowed: a writable folder"),
          error.getMessage());
    }
    assertRefused(Path.of(""), false, "--out: empty; allowed: a folder");
  }

  @Test
  void knowsItsFilesOnly() throws IOException {
    try (RunFolder run = open(parent, false)) {
      assertThrows(IllegalArgumentException.class, () -> run.file("../W.npy"));
    }
  }

  /** A folder in the place of a file cannot be replaced by it. */
  private RunFolder blockedBy(String name) throws IOException {
    Files.createDirectories(parent.resolve(name).resolve("in the way"));
    RunFolder run = open(parent, true);
    run.keep();
    for (String file : List.of("config.json", "W.npy", "blocks.svg", "summary.json")) {
      Files.writeString(run.file(file), "new");
    }
    return run;
  }

  @Test
  void aFileThatCannotBePublishedKeepsNoOtherBackButTheMarker() throws IOException {
    List<Path> kept = new ArrayList<>();
    try (RunFolder run = blockedBy("W.npy")) {
      run.tellIfKept(kept::add);
      assertThrows(IOException.class, run::publish);
    }
    Path partial = parent.resolve(".quadrant-partial");
    assertEquals(List.of(partial), kept);
    assertEquals("new", Files.readString(partial.resolve("W.npy")));
    assertEquals("new", Files.readString(partial.resolve("summary.json")));
    assertEquals("new", Files.readString(parent.resolve("config.json")));
    assertFalse(Files.exists(parent.resolve("summary.json")));
  }

  @Test
  void aFigureThatCannotBePublishedKeepsNothingBack() throws IOException {
    List<Path> kept = new ArrayList<>();
    try (RunFolder run = blockedBy("blocks.svg")) {
      run.tellIfKept(kept::add);
      assertThrows(IOException.class, run::publish);
    }
    assertEquals(1, kept.size());
    for (String name : List.of("config.json", "W.npy", "summary.json")) {
      assertEquals("new", Files.readString(parent.resolve(name)));
    }
  }

  /** One that was killed while it wrote a file. */
  @Test
  void halfAFileOfAnEarlierRunIsDeleted() throws IOException {
    Path partial = Files.createDirectory(parent.resolve(".quadrant-partial"));
    Files.writeString(partial.resolve(".W.npy-12"), "half");
    Files.writeString(partial.resolve(".factor.npy-12"), "half");
    Files.writeString(partial.resolve("factor.npy"), "whole, of an engine of its own");
    Files.writeString(partial.resolve("config.json"), "whole");
    try (RunFolder run = open(parent, false)) {
      assertEquals(Set.of(".lock"), files(partial));
      run.publish();
    }
    assertEquals(Set.of(), files(parent));
  }
}
