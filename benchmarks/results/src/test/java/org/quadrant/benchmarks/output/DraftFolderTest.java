package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of folder does, whatever its policy. */
class DraftFolderTest {
  @TempDir private Path draft;

  private final List<String> events = new ArrayList<>();
  private Plain folder;

  /** One without a policy. */
  private final class Plain extends DraftFolder {
    Plain() {
      super(draft);
    }

    void publish() {
      setPublished();
    }

    @Override
    protected void release(boolean done, boolean stays) {
      events.add((done ? "done, " : "not done, ") + (stays ? "stays" : "goes"));
    }
  }

  @BeforeEach
  void open() {
    folder = new Plain();
    folder.tellIfKept(kept -> events.add(kept.toString()));
  }

  @Test
  void tellsLastWhatIsKept() throws IOException {
    folder.keep();
    Files.writeString(folder.file("a.json"), "1");
    folder.close();
    assertEquals(List.of("not done, stays", draft.toString()), events);
  }

  @Test
  void doesNotTellOfWhatIsNotWorthKeeping() throws IOException {
    Files.writeString(folder.file("config.json"), "nothing was recorded yet");
    folder.close();
    assertEquals(List.of("not done, goes"), events);
  }

  @Test
  void doesNotTellOfFilesWithTheirFinalNames() throws IOException {
    folder.keep();
    Files.writeString(folder.file("a.json"), "1");
    folder.publish();
    folder.close();
    assertEquals(List.of("done, goes"), events);
  }

  @Test
  void locksAndHalfFilesAreNothingToTellOf() throws IOException {
    folder.keep();
    Files.writeString(folder.file(".lock"), "");
    Files.writeString(folder.file(".W.npy-12"), "half");
    folder.close();
    assertEquals(List.of("not done, goes"), events);
  }

  @Test
  void doesNotTellOfADraftThatIsGone() throws IOException {
    folder.keep();
    Files.delete(draft);
    folder.close();
    assertEquals(List.of("not done, goes"), events);
    Files.createDirectory(draft);
  }
}
