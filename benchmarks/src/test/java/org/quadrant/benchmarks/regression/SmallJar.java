package org.quadrant.benchmarks.regression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.Main;
import org.quadrant.benchmarks.FmaPeakBenchmark;

/** A benchmark jar of this build's own classes, as small as serves for kernels and the probe. */
public final class SmallJar {
  private SmallJar() {}

  /**
   * Writes the jar.
   *
   * @param file created
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path write(Path file) throws IOException {
    return write(file, line -> line);
  }

  /**
   * Writes the jar with another list of benchmarks.
   *
   * @param file created
   * @param list what becomes of each line of JMH's list; null for nothing
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path write(Path file, UnaryOperator<String> list) throws IOException {
    return write(file, list, name -> false);
  }

  /**
   * Writes the jar without the class that is asked what the engines do, like one of another suite.
   *
   * @param file created
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path writeWithoutProbe(Path file) throws IOException {
    String probe = EngineProbe.class.getName().replace('.', '/') + ".class";
    return write(file, line -> line, probe::equals);
  }

  private static Path write(Path file, UnaryOperator<String> list, Predicate<String> without)
      throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      // A jar of some megabytes that is read a few times: compressing it takes longer than it
      // saves.
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Class<?> part :
          List.of(
              FmaPeakBenchmark.class,
              EngineProbe.class,
              org.quadrant.benchmarks.output.Json.class,
              org.quadrant.simd.VectorKernels.class,
              Main.class,
              joptsimple.OptionParser.class,
              com.fasterxml.jackson.annotation.JsonProperty.class,
              com.fasterxml.jackson.core.JsonFactory.class,
              com.fasterxml.jackson.databind.ObjectMapper.class,
              org.apache.commons.math3.util.FastMath.class)) {
        add(zip, source(part), list, without);
      }
    }
    return file;
  }

  /**
   * Writes a jar that can be opened, with a list of benchmarks, and runs nothing.
   *
   * @param file created or replaced
   * @param list what becomes of each line of JMH's list; null for nothing
   * @param files further ones, by their path in the jar
   * @return the file
   * @throws IOException if it cannot be written
   */
  static Path listing(Path file, UnaryOperator<String> list, Map<String, String> files)
      throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream);
        InputStream lines = SmallJar.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      zip.putNextEntry(new ZipEntry("META-INF/BenchmarkList"));
      zip.write(altered(new String(lines.readAllBytes(), UTF_8), list));
      zip.putNextEntry(new ZipEntry("org/openjdk/jmh/Main.class"));
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(UTF_8));
      }
    }
    return file;
  }

  private static Path source(Class<?> part) {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(
      ZipOutputStream zip, Path source, UnaryOperator<String> list, Predicate<String> without)
      throws IOException {
    if (Files.isDirectory(source)) {
      addFolder(zip, source, list, without);
      return;
    }
    try (FileSystem jar =
        FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
      addFolder(zip, jar.getPath("/"), list, without);
    }
  }

  private static void addFolder(
      ZipOutputStream zip, Path folder, UnaryOperator<String> list, Predicate<String> without)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith("module-info.class")
                    || name.startsWith("META-INF/MANIFEST")
                    || without.test(name)) {
                  return;
                }
                if (name.startsWith("META-INF/") && !name.matches("META-INF/(Bench|Comp).*")) {
                  return;
                }
                try {
                  zip.putNextEntry(new ZipEntry(name));
                  zip.write(
                      name.equals("META-INF/BenchmarkList")
                          ? altered(Files.readString(file), list)
                          : Files.readAllBytes(file));
                  zip.closeEntry();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private static byte[] altered(String lines, UnaryOperator<String> list) {
    return lines
        .lines()
        .map(list)
        .filter(Objects::nonNull)
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }
}
