package org.quadrant.benchmarks.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Djmh.ignoreLock=false",
        "-Dwidth=16",
        "-XX:+UseParallelGC",
        "-XX:UseAVX=2",
        "-Xmx4g",
        "-Xlog:gc*",
        "StepBenchmark.*",
        "shape=4096x1024x256",
        "law=xor-mixture:2:1"
      })
  void keepsWhatTellsNothing(String argument) {
    assertEquals(argument, Redaction.argument(argument));
  }

  @ParameterizedTest
  @CsvSource({
    "-Duser.name=somebody, -Duser.name=…",
    "-Djava.io.tmpdir=/tmp/x, -Djava.io.tmpdir=…",
    "-Xlog:gc:file=/home/a/gc.log, -Xlog:…",
    "-XX:ErrorFile=/home/a/e.log, -XX:…",
    "-javaagent:/home/a/agent.jar=x, -javaagent:…",
    "--module-path=C:\\a\\b, --module-path=…",
    "/home/a/b.json, …",
    "C:\\a\\b.json, C:…",
    "a/b, …"
  })
  void hidesPathsAndValuesOfProperties(String argument, String published) {
    assertEquals(published, Redaction.argument(argument));
  }

  @Test
  void hidesPathsInMessages() {
    assertEquals(
        "cannot lock … by another, exiting",
        Redaction.message("cannot lock (/tmp/jmh.lock): by another, exiting"));
    assertEquals("lanes: 16; allowed: 4, 8", Redaction.message("lanes: 16; allowed: 4, 8"));
  }
}
