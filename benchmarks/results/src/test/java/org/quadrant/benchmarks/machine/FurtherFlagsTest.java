package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FurtherFlagsTest {
  private static final List<String> LAUNCHER = FurtherFlags.LAUNCHER;

  @Test
  void leavesOutWhatTheLauncherGives() {
    List<String> flags = new ArrayList<>(LAUNCHER);
    flags.addAll(FurtherFlags.EARLY);
    assertEquals(List.of(), FurtherFlags.of(flags));
    flags.addAll(List.of("-XX:UseAVX=2", "-Xint", "-javaagent:/home/a/agent.jar"));
    assertEquals(List.of("-XX:UseAVX=2", "-Xint", "-javaagent:…"), FurtherFlags.of(flags));
  }

  /** The collector has a variable of its own in the script, and so no line among the flags. */
  @Test
  void knowsTheLauncher() throws IOException {
    String script = Files.readString(Path.of("../src/main/scripts/quadrant"));
    String start = script.substring(script.indexOf("\nset -- ") + 1);
    List<String> given =
        start
            .lines()
            .skip(1)
            .takeWhile(line -> !line.contains("$collector"))
            .map(line -> line.replace("--add-modules \"$module\"", LAUNCHER.getFirst()))
            .map(line -> line.replace(" \\", "").strip())
            .toList();
    assertEquals(LAUNCHER.subList(0, LAUNCHER.size() - 1), given);
    assertTrue(script.contains("collector=" + LAUNCHER.getLast()));
    String early = script.substring(script.indexOf("early='-XX"));
    assertEquals(
        String.join(" ", FurtherFlags.EARLY),
        early.substring("early='".length(), early.indexOf('\'', 7)).replaceAll("\\s+", " "));
  }
}
