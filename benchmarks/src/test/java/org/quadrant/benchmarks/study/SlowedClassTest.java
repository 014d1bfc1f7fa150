package org.quadrant.benchmarks.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowedClassTest {
  /** What the test slows down. */
  static class Work {
    private long done;

    /** Takes one and two slots of arguments and returns two. */
    double mixed(int a, double b, Object c, long d) {
      done++;
      return a + b + d + (c == null ? 0 : 1);
    }

    /** Returns nothing, and branches. */
    void none(boolean odd) {
      if (odd) {
        done += 2;
      } else {
        done++;
      }
    }

    /** Stays as it is. */
    long done() {
      return done;
    }
  }

  private static Object slowed(int percent) throws Exception {
    byte[] content;
    try (InputStream stream = Work.class.getResourceAsStream("SlowedClassTest$Work.class")) {
      content = SlowedClass.of(stream.readAllBytes(), Set.of("mixed", "none"), percent);
    }
    ClassLoader loader =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, content, 0, content.length);
          }
        };
    var constructor = loader.loadClass(Work.class.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10, 30, 100})
  void thatManyOfAHundredCallsWorkTwice(int percent) throws Exception {
    Object work = slowed(percent);
    Method mixed = method(work, "mixed", int.class, double.class, Object.class, long.class);
    Method none = method(work, "none", boolean.class);
    Method done = method(work, "done");
    for (int call = 0; call < 1000; call++) {
      assertEquals(call + 5.5, mixed.invoke(work, call, 1.5, "c", 3L));
    }
    assertEquals(1000L + 10L * percent, done.invoke(work));
    for (int call = 0; call < 1000; call++) {
      none.invoke(work, true);
    }
    assertEquals(3 * (1000L + 10L * percent), done.invoke(work));
  }

  private static Method method(Object work, String name, Class<?>... types) throws Exception {
    Method method = work.getClass().getDeclaredMethod(name, types);
    method.setAccessible(true);
    return method;
  }

  @Test
  void percentagesHaveARange() {
    assertEquals(
        "percent: 101; allowed: 0 <= percent <= 100",
        assertThrows(
                IllegalArgumentException.class,
                () -> SlowedJar.write(Path.of("a"), List.of(), 101, Path.of("b")))
            .getMessage());
    assertThrows(
        IOException.class, () -> SlowedJar.write(Path.of("none"), List.of(), 1, Path.of("b")));
  }
}
