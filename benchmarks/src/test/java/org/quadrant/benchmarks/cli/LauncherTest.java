package org.quadrant.benchmarks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the script {@code quadrant} on stand-ins for JDKs: folders with a {@code release} file and a
 * {@code java} that prints its own folder and its arguments, one a line.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path SCRIPT = Path.of("src/main/scripts/quadrant");
  private static final String VECTOR = "java.base jdk.incubator.vector java.logging";
  private static final String ADVICE = "install JDK 25 or newer, for example Eclipse Temurin 25\n";

  @TempDir private Path folder;
  private Path launcher;
  private Path path;
  private final Map<String, String> environment = new TreeMap<>();

  private record Outcome(int exitCode, List<String> output, String error) {}

  @BeforeEach
  void installBesideAnEmptySystem() throws IOException {
    Path installed = Files.createDirectories(folder.resolve("a place with spaces"));
    launcher = Files.copy(SCRIPT, installed.resolve("quadrant"));
    launcher.toFile().setExecutable(true);
    Files.createFile(installed.resolve("benchmarks.jar"));
    path = Files.createDirectory(folder.resolve("path"));
    for (String tool : List.of("readlink", "sed")) {
      script(path.resolve(tool), "exec " + findTool(tool) + " \"$@\"");
    }
    environment.put("PATH", path.toString());
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("QUADRANT_TEST_ROOT", folder.resolve("root").toString());
  }

  @Test
  void passesFlagsAndArgumentsOn() throws Exception {
    Path jdk = jdk("jdk", "25.0.3", VECTOR);
    environment.put("JAVA_HOME", jdk.toString());

    Outcome outcome = run("train", "--law", "two words", "*", "");

    String jar = launcher.resolveSibling("benchmarks.jar").toRealPath().toString();
    assertEquals(
        List.of(
            jdk.toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-XX:+UseParallelGC",
            "-classpath",
            jar,
            "org.quadrant.benchmarks.cli.QuadrantCommand",
            "train",
            "--law",
            "two words",
            "*",
            ""),
        outcome.output());
    assertEquals("", outcome.error());
  }

  @Test
  void splitsFurtherFlagsAndLeavesTheCollectorToThem() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    environment.put("QUADRANT_JAVA_OPTS", " -Xmx1g\t-XX:+UseSerialGC  -Dpattern=* ");

    List<String> output = run().output();

    int first = output.indexOf("-Xmx1g");
    assertEquals(
        List.of("-Djava.awt.headless=true", "-Xmx1g", "-XX:+UseSerialGC", "-Dpattern=*"),
        output.subList(first - 1, first + 3));
  }

  @Test
  void returnsTheExitCode() throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 42\n");
    environment.put("JAVA_HOME", jdk.toString());

    assertEquals(42, run().exitCode());
  }

  @Test
  void worksThroughLinks() throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    environment.put("JAVA_HOME", jdk.toString());
    Path links = Files.createDirectory(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), links.relativize(launcher));
    launcher = Files.createSymbolicLink(links.resolve("two"), Path.of("one"));

    assertEquals(jdk.toString(), run().output().getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.3", "26-ea", "101.1"})
  void takesVersionsFromTheMinimumOn(String version) throws Exception {
    Path jdk = jdk("jdk", version, VECTOR);
    environment.put("JAVA_HOME", jdk.toString());

    assertEquals(jdk.toString(), run().output().getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_452", "17.0.15", "24.0.2", ""})
  void passesOverOlderVersions(String version) throws Exception {
    environment.put("JAVA_HOME", jdk("old", version, VECTOR).toString());
    Path jdk = jdk("root/usr/lib/jvm/new", "25", VECTOR);

    assertEquals(jdk.toString(), run().output().getFirst());
  }

  @Test
  void prefersJavaHomeToThePathAndThePathToInstallFolders() throws Exception {
    Path first = jdk("first", "25", VECTOR);
    Path second = jdk("second", "25", VECTOR);
    Path third = jdk("root/opt/third", "25", VECTOR);
    Files.createSymbolicLink(path.resolve("java"), second.resolve("bin/java"));

    environment.put("JAVA_HOME", first.toString());
    String chosenFirst = run().output().getFirst();
    environment.remove("JAVA_HOME");
    String chosenSecond = run().output().getFirst();
    Files.delete(path.resolve("java"));
    String chosenThird = run().output().getFirst();

    assertAll(
        () -> assertEquals(first.toString(), chosenFirst),
        () -> assertEquals(second.toString(), chosenSecond),
        () -> assertEquals(third.toString(), chosenThird));
  }

  @Test
  void asksAJavaOnThePathThatIsNotInAJdk() throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    script(path.resolve("java"), "echo '    java.home = " + jdk + "' >&2");

    assertEquals(jdk.toString(), run().output().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root/usr/lib/jvm/temurin-25",
        "root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "root/opt/jdk-25",
        "home/.sdkman/candidates/java/25-tem",
        "home/.jdks/a name with spaces",
        "home/.asdf/installs/java/temurin-25"
      })
  void searchesInstallFolders(String home) throws Exception {
    Path jdk = jdk(home, "25", VECTOR);

    assertEquals(jdk.toString(), run().output().getFirst());
  }

  @Test
  void takesQuadrantJavaHomeOrNothing() throws Exception {
    environment.put("JAVA_HOME", jdk("good", "25", VECTOR).toString());
    Path chosen = jdk("chosen", "27", VECTOR);
    Path old = jdk("old", "17", VECTOR);

    environment.put("QUADRANT_JAVA_HOME", chosen.toString());
    String home = run().output().getFirst();
    environment.put("QUADRANT_JAVA_HOME", old.toString());
    Outcome refused = run();

    assertEquals(chosen.toString(), home);
    assertFailure("QUADRANT_JAVA_HOME, " + old + ", is not a JDK 25 or newer; " + ADVICE, refused);
  }

  @Test
  void namesARuntimeWithoutTheVectorModule() throws Exception {
    Path runtime = jdk("runtime", "25", "java.base java.logging");
    environment.put("JAVA_HOME", runtime.toString());

    assertFailure(runtime + " lacks the module jdk.incubator.vector; " + ADVICE, run());
  }

  @Test
  void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
    assertFailure("no JDK 25 or newer was found; " + ADVICE, run());
  }

  @Test
  void saysHowToBuildAMissingJar() throws Exception {
    Files.delete(launcher.resolveSibling("benchmarks.jar"));

    Outcome outcome = run();

    assertEquals(2, outcome.exitCode());
    assertTrue(
        outcome.error().endsWith("/benchmarks.jar is missing; build it with: mvn package\n"));
  }

  private static void assertFailure(String message, Outcome outcome) {
    assertEquals(new Outcome(2, List.of(), "quadrant: " + message), outcome);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path error = folder.resolve("error");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(output.toFile()).redirectError(error.toFile());
    int exitCode = builder.start().waitFor();
    return new Outcome(exitCode, Files.readAllLines(output), Files.readString(error));
  }

  private Path jdk(String home, String version, String modules) throws IOException {
    Path jdk = folder.resolve(home);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nMODULES=\"" + modules + "\"\n");
    script(jdk.resolve("bin/java"), "printf '%s\\n' '" + jdk + "' \"$@\"");
    return jdk;
  }

  private static void script(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path findTool(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
