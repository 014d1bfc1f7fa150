package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads results needs neither JMH nor a benchmark for it. */
class ReadersTest {
  private static final String OURS = "org/quadrant/benchmarks/";

  /** JMH, what lies beside the benchmarks, and the packages of further benchmarks. */
  private static final String MEASURING =
      "org/openjdk/jmh/.*|" + OURS + "([\\w$]+|(limits|functions|peers)/.*)";

  private static final Path CLASSES = classes();

  private static Path classes() {
    try {
      return Path.of(JmhResults.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalogue", "comparison", "page", "report", "results"})
  void loadNoClassThatMeasures(String reader) throws IOException {
    Deque<String> left = new ArrayDeque<>(classesOf(reader));
    assertTrue(left.size() > 3);
    Set<String> seen = new TreeSet<>(left);
    List<String> measuring = new ArrayList<>();
    while (!left.isEmpty()) {
      String user = left.remove();
      for (String used : usedBy(user)) {
        if (used.matches(MEASURING)) {
          measuring.add(user + " uses " + used);
        } else if (used.startsWith(OURS) && seen.add(used)) {
          left.add(used);
        }
      }
    }
    assertEquals(List.of(), measuring);
  }

  private static List<String> classesOf(String reader) throws IOException {
    try (Stream<Path> files = Files.list(CLASSES.resolve(OURS + reader))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList();
    }
  }

  private static List<String> usedBy(String name) throws IOException {
    return StreamSupport.stream(
            ClassFile.of().parse(CLASSES.resolve(name + ".class")).constantPool().spliterator(),
            false)
        .filter(ClassEntry.class::isInstance)
        .map(entry -> ((ClassEntry) entry).asInternalName())
        .filter(used -> !used.startsWith("["))
        .toList();
  }
}
