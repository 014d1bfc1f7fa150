package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhJsonTest {
  private final JsonNode original = JmhFiles.tree(JmhFiles.SESSION);
  private final JsonNode published = JmhJson.publish(JmhFiles.SESSION);

  @Test
  void holdsNoPath() {
    assertEquals("java", published.path(0).path("jvm").asText());
    assertEquals("-Djava.io.tmpdir=…", published.path(0).path("jvmArgs").path(1).asText());
    assertFalse(published.toString().contains("/opt"), published.toString());
    assertFalse(published.toString().contains("/home"), published.toString());
  }

  @Test
  void countsTheForksThatWereMeasured() {
    assertEquals(2, published.path(0).path("forks").asInt());
    assertEquals(1, published.path(1).path("forks").asInt());
  }

  @Test
  void tellsHowManyForksWereMeasuredInOneGo() {
    assertEquals(1, published.path(0).path("forksPerMeasurement").asInt());
    String asked = JmhFiles.SESSION.replaceFirst("\"forks\" : 1", "\"forks\" : 3");
    assertEquals(3, JmhJson.publish(asked).path(0).path("forksPerMeasurement").asInt());
  }

  /** JMH's option -f 0 measures in the JVM of the session, once each time. */
  @Test
  void countsAMeasurementWithoutAFork() {
    String asked = JmhFiles.SESSION.replaceFirst("\"forks\" : 1", "\"forks\" : 0");
    JsonNode peak = JmhJson.publish(asked).path(0);
    assertEquals(0, peak.path("forks").asInt());
    assertEquals(1, peak.path("forksPerMeasurement").asInt());
  }

  @Test
  void leavesEverythingElseAsItWas() {
    List<String> changed = List.of("jvm", "jvmArgs", "forks", "forksPerMeasurement");
    for (int i = 0; i < original.size(); i++) {
      assertEquals(
          ((ObjectNode) original.path(i)).deepCopy().without(changed),
          ((ObjectNode) published.path(i)).deepCopy().without(changed));
    }
  }
}
