package org.quadrant.benchmarks.regression;

import java.io.IOException;
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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.Main;
import org.quadrant.benchmarks.FmaPeakBenchmark;

/** A benchmark jar of this build's own classes, as small as serves for the FMA peak. */
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
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Class<?> part :
          List.of(
              FmaPeakBenchmark.class,
              org.quadrant.simd.VectorKernels.class,
              Main.class,
              joptsimple.OptionParser.class,
              org.apache.commons.math3.util.FastMath.class)) {
        add(zip, source(part));
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

  private static void add(ZipOutputStream zip, Path source) throws IOException {
    if (Files.isDirectory(source)) {
      addFolder(zip, source);
      return;
    }
    try (FileSystem jar =
        FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
      addFolder(zip, jar.getPath("/"));
    }
  }

  private static void addFolder(ZipOutputStream zip, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith("module-info.class") || name.startsWith("META-INF/MANIFEST")) {
                  return;
                }
                if (name.startsWith("META-INF/") && !name.matches("META-INF/(Bench|Comp).*")) {
                  return;
                }
                try {
                  zip.putNextEntry(new ZipEntry(name));
                  zip.write(Files.readAllBytes(file));
                  zip.closeEntry();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
