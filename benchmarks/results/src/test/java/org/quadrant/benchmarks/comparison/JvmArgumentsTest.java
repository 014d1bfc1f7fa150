package org.quadrant.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmArgumentsTest {
  private static JvmArguments compare(String before, String after) {
    return JvmArguments.compare(arguments(before), arguments(after));
  }

  private static List<String> arguments(String text) {
    return text.equals("none") ? List.of() : List.of(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -Dimpl=fast                 | -Dimpl=slow                  | -Dimpl=fast and -Dimpl=slow
          -Dimpl=fast                 | none                         | -Dimpl=fast and none
          -Dn=1                       | -Dn=2                        | -Dn=1 and -Dn=2
          -Dimpl                      | -Dimpl=slow                  | -Dimpl and -Dimpl=slow
          -Dimpl=a -Dimpl=b           | -Dimpl=b -Dimpl=a            | -Dimpl=b and -Dimpl=a
          -Dtype=application/json     | -Dtype=application/xml       | -Dtype=application/json and -Dtype=application/xml
          -Durl=http://a/x            | -Durl=http://b/x             | -Durl=http://a/x and -Durl=http://b/x
          -Ddata=/home/a/small.txt    | -Ddata=/home/a/large.txt     | -Ddata=…/small.txt and -Ddata=…/large.txt
          -javaagent:/home/a/x.jar    | -javaagent:/home/a/y.jar     | -javaagent:…/x.jar and -javaagent:…/y.jar
          -Ddata=C:\\a\\x             | -Ddata=C:\\a\\y              | -Ddata=…/x and -Ddata=…/y
          -XX:UseAVX=2                | none                         | -XX:UseAVX=2 and none
          -XX:+UseParallelGC          | -XX:+UseSerialGC -Xint       | -XX:+UseParallelGC and -XX:+UseSerialGC -Xint
          -XX:+UseG1GC -XX:-UseG1GC   | -XX:-UseG1GC -XX:+UseG1GC    | -XX:-UseG1GC and -XX:+UseG1GC
          -Xmx1g -Xmx2g               | -Xmx2g -Xmx1g                | -Xmx2g and -Xmx1g
          -XX:CompileCommand=a,b -XX:CompileCommand=c,d | -XX:CompileCommand=c,d | -XX:CompileCommand=a,b and none
          -Dimpl=fast -Dother=…       | -Dimpl=slow -Dother=x        | -Dimpl=fast and -Dimpl=slow
          """)
  void findsAndShowsDifferences(String before, String after, String text) {
    JvmArguments difference = compare(before, after);
    assertEquals(text, difference.text());
    assertEquals(true, difference.isDifferent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -Xint -Xmx1g                | -Xmx1g -Xint -Xint
          -Xmx2g -Xmx1g               | -Xmx1g
          -Djava.io.tmpdir=/home/a    | -Djava.io.tmpdir=…
          -Djava.io.tmpdir=/home/a    | none
          -Duser.name=a -Duser.home=/home/a | -Duser.name=b -Duser.home=/home/b
          """)
  void findsNothing(String before, String after) {
    JvmArguments difference = compare(before, after);
    assertFalse(difference.isDifferent(), difference.text());
    assertEquals(Set.of(), difference.folders());
    assertEquals(Set.of(), difference.hidden());
  }

  /** A published file hides values, and another user has other folders. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -javaagent:/home/a/x.jar    | -javaagent:/home/b/x.jar | -javaagent:…/x.jar |
          -Ddata=file:/home/a/x       | -Ddata=file:/home/b/x    | -Ddata=…/x         |
          -javaagent:…                | -javaagent:/home/b/x.jar |                    | -javaagent:…
          -Dimpl=slow                 | -Dimpl=…                 |                    | -Dimpl=…
          -Dimpl=…                    | -Dimpl=…                 |                    | -Dimpl=…
          """)
  void saysWhatCannotBeTold(String before, String after, String folders, String hidden) {
    for (JvmArguments difference : List.of(compare(before, after), compare(after, before))) {
      assertFalse(difference.isDifferent(), difference.text());
      assertEquals(folders == null ? Set.of() : Set.of(folders), difference.folders());
      assertEquals(hidden == null ? Set.of() : Set.of(hidden), difference.hidden());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -Dtoken=abc                 | -Dtoken=xyz              | -Dtoken=… and -Dtoken=… (what is hidden differs)
          -Ddb.password=abc           | none                     | -Ddb.password=… and none
          -DapiKey=abc                | -DapiKey=abd             | -DapiKey=… and -DapiKey=… (what is hidden differs)
          -Durl=db://me:abc@host/x    | -Durl=db://me:abc@host/y | -Durl=db://…@host/x and -Durl=db://…@host/y
          -Dtokenizer=fast            | -Dtokenizer=slow         | -Dtokenizer=fast and -Dtokenizer=slow
          """)
  void hidesWhatLooksLikeASecretAfterComparingIt(String before, String after, String text) {
    assertEquals(text, compare(before, after).text());
  }
}
