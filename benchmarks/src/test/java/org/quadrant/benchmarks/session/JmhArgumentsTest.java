package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class JmhArgumentsTest {
  private static JmhArguments parse(boolean quick, String words) {
    return JmhArguments.parse(quick, List.of(words.split(" ")));
  }

  @Test
  void keepsTheSelectionApart() {
    JmhArguments arguments = parse(false, "Step Peak -e Sampling -p engine=vector -p shape=a,b");
    assertEquals(List.of("Step", "Peak"), arguments.selected());
    assertEquals(List.of("Sampling"), arguments.deselected());
    assertEquals(List.of(), arguments.getIncludes());
    assertEquals(List.of(), arguments.getExcludes());
    assertEquals(List.of("engine", "shape"), arguments.parameterNames());
  }

  @Test
  void quickGivesWayToWhatIsAskedFor() {
    JmhArguments arguments = parse(true, "-f 4 -r 2s");
    assertEquals(4, arguments.getForkCount().get());
    assertEquals(TimeValue.seconds(2), arguments.getMeasurementTime().get());
    assertEquals(3, arguments.getMeasurementIterations().get());
    assertEquals(1, parse(true, "Step").getForkCount().get());
  }

  @Test
  void otherwiseTheBenchmarksSettingsHold() {
    assertFalse(parse(false, "Step").getForkCount().hasValue());
    assertFalse(parse(false, "Step").getWarmupTime().hasValue());
  }

  @Test
  void isSilentUnlessAskedForMore() {
    assertEquals(VerboseMode.SILENT, parse(false, "Step").verbosity().get());
    assertEquals(VerboseMode.EXTRA, parse(false, "Step -v EXTRA").verbosity().get());
  }

  @Test
  void estimatesHowLongACaseTakes() {
    assertEquals(27, parse(false, "Step").secondsPerCase());
    assertEquals(2 * (1 + 0.4 + 2), parse(false, "-f 2 -wi 2 -w 200ms -i 1 -r 2").secondsPerCase());
    assertEquals(1.5, parse(false, "-f 0 -wi 0 -i 1 -r 500ms").secondsPerCase());
  }

  @Test
  void threadsDoNotWaitForEachOtherUnlessAskedTo() {
    assertFalse(parse(false, "Peak -t 2").shouldSyncIterations().get());
    assertTrue(parse(false, "Peak -t 2 -si true").shouldSyncIterations().get());
  }

  @ParameterizedTest
  @CsvSource({
    "--quik, 'JMH: quik'",
    "-f x, 'JMH: '",
    "-jvm /opt/java, '-jvm: /opt/java; allowed: '",
    "-o out.txt, '-o, -rf, -rff: allowed '",
    "-rf json, '-o, -rf, -rff: allowed '",
    "-rff a.json, '-o, -rf, -rff: allowed '"
  })
  void refusesInOneLine(String words, String beginning) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> parse(false, words));
    assertTrue(error.getMessage().startsWith(beginning), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
