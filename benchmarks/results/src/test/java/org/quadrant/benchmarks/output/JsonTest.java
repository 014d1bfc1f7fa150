package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @TempDir private Path folder;

  private record Sample(double number, double missing, double infinite, List<String> names) {}

  @Test
  void writesRecords() throws IOException {
    Path file = folder.resolve("sample.json");
    Json.write(file, new Sample(0.1, Double.NaN, Double.NEGATIVE_INFINITY, List.of("+μ₁")));
    assertEquals(
        """
        {
          "number": 0.1,
          "missing": null,
          "infinite": null,
          "names": [
            "+μ₁"
          ]
        }
        """,
        Files.readString(file));
  }

  @Test
  void readsObjects() throws IOException {
    Path file = Files.writeString(folder.resolve("object.json"), "{\"d\": 3, \"eta\": 1e-1}");
    ObjectNode object = Json.readObject(file);
    assertEquals(3, object.get("d").intValue());
    assertEquals(0.1, object.get("eta").doubleValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"d\": 3} {}", "{\"d\": 3, \"d\": 4}", "{d: 3}", "[1]", "7"})
  void refusesOtherThanOneObject(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), text);
    BadInputException error = assertThrows(BadInputException.class, () -> Json.readObject(file));
    assertTrue(error.getMessage().startsWith(file + ": not "), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
