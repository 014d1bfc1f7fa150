package org.quadrant.benchmarks.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class JmhOutputTest {
  @Test
  void leavesOutThatTheLockIsIgnored() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JmhOutput output = new JmhOutput(out)) {
      output.println("# JMH version: 1.37");
      output.println(
          "# WARNING: JMH lock is ignored by user request, make sure no other JMH instances are"
              + " running");
      output.println("# Warmup: <none>");
    }
    assertEquals(
        List.of("# JMH version: 1.37", "# Warmup: <none>"), out.toString(UTF_8).lines().toList());
  }
}
