package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.BadInputException;

class ResultFolderTest {
  @TempDir private Path results;

  private List<String> machineFolder() throws IOException {
    try (Stream<Path> paths = Files.list(results.resolve("machine"))) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }

  private void publish(String fileName, String content) throws IOException {
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      Files.writeString(folder.file(fileName), content);
      assertFalse(Files.exists(results.resolve("machine/bench").resolve(fileName)));
      assertEquals(results.resolve("machine/bench"), folder.publish());
    }
  }

  @Test
  void appearsWhole() throws IOException {
    publish("a.json", "1");
    assertEquals(List.of("bench"), machineFolder());
    assertEquals("1", Files.readString(results.resolve("machine/bench/a.json")));
  }

  @Test
  void replacesAnEarlierRunAltogether() throws IOException {
    publish("a.json", "1");
    publish("b.json", "2");
    assertEquals(List.of("bench"), machineFolder());
    assertFalse(Files.exists(results.resolve("machine/bench/a.json")));
    assertEquals("2", Files.readString(results.resolve("machine/bench/b.json")));
  }

  private void publishIncomplete(String content, String name) throws IOException {
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      Files.writeString(folder.file("a.json"), content);
      assertEquals(results.resolve("machine").resolve(name), folder.publishIncomplete());
    }
    assertEquals(content, Files.readString(results.resolve("machine").resolve(name + "/a.json")));
  }

  @Test
  void leavesAnEarlierRunAloneIfItLacksAPart() throws IOException {
    publishIncomplete("1", "bench");
    publish("b.json", "2");
    publishIncomplete("3", "bench-incomplete");
    publishIncomplete("4", "bench-incomplete");
    assertEquals("2", Files.readString(results.resolve("machine/bench/b.json")));
    assertEquals(2, machineFolder().size());
  }

  @Test
  void leavesAnEarlierRunAloneIfItBreaksOff() throws IOException {
    publish("a.json", "1");
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      Files.writeString(folder.file("a.json"), "2");
      Files.createDirectory(folder.file("training"));
      Files.writeString(folder.file("training").resolve("b"), "3");
    }
    assertEquals(List.of("bench"), machineFolder());
    assertEquals("1", Files.readString(results.resolve("machine/bench/a.json")));
  }

  @Test
  void leavesWhatIsToBeKeptUnderItsHiddenName() throws IOException {
    Path file;
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      folder.keep();
      file = Files.writeString(folder.file("a.json"), "1");
    }
    assertEquals("1", Files.readString(file));
    assertTrue(file.getParent().getFileName().toString().startsWith(".bench"));
  }

  /** Process numbers come again, in containers with every run. */
  @Test
  void leavesTheDraftOfAnotherRunAlone() throws IOException {
    Path file;
    try (ResultFolder killed = ResultFolder.begin(results, "machine", "bench")) {
      killed.keep();
      file = Files.writeString(killed.file("a.json"), "1");
    }
    publish("a.json", "2");
    assertEquals("1", Files.readString(file));
    assertEquals(2, machineFolder().size());
  }

  /** The temporary folders of the JDK are the owner's alone. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasThePermissionsOfAnyOtherFolder() throws IOException {
    publish("a.json", "1");
    Path other = Files.createDirectory(results.resolve("other"));
    assertEquals(
        Files.getAttribute(other, "posix:permissions"),
        Files.getAttribute(results.resolve("machine/bench"), "posix:permissions"));
  }

  @Test
  void putsTheEarlierRunBackIfItCannotTakeItsPlace() throws IOException {
    publish("a.json", "1");
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      Files.delete(folder.draft());
      assertThrows(IOException.class, folder::publish);
    }
    assertEquals(List.of("bench"), machineFolder());
    assertEquals("1", Files.readString(results.resolve("machine/bench/a.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\\b", ".hidden", "-x", "a b"})
  void refusesNamesThatAreNotPlain(String name) {
    BadInputException error =
        assertThrows(
            BadInputException.class, () -> ResultFolder.begin(results, "machine", name).close());
    assertTrue(error.getMessage().startsWith("--name: " + name), error.getMessage());
  }

  @Test
  void saysInOneLineThatTheFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(results.resolve("file"), "");
    BadInputException error =
        assertThrows(
            BadInputException.class, () -> ResultFolder.begin(file, "machine", "bench").close());
    assertTrue(
        error.getMessage().matches("--results: .*file cannot be written \\(.*\\); allowed: .*"),
        error.getMessage());
  }

  /** Something in the way of the earlier run, which has to make room. */
  @Test
  void keepsWhatItCannotPublishAndSaysWhere() throws IOException {
    publish("a.json", "1");
    List<Path> kept = new ArrayList<>();
    Path draft;
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      folder.tellIfKept(kept::add);
      draft = folder.draft();
      Files.writeString(folder.file("b.json"), "2");
      Files.createDirectories(results.resolve("machine/" + draft.getFileName() + "-former/x"));
      assertThrows(IOException.class, folder::publish);
    }
    assertEquals(List.of(draft), kept);
    assertEquals("2", Files.readString(draft.resolve("b.json")));
    assertEquals("1", Files.readString(results.resolve("machine/bench/a.json")));
  }

  @Test
  void anEmptyDraftIsNothingToKeep() throws IOException {
    try (ResultFolder folder = ResultFolder.begin(results, "machine", "bench")) {
      folder.keep();
    }
    assertEquals(List.of(), machineFolder());
  }
}
