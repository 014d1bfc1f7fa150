package org.quadrant.benchmarks.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.quadrant.benchmarks.output.AtomicFile;

/** A copy of a jar of benchmarks in which some benchmarks are slower by a known share. */
public final class SlowedJar {
  private SlowedJar() {}

  /**
   * Makes the copy.
   *
   * @param benchmarks full names of classes and methods
   * @param percent by how much the benchmarks are to be slower, 0 … 100
   * @param copy created or replaced, whole or not at all
   * @throws IOException if a jar cannot be read or written
   * @throws IllegalArgumentException if the percentage is out of range, or the jar holds no such
   *     method
   */
  public static void write(Path jar, Collection<String> benchmarks, int percent, Path copy)
      throws IOException {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent: " + percent + "; allowed: 0 <= percent <= 100");
    }
    AtomicFile.write(copy, file -> writeSlowed(jar, benchmarks, percent, file));
  }

  private static void writeSlowed(Path jar, Collection<String> benchmarks, int percent, Path file)
      throws IOException {
    try (ZipFile original = new ZipFile(jar.toFile());
        OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      Map<String, Set<String>> methods = methods(original, benchmarks);
      Enumeration<? extends ZipEntry> entries = original.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = original.getInputStream(entry)) {
          Set<String> slowed = methods.get(entry.getName());
          zip.write(
              slowed == null
                  ? content.readAllBytes()
                  : SlowedClass.of(content.readAllBytes(), slowed, percent));
        }
        zip.closeEntry();
      }
    }
  }

  /** Names of methods by class file. */
  private static Map<String, Set<String>> methods(ZipFile jar, Collection<String> benchmarks) {
    Map<String, Set<String>> methods = new HashMap<>();
    for (String benchmark : benchmarks) {
      int dot = benchmark.lastIndexOf('.');
      methods
          .computeIfAbsent(classFile(jar, benchmark.substring(0, dot)), file -> new TreeSet<>())
          .add(benchmark.substring(dot + 1));
    }
    return methods;
  }

  /** A class in a class has a dot in its name, and a dollar sign in its file's. */
  private static String classFile(ZipFile jar, String name) {
    String path = name.replace('.', '/');
    while (jar.getEntry(path + ".class") == null) {
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException(name + ": no such class in the jar");
      }
      path = path.substring(0, slash) + "$" + path.substring(slash + 1);
    }
    return path + ".class";
  }
}
