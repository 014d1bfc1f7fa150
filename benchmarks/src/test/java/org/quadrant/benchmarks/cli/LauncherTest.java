package org.quadrant.benchmarks.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.CsvSource;
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
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,org.quadrant.simd.*::*,0.02",
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
        List.of("-Xmx1g", "-XX:+UseSerialGC", "-Dpattern=*"), output.subList(first, first + 3));
    assertFalse(output.contains("-XX:+UseParallelGC"), output.toString());
  }

  /** JMH's forks take over the flags of the JVM that starts them. */
  @ParameterizedTest
  @ValueSource(strings = {"bench", "run", "regress-study", "slow-down"})
  void whatIsMeasuredIsCompiledAsEverywhere(String command) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());

    List<String> output = run(command).output();

    assertTrue(output.contains(command), output.toString());
    assertTrue(output.stream().noneMatch(each -> each.contains("Compile")), output.toString());
  }

  @Test
  void prefersTheRuntimeOfABundle() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    Path runtime = jdk(launcher.resolveSibling("runtime").toString(), "25", VECTOR);

    assertEquals(runtime.toString(), run().output().getFirst());

    environment.put("QUADRANT_JAVA_HOME", environment.get("JAVA_HOME"));
    assertEquals(environment.get("JAVA_HOME"), run().output().getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "QUADRANT_JAVA_OPTS | -Xmx1g -XX:+UseZGC",
        "JAVA_TOOL_OPTIONS  | -XX:+UseG1GC",
        "JDK_JAVA_OPTIONS   | -XX:+UseSerialGC",
        "_JAVA_OPTIONS      | -XX:+UseShenandoahGC",
        "JAVA_TOOL_OPTIONS  | -Da=b -XX:+UseVendorsOwnGC -Dc=d",
        "JDK_JAVA_OPTIONS   | '-Da=b c' \"-XX:+UseG1GC\"",
        "JDK_JAVA_OPTIONS   | -XX:+Use'G1'GC",
        "JDK_JAVA_OPTIONS   | @options",
        "JAVA_TOOL_OPTIONS  | -XX:VMOptionsFile=options",
        "JAVA_TOOL_OPTIONS  | -XX:Flags=hotspotrc",
        "QUADRANT_JAVA_OPTS | -XX:-UseParallelGC",
      })
  void leavesTheCollectorToWhomeverNamesOne(String variable, String flags) throws Exception {
    writeOptions();
    assertFalse(startedWith(variable, flags).contains("-XX:+UseParallelGC"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "QUADRANT_JAVA_OPTS | -XX:+UseNUMA -XX:MaxGCPauseMillis=50",
        "QUADRANT_JAVA_OPTS | -XX:+UseDynamicNumberOfGCThreads",
        "QUADRANT_JAVA_OPTS | -XX:+UseGCOverheadLimit",
        "JAVA_TOOL_OPTIONS  | -XX:+UseAdaptiveSizePolicyWithSystemGC",
        "JAVA_TOOL_OPTIONS  | -XX:+UseMaximumCompactionOnSystemGC",
        "JDK_JAVA_OPTIONS   | -Dflag=-XX:+UseG1GC",
        "JDK_JAVA_OPTIONS   | '-Dwords=a -XX:+UseG1GC b'",
        "JDK_JAVA_OPTIONS   | -Dpattern=* -Dopen='a",
        "JDK_JAVA_OPTIONS   | @missing @itself @hotspotrc",
      })
  void keepsItsCollectorBesideOtherFlags(String variable, String flags) throws Exception {
    writeOptions();
    assertTrue(startedWith(variable, flags).contains("-XX:+UseParallelGC"));
  }

  private void writeOptions() throws IOException {
    Files.writeString(folder.resolve("options"), "# -XX:+UseZGC\n-Xmx1g\n\"-XX:+UseG1GC\"");
    Files.writeString(folder.resolve("hotspotrc"), "+UseG1GC\n");
    Files.writeString(folder.resolve("itself"), "@itself\n");
  }

  private List<String> startedWith(String variable, String flags) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    environment.put(variable, flags);
    return run().output();
  }

  @Test
  void aJvmThatDoesNotStartIsNoRegression() throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    script(jdk.resolve("bin/java"), "echo Unrecognized VM option; exit 1");
    environment.put("JAVA_HOME", jdk.toString());

    Outcome gate = run("regress", "--baseline", "a.jar");
    Outcome other = run("validate");

    assertEquals(
        new Outcome(4, List.of(), "Unrecognized VM option\nquadrant: the JVM does not start\n"),
        gate);
    assertEquals(1, other.exitCode());
  }

  @Test
  void regressStartsLikeOtherCommands() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());

    List<String> output = run("regress", "two words").output();

    assertEquals(List.of("regress", "two words"), output.subList(output.size() - 2, output.size()));
    assertFalse(output.contains("--dry-run"));
  }

  @Test
  void namesAColonInItsPath() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    Path place = Files.createDirectory(folder.resolve("10:00"));
    Files.createFile(place.resolve("benchmarks.jar"));
    launcher = Files.move(launcher, place.resolve("quadrant"));

    assertFailure(
        place.toRealPath()
            + " has a colon, which separates the parts of Java's class path; move the checkout\n",
        run());
  }

  /** What the JVM gets in place of LC_ALL and LC_CTYPE, where the machine knows some locales. */
  @ParameterizedTest
  @CsvSource({
    "C,           '',     '',          C.UTF-8,    '[C.UTF-8, ]'",
    "POSIX,       '',     de_DE.UTF-8, C.UTF-8,    '[C.UTF-8, ]'",
    "'',          C,      C.UTF-8,     C.UTF-8,    '[, C.UTF-8]'",
    "'',          '',     gone.UTF-8,  C.UTF-8,    '[, C.UTF-8]'",
    "'',          '',     C.UTF-8,     C.UTF-8,    '[, ]'",
    "C,           '',     '',          de_DE.utf8, '[de_DE.utf8, ]'",
    "C,           '',     '',          none,       '[C, ]'",
    "C,           latin1, '',          none,       '[C, latin1]'",
    "'',          latin1, '',          C.UTF-8,    '[, latin1]'",
  })
  void givesTheJvmALocaleWithAllCharacters(
      String all, String type, String lang, String known, String given) throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    script(jdk.resolve("bin/java"), "printf '%s\\n' \"[$LC_ALL, $LC_CTYPE]\"");
    environment.put("JAVA_HOME", jdk.toString());
    environment.putAll(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang));
    installLocale(known);

    assertEquals(given, run().output().getFirst());
  }

  @Test
  void believesTheNameOfALocaleWhereNoCommandKnowsIt() throws Exception {
    Path jdk = jdk("jdk", "25", VECTOR);
    script(jdk.resolve("bin/java"), "printf '%s\\n' \"[$LC_ALL, $LC_CTYPE]\"");
    environment.put("JAVA_HOME", jdk.toString());

    String none = run().output().getFirst();
    environment.put("LC_ALL", "POSIX");
    String posix = run().output().getFirst();
    environment.put("LC_ALL", "de_DE.utf8");
    String german = run().output().getFirst();

    assertEquals(
        List.of("[, C.UTF-8]", "[C.UTF-8, ]", "[de_DE.utf8, ]"), List.of(none, posix, german));
  }

  /** The names are made by a shell: this JVM may run in a locale that lacks them, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"$0\" train --out \"$name\"'            | 'an argument, '",
        "'cd \"$name\" && \"$0\" train --out run'    | 'the current folder, '",
        "'cd \"$name\" && \"$1/quadrant\" --version' | 'the current folder, '",
        "'\"$name/quadrant\" --version'            | 'the folder of this command, '",
        "'QUADRANT_JAVA_OPTS=-Dx=$name \"$0\"'     | 'what QUADRANT_JAVA_OPTS names, -Dx='",
      })
  void refusesNamesThatNoLocaleHas(String command, String what) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    environment.put("LC_ALL", "C");
    installLocale("none");

    Outcome outcome = shell("gr\\303\\266\\303\\237e", command);

    assertEquals(2, outcome.exitCode());
    assertEquals(List.of(), outcome.output());
    assertEquals(1, outcome.error().lines().count());
    assertTrue(
        outcome
            .error()
            .startsWith("quadrant: the locale, LC_ALL=C LC_CTYPE= LANG=, cannot name " + what),
        outcome.error());
    assertTrue(outcome.error().contains("set LC_ALL to a UTF-8 locale of this machine"));
  }

  /** Latin-1 in a locale of UTF-8. */
  @Test
  void refusesNamesThatAreNotOfTheLocale() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25", VECTOR).toString());
    environment.put("LC_ALL", "C.UTF-8");
    installLocale("C.UTF-8");
    script(path.resolve("iconv"), "exit 1");

    Outcome outcome = shell("gr\\366\\337e", "\"$0\" train --out \"$name\"");
    script(path.resolve("iconv"), "exit 0");
    Outcome sound = shell("gr\\303\\266\\303\\237e", "\"$0\" train --out \"$name\"");

    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.error().endsWith("e: it is not UTF-8; rename it\n"), outcome.error());
    assertEquals(0, sound.exitCode(), sound.error());
  }

  /** A command "locale" of a machine that knows one locale beside C and POSIX. */
  private void installLocale(String known) throws IOException {
    script(
        path.resolve("locale"),
        """
        if [ "$1" = -a ]; then printf '%%s\\n' C POSIX '%1$s'; exit; fi
        case ${LC_ALL:-${LC_CTYPE:-$LANG}} in
          '%1$s') echo UTF-8 ;;
          latin1) echo ISO-8859-1 ;;
          *) echo ANSI_X3.4-1968 ;;
        esac\
        """
            .formatted(known));
  }

  /** Runs a command with a copy of the installation in a folder whose name printf makes. */
  private Outcome shell(String name, String command) throws Exception {
    for (String tool : List.of("cp", "mkdir")) {
      script(path.resolve(tool), "exec " + findTool(tool) + " \"$@\"");
    }
    return start(
        new ProcessBuilder(
            findTool("sh").toString(),
            "-c",
            "name=$(printf '"
                + name
                + "') && mkdir -p \"$name\" && cp \"$1\"/* \"$name\" && "
                + command,
            launcher.toString(),
            launcher.getParent().toString()));
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
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(arguments));
    return start(builder);
  }

  private Outcome start(ProcessBuilder builder) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path error = folder.resolve("error");
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(output.toFile()).redirectError(error.toFile());
    int exitCode = builder.start().waitFor();
    // Names in messages are bytes that may be no text at all.
    return new Outcome(exitCode, Files.readAllLines(output), Files.readString(error, ISO_8859_1));
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
